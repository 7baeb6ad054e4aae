package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the job refuses before Flink hears of it; how it runs is shown by the tests of the whole product. */
class RampJobMainTest {
    private static final String PLAN = "../examples/launch-week/ramp.yml";

    @TempDir
    private Path state;

    @Test
    void an_argument_that_is_missing_is_named() {
        assertThatThrownBy(() -> RampJobMain.main(new String[] {"--plan", PLAN, "--state", state.toString()}))
                .isInstanceOf(CommandLine.MissingParameterException.class)
                .hasMessageContaining("--kafka");
    }

    @Test
    void a_plan_that_is_not_there_is_named() {
        assertThatThrownBy(() -> start("no-such.yml", "localhost:9092"))
                .hasMessage("the plan no-such.yml cannot be read: is there such a file?");
    }

    @Test
    void unencrypted_traffic_to_another_machine_must_be_allowed() {
        assertThatThrownBy(() -> start(PLAN, "kafka:19092")).hasMessageContaining("allowPlaintext");
    }

    @Test
    void a_secret_among_the_arguments_is_refused_because_flinks_pages_show_them() {
        assertThatThrownBy(() -> start(PLAN, "localhost:9092", "--kafka-setting", "sasl.jaas.config=x"))
                .hasMessageContaining("is a secret: it comes from the environment");
    }

    @Test
    void where_there_was_state_it_does_not_begin_with_nothing() throws Exception {
        Files.writeString(state.resolve("there-was-state"), "");
        assertThatThrownBy(() -> start(PLAN, "localhost:9092"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there was state in " + state.resolve("checkpoints"));
    }

    private void start(String plan, String kafka, String... more) throws Exception {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"--plan", plan, "--kafka", kafka, "--state", state.toString()}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        RampJobMain.main(arguments);
    }
}
