package io.rampwatch.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image is to a container: which files lie where, the environment, and what is run.
 *
 * @param files what is mounted at which place
 * @param environment of the process, and nothing else
 * @param command what is run
 */
record Box(Map<String, Path> files, Map<String, String> environment, List<String> command) {
    /**
     * The script that makes the box and becomes its process: a root of its own with the system's programs, a host's
     * name service in a file, and the mounts.
     *
     * @param name the name of the host
     * @param root an empty folder
     * @param hosts the file of names
     */
    String script(String name, Path root, Path hosts) {
        List<String> lines = new ArrayList<>(List.of(
                "set -e",
                "R=" + root,
                "hostname " + name,
                "mount -t tmpfs -o mode=755 tmpfs $R",
                "mkdir -p $R/usr $R/etc $R/proc $R/dev $R/tmp $R/scratch $R/run/secrets",
                "mount --rbind /usr $R/usr",
                "for d in bin sbin lib lib32 lib64; do if [ -L /$d ]; then ln -s $(readlink /$d) $R/$d;"
                        + " elif [ -d /$d ]; then mkdir $R/$d; mount --rbind /$d $R/$d; fi; done",
                "for d in /etc/java* /etc/alternatives; do if [ -d $d ]; then mkdir -p $R$d; mount --bind $d $R$d; fi; done",
                "cp /etc/passwd /etc/group $R/etc/",
                "cp " + hosts + " $R/etc/hosts",
                "mount --rbind /dev $R/dev",
                "mount --rbind /proc $R/proc"));
        new TreeMap<>(files).forEach((place, file) -> {
            boolean folder = file.toFile().isDirectory();
            lines.add("mkdir -p $R" + (folder ? place : Path.of(place).getParent()));
            if (!folder) {
                lines.add("touch $R" + place);
            }
            lines.add("mount --bind " + file.toAbsolutePath() + " $R" + place);
        });
        var run = new StringBuilder("exec chroot $R /usr/bin/env -i PATH=/usr/bin:/bin");
        environment.forEach((key, value) -> run.append(" ").append(quoted(key + "=" + value)));
        command.forEach(word -> run.append(' ').append(quoted(word)));
        lines.add(run.toString());
        return String.join("\n", lines) + "\n";
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
