package io.rampwatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.RunClock;
import io.rampwatch.flink.CheckpointFolder;
import io.rampwatch.flink.JobConfiguration;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.plan.Plan;
import io.rampwatch.standalone.Broker;
import io.rampwatch.standalone.TopicsAdmin;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job that is stopped goes on where it was, from the newest checkpoint that can be read. */
class RestartIT {
    private static final long START = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    private Path directory;

    private Broker broker;
    private Records records;
    private CheckpointFolder folder;

    @BeforeEach
    void start() {
        broker = Broker.start(directory.resolve("kafka"), Broker.ANY_PORT);
        TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
        records = new Records(broker.settings());
        folder = new CheckpointFolder(directory.resolve("state"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_restart_goes_on_from_the_checkpoint_before_the_broken_one() throws Exception {
        records.send(List.of(Records.signup(0, "a1", "marketplace", START)));
        runUntilCounted("first", 1);
        CheckpointFolder.Start newest = folder.start(false);
        Files.writeString(Path.of(java.net.URI.create(newest.path())).resolve("_metadata"), "broken");

        CheckpointFolder.Start start = folder.start(false);
        assertThat(start.path()).isNotNull().isNotEqualTo(newest.path());
        assertThat(start.words()).hasSize(2);

        records.send(List.of(Records.signup(1, "a2", "marketplace", START + HOUR)));
        runUntilCounted("second", 2);
        assertThat(last().epoch()).as("its state was not lost").isEqualTo("first");
        assertThat(Conservation.of(last().counts()).eventsResidual()).isZero();
    }

    private void runUntilCounted(String epoch, long events) throws Exception {
        Plan plan = LaunchPlan.read();
        var ends = new KafkaEnds(broker.settings());
        var configuration = JobConfiguration.live(folder, Duration.ofMillis(500), folder.start(false));
        // a signup is counted when event time has passed it: after a second of silence the clock says so
        var clock = new RunClock(System.currentTimeMillis(), START + 2 * HOUR, 1, Long.MAX_VALUE);
        var input = new KafkaInput(List.of(Topics.EVENTS), clock, 1_000, 0, false);
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration)) {
            RampJob.wire(
                    ends.received(env, plan, input),
                    ends.decisions(env),
                    ends.sinks(),
                    plan,
                    new JobSettings(60, epoch, 300));
            JobClient job = env.executeAsync();
            Records.await(events + " events are counted", () -> counted() == events);
            Set<String> checkpoints = new HashSet<>();
            Records.await("three checkpoints more", () -> {
                String newest = folder.start(false).path();
                return newest != null && checkpoints.add(newest) && checkpoints.size() > 3;
            });
            job.cancel().get();
            Records.await("the job has stopped", () -> {
                try {
                    return job.getJobStatus().get().isGloballyTerminalState();
                } catch (Exception gone) {
                    return true;
                }
            });
        }
    }

    private long counted() {
        return records.in(Topics.HEARTBEATS).isEmpty()
                ? 0
                : Conservation.of(last().counts()).count(Conservation.Fate.COUNTED);
    }

    private Heartbeat last() {
        var beats = records.in(Topics.HEARTBEATS);
        return HeartbeatJson.read(beats.get(beats.size() - 1).value());
    }
}
