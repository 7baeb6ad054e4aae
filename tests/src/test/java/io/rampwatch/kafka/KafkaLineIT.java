package io.rampwatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Conservation;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.standalone.Broker;
import io.rampwatch.standalone.TopicsAdmin;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job between topics of a real broker: four partitions in, readings, levels, heartbeats and dead letters out. */
class KafkaLineIT {
    private static final long START = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int ACCOUNTS = 200;

    @TempDir
    private static Path directory;

    private static Broker broker;
    private static Records records;
    private static long begun;

    @BeforeAll
    static void run() throws Exception {
        begun = System.currentTimeMillis();
        broker = Broker.start(directory, Broker.ANY_PORT);
        TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
        records = new Records(broker.settings());
        records.send(input());
        var plan = LaunchPlan.read();
        var ends = new KafkaEnds(broker.settings());
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(2, RampJob.configuration())) {
            RampJob.wire(
                    ends.received(env, plan, KafkaInput.recorded()), null, ends.sinks(), plan, JobSettings.replay(60));
            env.execute();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static List<ProducerRecord<byte[], byte[]>> input() {
        List<ProducerRecord<byte[], byte[]>> input = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            long millis = START + i * HOUR / 10;
            input.add(
                    i % 2 == 0
                            ? Records.signup(i % 4, "a" + i, "marketplace", millis)
                            : Records.binary(i % 4, "a" + i, "marketplace", millis));
        }
        var broken = Records.record(1, START, "broken", "{".getBytes(UTF_8));
        broken.headers().add("trace", "t-1".getBytes(UTF_8));
        input.add(broken);
        input.add(Records.record(2, START, "gone", null));
        return input;
    }

    @Test
    void every_hour_has_a_reading_of_every_channel_under_its_name() {
        List<Reading> readings = readings();
        assertThat(readings)
                .extracting(Reading::channel)
                .containsOnly("marketplace", "paid-search", "partner-acme", "(all)");
        assertThat(readings.stream().filter(each -> each.channel().equals("marketplace")))
                .hasSize(19)
                .extracting(Reading::revision)
                .containsOnly(0);
        assertThat(records.in(Topics.READINGS))
                .filteredOn(record -> text(record).contains("rampwatch.reading.v1"))
                .allSatisfy(record -> assertThat(Records.key(record))
                        .isEqualTo(ReadingJson.read(record.value()).channel()));
    }

    @Test
    void signups_of_all_partitions_and_both_modes_are_counted_once() {
        Reading last = readings().stream()
                .filter(each -> each.channel().equals("marketplace"))
                .max((one, other) -> Long.compare(one.tickMillis(), other.tickMillis()))
                .orElseThrow();
        assertThat(last.metrics().get("signups").view(MetricReading.VALUE).n()).isEqualTo(190);
    }

    @Test
    void every_rule_has_levels_under_a_key_of_its_own() {
        var levels = records.in(Topics.LEVELS);
        assertThat(levels)
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(Records.key(record)).isEqualTo(Topics.levelKey(LevelJson.read(record.value()))));
        assertThat(levels.stream().map(record -> LevelJson.read(record.value()).rule()))
                .contains("activation-drop", "tickets-high", "provisioning-failures");
    }

    @Test
    void results_carry_the_time_at_which_they_were_written() {
        assertThat(records.in(Topics.LEVELS))
                .allSatisfy(record -> assertThat(record.timestamp()).isGreaterThanOrEqualTo(begun));
    }

    @Test
    void a_refused_record_keeps_its_bytes_and_headers_and_says_why() {
        var letters = records.in(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(2);
        var broken = letters.stream()
                .filter(each -> Records.key(each).equals("broken"))
                .findAny()
                .orElseThrow();
        assertThat(text(broken)).isEqualTo("{");
        assertThat(Records.header(broken, "trace")).isEqualTo("t-1");
        assertThat(Records.header(broken, "rw-reason")).isEqualTo("bad_json");
        assertThat(Records.header(broken, "rw-topic")).isEqualTo("ramp.events");
        assertThat(Records.header(broken, "rw-partition")).isEqualTo("1");
    }

    @Test
    void a_record_without_a_value_is_refused_as_empty() {
        var gone = records.in(Topics.DEAD_LETTERS).stream()
                .filter(each -> Records.key(each).equals("gone"))
                .findAny()
                .orElseThrow();
        assertThat(gone.value()).isNull();
        assertThat(Records.header(gone, "rw-reason")).isEqualTo("empty_value");
        assertThat(Records.header(gone, "rw-null-value")).isEqualTo("true");
    }

    @Test
    void the_heartbeat_accounts_for_every_record() {
        var beats = records.in(Topics.HEARTBEATS);
        var last = HeartbeatJson.read(beats.get(beats.size() - 1).value());
        var law = Conservation.of(last.counts());
        assertThat(law.count(Conservation.Fate.IN)).isEqualTo(ACCOUNTS + 2);
        assertThat(law.recordsResidual()).isZero();
        assertThat(law.eventsResidual()).isZero();
    }

    private static List<Reading> readings() {
        return records.in(Topics.READINGS).stream()
                .filter(record -> text(record).contains("rampwatch.reading.v1"))
                .map(record -> ReadingJson.read(record.value()))
                .toList();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }
}
