package io.rampwatch.standalone;

import io.rampwatch.event.RunClock;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays happenings into the topic of events, each when its time has come on the clock of the run. */
final class Feeder implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);
    private static final long LOOK_MILLIS = 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Happening> happenings;
    private final RunClock clock;
    private final InstantSource wall;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int fed;

    Feeder(KafkaSettings kafka, List<Happening> happenings, RunClock clock, InstantSource wall) {
        this.producer = producer(kafka);
        this.happenings = List.copyOf(happenings);
        this.clock = clock;
        this.wall = wall;
    }

    static KafkaProducer<byte[], byte[]> producer(KafkaSettings kafka) {
        Properties properties = kafka.properties();
        properties.put("acks", "all");
        properties.put("linger.ms", "5");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** How many were fed so far. */
    int fed() {
        return fed;
    }

    /** Whether all were fed. */
    boolean done() {
        return fed == happenings.size();
    }

    @Override
    public void run() {
        try {
            while (!done() && !closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                long now = clock.at(wall.millis());
                while (!done() && happenings.get(fed).atMillis() <= now) {
                    feed(happenings.get(fed), now);
                }
            }
            producer.flush();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            producer.close();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void feed(Happening happening, long now) {
        byte[] key = happening.key().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(Topics.EVENTS, null, now, key, happening.json());
        // the callback hears of a failure; nobody else waits
        var unused = producer.send(record, this::sent);
        fed++;
    }

    private void sent(@Nullable RecordMetadata place, @Nullable Exception failure) {
        if (failure != null) {
            LOG.error("an event of the demo was lost: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
