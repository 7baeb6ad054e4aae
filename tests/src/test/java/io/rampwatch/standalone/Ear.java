package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Hears levels while they are said: how far the line has come. */
final class Ear implements AutoCloseable {
    private final KafkaSettings kafka;
    private final Thread thread = new Thread(this::listen, "ear");
    private volatile boolean closed;
    private volatile long tickMillis;

    private Ear(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Begins to listen; the topic is there. */
    static Ear on(KafkaSettings kafka) {
        var ear = new Ear(kafka);
        ear.thread.setDaemon(true);
        ear.thread.start();
        return ear;
    }

    private void listen() {
        try (KafkaConsumer<byte[], byte[]> consumer = Heard.consumer(kafka)) {
            consumer.assign(Heard.partitions(consumer, Topics.LEVELS));
            consumer.seekToBeginning(consumer.assignment());
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    long tick = LevelJson.read(record.value()).tickMillis();
                    tickMillis = Math.max(tickMillis, tick);
                });
            }
        }
    }

    /** The latest tick of all levels; 0 before the first. */
    long tickMillis() {
        return tickMillis;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
