package io.rampwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/** Two generations of slf4j on one classpath log nothing at all, and say so in one line that nobody reads. */
class LoggingTest {
    private final Logger log = LoggerFactory.getLogger(LoggingTest.class);

    @Test
    void the_bound_logger_is_no_nop() {
        assertThat(log).isNotInstanceOf(NOPLogger.class);
        assertThat(log.getClass().getName()).startsWith("org.apache.logging.slf4j.");
    }

    @Test
    void a_log_line_appears() {
        assertThat(printedBy(() -> log.info("channel {} is paused", "partner")))
                .contains("INFO")
                .contains("channel partner is paused");
    }

    @Test
    void the_frameworks_speak_from_warning_on() {
        Logger framework = LoggerFactory.getLogger("org.apache.flink.runtime.Toy");
        assertThat(printedBy(() -> framework.info("deploying"))).isEmpty();
        assertThat(printedBy(() -> framework.warn("lost a task manager"))).contains("lost a task manager");
    }

    private static String printedBy(Runnable work) {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8);
    }
}
