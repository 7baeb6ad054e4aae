package io.rampwatch.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Folders that we write into: made before the work begins, and ours of the time between deleted after it. */
final class Folder {
    private Folder() {}

    /**
     * Makes a folder for results, and each of its files, empty: what cannot be written is told before the work and not
     * after.
     */
    static void prepare(Path folder, List<String> files) {
        Path doubtful = folder;
        try {
            Files.createDirectories(folder);
            for (String file : files) {
                doubtful = folder.resolve(file);
                Files.write(doubtful, new byte[0]);
            }
        } catch (IOException refused) {
            String what = doubtful.equals(folder) ? "folder" : "file";
            throw new Trouble(
                    "cannot write " + doubtful + ": that is no " + what + " that you may write (--out takes a folder)",
                    refused);
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
