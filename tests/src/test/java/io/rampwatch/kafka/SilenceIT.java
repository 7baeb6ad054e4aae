package io.rampwatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.episode.Decision;
import io.rampwatch.event.RunClock;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.standalone.Broker;
import io.rampwatch.standalone.TopicsAdmin;
import io.rampwatch.wire.DecisionJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four partitions of which one spoke, once: time goes on, and what comes late still counts. */
class SilenceIT {
    private static final long START = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** An hour passes in a second. */
    private static final long FACTOR = 3_600;

    @TempDir
    private Path directory;

    private Broker broker;
    private Records records;
    private StreamExecutionEnvironment env;
    private JobClient job;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(directory, Broker.ANY_PORT);
        TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
        records = new Records(broker.settings());
        var plan = LaunchPlan.read();
        var ends = new KafkaEnds(broker.settings());
        env = StreamExecutionEnvironment.createLocalEnvironment(2, RampJob.configuration());
        var clock = new RunClock(System.currentTimeMillis(), START, FACTOR, Long.MAX_VALUE);
        var input = KafkaInput.live(clock).idleAfter(500);
        RampJob.wire(
                ends.received(env, plan, input),
                ends.decisions(env),
                ends.sinks(),
                plan,
                new JobSettings(60, "test", 1_000));
        job = env.executeAsync();
    }

    @AfterEach
    void stop() throws Exception {
        job.cancel().get();
        env.close();
        broker.close();
    }

    @Test
    void time_goes_on_in_silence_and_late_facts_correct_the_numbers() throws Exception {
        records.send(List.of(Records.signup(0, "a1", "marketplace", START)));
        Records.await("three hours of silence are judged", () -> latest() >= START + 3 * HOUR);

        // a decision comes, and does not hold time back
        records.send(List.of(decision()));
        long judged = latest();
        Records.await("time goes on after a decision", () -> latest() > judged);

        // behind the clock, on a partition that never spoke
        records.send(List.of(Records.signup(3, "a2", "marketplace", START + 1_000)));
        Records.await("the late signup is counted", () -> readings().stream().anyMatch(each -> signups(each) == 2));
        assertThat(readings())
                .as("the first hour is restated with the late signup")
                .anySatisfy(each -> {
                    assertThat(each.tickMillis()).isEqualTo(START + HOUR);
                    assertThat(each.revision()).isPositive();
                    assertThat(signups(each)).isEqualTo(2);
                });
    }

    private static ProducerRecord<byte[], byte[]> decision() {
        var decision = new Decision("d1", Decision.Kind.RESUME, "marketplace", "VP Growth", "looks good", START);
        return new ProducerRecord<>(Topics.CONTROL, "marketplace".getBytes(UTF_8), DecisionJson.write(decision));
    }

    private long latest() {
        return readings().stream().mapToLong(Reading::tickMillis).max().orElse(0);
    }

    private static long signups(Reading reading) {
        Long n = reading.metrics().get("signups").view(MetricReading.VALUE).n();
        return n == null ? 0 : n;
    }

    private List<Reading> readings() {
        return records.in(Topics.READINGS).stream()
                .filter(record -> new String(record.value(), UTF_8).contains("rampwatch.reading.v1"))
                .map(record -> ReadingJson.read(record.value()))
                .filter(each -> each.channel().equals("marketplace"))
                .toList();
    }
}
