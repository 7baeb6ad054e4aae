package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live command says when something is in its way: what, where, and what to do; never a stack trace. */
class ClearWordsIT {
    @TempDir
    private Path folder;

    private Path plan;

    @BeforeEach
    void plan() throws IOException {
        plan = folder.resolve("ramp.yml");
        try (var stream = Demo.class.getResourceAsStream("/examples/launch-week/ramp.yml")) {
            Files.write(plan, stream.readAllBytes());
        }
    }

    @Test
    void a_broker_that_is_not_there() throws IOException {
        int nobody = freePort();
        assertThat(said("run", "--plan", plan, "--kafka", "127.0.0.1:" + nobody, "--state", folder.resolve("state")))
                .startsWith("1: rampwatch: Kafka at 127.0.0.1:" + nobody + " does not answer")
                .contains("is it running, is the address right");
    }

    @Test
    void a_plan_that_is_not_there() {
        assertThat(said("run", "--plan", folder.resolve("no.yml"), "--kafka", "127.0.0.1:1", "--state", folder))
                .startsWith("1: rampwatch: the plan " + folder.resolve("no.yml") + " cannot be read");
    }

    @Test
    void a_port_that_is_taken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(said("demo", "--kafka-port", taken.getLocalPort(), "--seconds", 10))
                    .startsWith("1: rampwatch: The Kafka broker")
                    .contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void a_state_folder_that_is_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThat(said("run", "--plan", plan, "--kafka", "127.0.0.1:1", "--state", file))
                .startsWith("1: rampwatch: the folder " + file + " (--state) cannot be made");
    }

    @Test
    void state_that_was_there_and_is_gone() throws IOException {
        Path job = Files.createDirectories(folder.resolve("state").resolve("job"));
        Files.writeString(job.resolve("there-was-state"), "yes");
        assertThat(said("run", "--plan", plan, "--kafka", "127.0.0.1:1", "--state", folder.resolve("state")))
                .startsWith("1: rampwatch: there was state in")
                .contains("--accept-empty-state");
    }

    @Test
    void a_resume_without_a_name() {
        assertThat(said("resume", "partner-acme", "--by", " ", "--reason", "mended", "--kafka", "127.0.0.1:1"))
                .isEqualTo("1: rampwatch: a resume needs the name of the person who decides (--by) and a reason"
                        + " (--reason)");
    }

    @Test
    void plaintext_to_another_machine() {
        assertThat(said("run", "--plan", plan, "--kafka", "kafka.example.com:9092", "--state", folder.resolve("s")))
                .startsWith("1: rampwatch: Kafka settings:")
                .contains("allowPlaintext");
    }

    private static String said(Object... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Rampwatch.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(words);
        assertThat(errors.toString()).doesNotContain("\tat ").doesNotContain("Exception");
        return code + ": " + errors.toString().strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
