package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.event.RunClock;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.wire.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph of a live job, which is not run here. */
class KafkaGraphTest {
    @TempDir
    private Path directory;

    @Test
    void every_operator_has_a_uid() throws Exception {
        assertThat(graph())
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .contains("events", "silence", "decisions", "to-readings", "to-days", "to-levels", "to-dead-letters");
    }

    private List<StreamNode> graph() throws Exception {
        byte[] yaml = Files.readAllBytes(Path.of("../examples/launch-week/ramp.yml"));
        Plan plan = Objects.requireNonNull(PlanReader.read("ramp.yml", yaml).plan());
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(2, live(JobConfiguration.INTERVAL))) {
            var ends = new KafkaEnds(KafkaSettings.local("localhost:1"));
            RampJob.wire(
                    ends.received(env, plan, KafkaInput.live(RunClock.REAL)),
                    ends.decisions(env),
                    ends.sinks(),
                    plan,
                    new JobSettings(1, "test", 15_000));
            var graph = env.getStreamGraph();
            assertThat(graph.getJobGraph()).as("passes without Kryo").isNotNull();
            return List.copyOf(graph.getStreamNodes());
        }
    }

    @Test
    void a_live_job_remembers_three_checkpoints_and_takes_no_orders_from_its_pages() {
        Configuration configuration = live(JobConfiguration.INTERVAL);
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS))
                .isEqualTo(3);
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
                .contains(directory.toString());
        assertThat(configuration.get(WebOptions.SUBMIT_ENABLE)).isFalse();
        assertThat(configuration.get(WebOptions.CANCEL_ENABLE)).isFalse();
        assertThat(configuration.get(StateRecoveryOptions.SAVEPOINT_PATH)).isNull();
    }

    @Test
    void a_live_job_without_checkpoints_or_with_rare_ones_is_refused() {
        assertThatThrownBy(() -> live(Duration.ZERO)).hasMessageContaining("PT0S is not from 1 ms to PT1M");
        assertThatThrownBy(() -> live(Duration.ofSeconds(61))).hasMessageContaining("PT1M1S");
    }

    private Configuration live(Duration interval) {
        return JobConfiguration.live(
                new CheckpointFolder(directory), interval, new CheckpointFolder.Start(null, List.of()));
    }
}
