package io.rampwatch.alerting.topic;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.reading;
import static io.rampwatch.alerting.Given.resume;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.Given.Hand;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.health.Health.Part;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerException;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.ledger.PageText;
import io.rampwatch.alerting.ledger.Place;
import io.rampwatch.alerting.ledger.Taken;
import io.rampwatch.episode.Episode;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.DecisionJson;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReaderTest {
    private static final List<String> TOPICS =
            List.of(Topics.LEVELS, Topics.READINGS, Topics.CONTROL, Topics.HEARTBEATS);

    private final Hand clock = new Hand();
    private final Health health = new Health();
    private final Recorded heard = new Recorded();
    private boolean fullDisk;
    private MockConsumer<byte[], byte[]> kafka;
    private Ledger ledger;
    private TopicReader reader;

    @TempDir
    private Path folder;

    /** Remembers what it heard. */
    private static final class Recorded implements Heard {
        private final List<Batch> batches = new ArrayList<>();
        private final List<Beat> beats = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();
        private final Map<String, Long> lags = new TreeMap<>();

        @Override
        public void batch(Batch batch, List<Beat> beats, Taken taken) {
            batches.add(batch);
            this.beats.addAll(beats);
        }

        @Override
        public void skipped(String topic) {
            skipped.add(topic);
        }

        @Override
        public void lag(String topic, long records) {
            lags.put(topic, records);
        }
    }

    /** A page for which there may be no room on the disk. */
    private final PageText text = new PageText() {
        @Override
        public String key(Episode episode) {
            return episode.channel();
        }

        @Override
        public String page(Episode episode, @Nullable Reading reading) {
            if (fullDisk) {
                throw new LedgerException("The ledger could not take a batch: the disk is full.");
            }
            return "";
        }
    };

    @BeforeEach
    void open() {
        ledger =
                Ledger.open(new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5)), text);
        kafka = new MockConsumer<>("none");
        TOPICS.forEach(topic -> create(topic, 1));
        reader = new TopicReader(kafka, "localhost:9092", ledger, heard, health, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_first_start_reads_from_the_oldest_record() {
        assertThat(reader.step()).isTrue();
        assertThat(kafka.assignment())
                .isEqualTo(TOPICS.stream().map(TopicReaderTest::first).collect(Collectors.toSet()));
        assertThat(kafka.position(first(Topics.LEVELS))).isZero();
        assertThat(health.isGood()).isTrue();
    }

    @Test
    void what_is_read_is_in_the_ledger_with_its_offset() {
        reader.step();
        add(Topics.LEVELS, 0, LevelJson.write(breach(CHANNEL, TICK, TICK)));
        add(Topics.READINGS, 0, ReadingJson.write(reading(CHANNEL, TICK)));
        add(Topics.HEARTBEATS, 0, HeartbeatJson.write(new Heartbeat("e1", 3, TICK, Map.of("app|in", 5L))));
        reader.step();
        assertThat(ledger.episodes()).extracting(Episode::channel).containsExactly(CHANNEL);
        assertThat(ledger.readings()).containsExactly(reading(CHANNEL, TICK));
        assertThat(heard.beats).extracting(beat -> beat.heartbeat().epoch()).containsExactly("e1");
        assertThat(ledger.offsets())
                .isEqualTo(Map.of(place(Topics.LEVELS), 1L, place(Topics.READINGS), 1L, place(Topics.HEARTBEATS), 1L));
    }

    @Test
    void a_decision_closes_the_episode() {
        reader.step();
        add(Topics.LEVELS, 0, LevelJson.write(breach(CHANNEL, TICK, TICK)));
        reader.step();
        add(Topics.CONTROL, 0, DecisionJson.write(resume("d1", CHANNEL, TICK + 1)));
        reader.step();
        assertThat(ledger.episodes()).extracting(Episode::open).containsExactly(false);
    }

    @Test
    void a_restart_reads_on_from_the_ledger() {
        reader.step();
        add(Topics.LEVELS, 0, LevelJson.write(breach(CHANNEL, TICK, TICK)));
        reader.step();
        ledger.close();
        open();
        reader.step();
        assertThat(kafka.position(first(Topics.LEVELS))).isEqualTo(1);
        assertThat(kafka.position(first(Topics.READINGS))).isZero();
    }

    @Test
    void a_record_that_cannot_be_read_is_counted_and_skipped() {
        reader.step();
        add(Topics.LEVELS, 0, "no level".getBytes(UTF_8));
        add(Topics.LEVELS, 1, "{\"schema\":\"rampwatch.level.v2\"}".getBytes(UTF_8));
        add(Topics.LEVELS, 2, LevelJson.write(breach(CHANNEL, TICK, TICK)));
        assertThat(reader.step()).isTrue();
        assertThat(heard.skipped).containsExactly(Topics.LEVELS, Topics.LEVELS);
        assertThat(ledger.episodes()).hasSize(1);
        assertThat(ledger.offsets()).containsEntry(place(Topics.LEVELS), 3L);
    }

    @Test
    void the_mark_of_a_deleted_key_is_no_fault() {
        reader.step();
        add(Topics.LEVELS, 0, null);
        reader.step();
        assertThat(heard.skipped).isEmpty();
        assertThat(ledger.offsets()).containsEntry(place(Topics.LEVELS), 1L);
    }

    @Test
    void a_ledger_that_fails_is_told_and_the_same_records_are_read_again() {
        reader.step();
        byte[] level = LevelJson.write(breach(CHANNEL, TICK, TICK));
        add(Topics.LEVELS, 0, level);
        fullDisk = true;
        assertThat(reader.step()).isFalse();
        assertThat(health.reasons())
                .isEqualTo(Map.of(Part.LEDGER, "The ledger could not take a batch: the disk is full."));
        assertThat(ledger.offsets()).isEmpty();
        assertThat(heard.batches).isEmpty();
        fullDisk = false;
        // a poll between two attempts tells nothing of the ledger
        reader.step();
        assertThat(health.isGood()).isFalse();
        assertThat(kafka.position(first(Topics.LEVELS))).isZero();
        add(Topics.LEVELS, 0, level);
        reader.step();
        assertThat(health.isGood()).isTrue();
        assertThat(ledger.episodes()).hasSize(1);
    }

    @Test
    void a_broker_that_is_away_is_told_and_tried_again() {
        kafka.setOffsetsException(new TimeoutException("away"));
        assertThat(reader.step()).isFalse();
        assertThat(health.reasons().get(Part.KAFKA))
                .isEqualTo(
                        "Kafka at localhost:9092 does not answer (TimeoutException). Check the address and the broker;"
                                + " alerting tries again by itself.");
        assertThat(reader.step()).isTrue();
        assertThat(health.isGood()).isTrue();
    }

    @Test
    void a_broker_that_fails_in_a_poll_is_told_until_it_answers() {
        reader.step();
        kafka.setPollException(new KafkaException("gone"));
        assertThat(reader.step()).isFalse();
        assertThat(health.isGood()).isFalse();
        clock.forward(Duration.ofSeconds(10));
        reader.step();
        assertThat(health.isGood()).isTrue();
    }

    @Test
    void topics_that_are_missing_are_told_and_read_when_they_come() {
        kafka = new MockConsumer<>("none");
        create(Topics.LEVELS, 2);
        reader = new TopicReader(kafka, "localhost:9092", ledger, heard, health, clock);
        reader.step();
        assertThat(health.reasons().get(Part.KAFKA))
                .isEqualTo(
                        "Kafka at localhost:9092 has no topic ramp.readings, ramp.control, ramp.heartbeats: start the"
                                + " job, which creates them.");
        assertThat(kafka.assignment()).hasSize(2);
        List.of(Topics.READINGS, Topics.CONTROL, Topics.HEARTBEATS).forEach(topic -> create(topic, 1));
        clock.forward(Duration.ofSeconds(2));
        reader.step();
        assertThat(kafka.assignment()).hasSize(5);
        assertThat(health.isGood()).isTrue();
    }

    @Test
    void records_that_retention_has_taken_are_passed_over() {
        ledger.take(new Batch(List.of(), List.of(), List.of(), Map.of(place(Topics.LEVELS), 3L)));
        kafka.updateBeginningOffsets(Map.of(first(Topics.LEVELS), 8L));
        kafka.updateEndOffsets(Map.of(first(Topics.LEVELS), 9L));
        reader.step();
        add(Topics.LEVELS, 8, LevelJson.write(breach(CHANNEL, TICK, TICK)));
        assertThat(reader.step()).isTrue();
        assertThat(kafka.position(first(Topics.LEVELS))).isEqualTo(8);
        reader.step();
        assertThat(ledger.episodes()).hasSize(1);
    }

    @Test
    void what_is_not_read_yet_is_counted_by_topic() {
        kafka.updateEndOffsets(Map.of(first(Topics.LEVELS), 42L));
        reader.step();
        assertThat(heard.lags).containsEntry(Topics.LEVELS, 42L).containsEntry(Topics.CONTROL, 0L);
    }

    @Test
    void it_ends_when_it_is_closed() {
        reader.close();
        reader.run();
        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void closed_days_on_the_topic_of_the_readings_are_no_fault() {
        reader.step();
        var day = new ClosedDay(CHANNEL, "activation_24h", TICK, "2026-11-25", TICK, 0, 1, 2);
        add(Topics.READINGS, 0, ClosedDayJson.write(day));
        reader.step();
        assertThat(heard.skipped).isEmpty();
        assertThat(ledger.offsets()).containsEntry(place(Topics.READINGS), 1L);
    }

    private void create(String topic, int partitions) {
        List<PartitionInfo> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new PartitionInfo(topic, partition, null, null, null));
            kafka.updateBeginningOffsets(Map.of(new TopicPartition(topic, partition), 0L));
            kafka.updateEndOffsets(Map.of(new TopicPartition(topic, partition), 0L));
        }
        kafka.updatePartitions(topic, all);
    }

    private void add(String topic, long offset, byte @Nullable [] value) {
        kafka.addRecord(new ConsumerRecord<>(topic, 0, offset, null, value));
    }

    private static TopicPartition first(String topic) {
        return new TopicPartition(topic, 0);
    }

    private static Place place(String topic) {
        return new Place(topic, 0);
    }
}
