package io.rampwatch.standalone;

import io.rampwatch.rule.State;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears the first level of each channel that says BREACH. */
final class Breaches implements Runnable, AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Breach> firsts = new ConcurrentHashMap<>();
    private volatile long tickMillis = Long.MIN_VALUE;

    Breaches(KafkaSettings kafka) {
        consumer = new KafkaConsumer<>(kafka.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A breach.
     *
     * @param tickMillis the tick, in event time
     * @param writtenMillis the time that the level's record carries in its topic, in wall time
     */
    record Breach(long tickMillis, long writtenMillis) {}

    Map<String, Breach> firsts() {
        return firsts;
    }

    /** The latest tick that was heard of. */
    long tickMillis() {
        return tickMillis;
    }

    @Override
    public void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.LEVELS).stream()
                    .map(each -> new TopicPartition(Topics.LEVELS, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::hear);
            }
        } catch (WakeupException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
    private void hear(ConsumerRecord<byte[], byte[]> record) {
        var level = LevelJson.read(record.value());
        tickMillis = Math.max(tickMillis, level.tickMillis());
        if (level.state() == State.BREACH) {
            firsts.putIfAbsent(level.channel(), new Breach(level.tickMillis(), record.timestamp()));
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
