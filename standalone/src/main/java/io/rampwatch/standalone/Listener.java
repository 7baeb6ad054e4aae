package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
                consumer.poll(POLL).forEach(this::hear);
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
                consumer.poll(POLL).forEach(this::hear);
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

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.LEVELS)) {
            latest.hear(LevelJson.read(record.value()));
        } else if (ReadingJson.isReading(record.value())) {
            latest.hear(ReadingJson.read(record.value()));
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
