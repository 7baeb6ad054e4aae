package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with its own log: where nothing is wrong nothing is said. */
class QuietTest {
    @TempDir
    private Path work;

    @Test
    void a_good_replay_says_its_answer_and_nothing_else_from_start_to_end() throws Exception {
        Path week = Repository.root().resolve("examples/launch-week");
        Path answer = work.resolve("answer");
        Path noise = work.resolve("noise");
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                // not the one of the tests
                "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                "io.rampwatch.standalone.Rampwatch",
                "replay",
                "--plan",
                week.resolve("ramp.yml").toString(),
                "--events",
                week.resolve("events.jsonl.gz").toString(),
                "--out",
                work.resolve("out").toString());
        var process = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(noise.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(noise).as("beside the answer").isEmptyFile();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(answer)).contains("records in").contains("nothing was lost");
    }
}
