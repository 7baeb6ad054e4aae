package io.rampwatch.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The compose file as real processes, without a container engine: Kafka, the job in application mode with two
 * TaskManagers, alerting, Prometheus, Alertmanager, each in a network and a root of its own, with the very files,
 * commands and health checks of {@code docker-compose.yml}. Not covered: the images themselves, Grafana, limits and
 * users.
 */
class ComposeIT {
    private static final long MINUTES = 14;

    @Test
    void a_breach_is_paged_once_whatever_process_dies_and_the_watcher_is_watched() throws Exception {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            String words = "the compose file cannot be played here: " + String.join("; ", missing);
            if ("true".equals(System.getenv("CI"))) {
                fail(words);
            }
            abort(words);
        }
        // not in /tmp: the boxes lay their own over it
        Path work = Path.of("target/compose").toAbsolutePath();
        clear(work);
        Path hosts = Files.writeString(Files.createDirectories(work).resolve("hosts"), Town.names(Compose.ours()));
        Path log = work.resolve("scenario.log");
        Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--net",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "bash",
                        "-c",
                        "mount --bind " + hosts + " /etc/hosts && exec \"$@\"",
                        "scenario",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scenario.class.getName(),
                        work.toString(),
                        hosts.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(log);
            System.out.println(said);
            assertThat(ended).as("within %s minutes", MINUTES).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> missing() throws Exception {
        List<String> missing = new ArrayList<>();
        for (String program :
                List.of("prometheus", "prometheus-alertmanager", "ip", "unshare", "nsenter", "wget", "bash")) {
            if (run("command -v " + program) != 0) {
                missing.add("the program " + program);
            }
        }
        if (run("unshare --mount --net --pid --fork --mount-proc true") != 0) {
            missing.add("the right to make namespaces (root)");
        }
        for (String built : List.of(
                "flink-jobs/target/usrlib", "alerting/target/alerting/lib", "standalone/target/rampwatch/lib")) {
            if (!Files.isDirectory(Compose.root().resolve(built))) {
                missing.add(built + ", which the phase package makes (mvn verify)");
            }
        }
        return missing;
    }

    private static int run(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command + " >/dev/null 2>&1")
                .start()
                .waitFor();
    }

    private static void clear(Path folder) throws Exception {
        if (Files.exists(folder)) {
            run("rm -rf '" + folder + "'");
        }
    }
}
