package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears readings and levels from their topics, for whoever looks at the newest. */
final class Listener implements Runnable, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Latest latest;
    private volatile boolean closed;

    Listener(KafkaSettings kafka, Latest latest) {
        Properties properties = kafka.properties();
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.latest = latest;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.assign(partitions());
            consumer.seekToBeginning(consumer.assignment());
            while (!closed) {
                hear(consumer.poll(POLL));
            }
        } catch (WakeupException | InterruptException stopping) {
            closed = true;
        }
    }

    /** Hears all that the topics hold now, and returns. */
    void hearAll() {
        try (consumer) {
            consumer.assign(partitions());
            var ends = consumer.endOffsets(consumer.assignment());
            consumer.seekToBeginning(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                hear(consumer.poll(POLL));
            }
        }
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(Topics.READINGS, Topics.LEVELS)) {
            consumer.partitionsFor(topic).forEach(each -> all.add(new TopicPartition(topic, each.partition())));
        }
        return all;
    }

    /** Of one poll only the newest record of each key counts. */
    private void hear(ConsumerRecords<byte[], byte[]> records) {
        Map<String, byte[]> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            boolean level = record.topic().equals(Topics.LEVELS);
            if (level || ReadingJson.isReading(record.value())) {
                newest.put(record.topic() + new String(record.key(), StandardCharsets.UTF_8), record.value());
            }
        }
        newest.forEach((key, value) -> {
            if (key.startsWith(Topics.LEVELS)) {
                latest.hear(LevelJson.read(value));
            } else {
                latest.hear(ReadingJson.read(value));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
