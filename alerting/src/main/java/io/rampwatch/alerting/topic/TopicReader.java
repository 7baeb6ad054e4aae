package io.rampwatch.alerting.topic;

import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.health.Health.Part;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerException;
import io.rampwatch.alerting.ledger.Taken;
import io.rampwatch.wire.KafkaSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of the job into the ledger: poll, decode, one transaction with the offsets in it. Where the ledger
 * or Kafka fails it says so and tries again; nothing is passed over but records that cannot be read at all.
 */
public final class TopicReader implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long LOOK_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 2_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Positions positions;
    private final Ledger ledger;
    private final Heard heard;
    private final Health health;
    private final InstantSource wall;
    private final CountDownLatch closing = new CountDownLatch(1);
    private long nextLookMillis = Long.MIN_VALUE;
    private boolean stumbled;

    /**
     * A reader.
     *
     * @param kafka how Kafka is reached
     * @param heard hears of what the ledger has taken
     * @param health is told whether Kafka and the ledger do their work
     * @param wall the clock of the wall
     */
    public TopicReader(KafkaSettings kafka, Ledger ledger, Heard heard, Health health, InstantSource wall) {
        this(LedgerConsumer.open(kafka), kafka.bootstrap(), ledger, heard, health, wall);
    }

    TopicReader(
            Consumer<byte[], byte[]> consumer,
            String where,
            Ledger ledger,
            Heard heard,
            Health health,
            InstantSource wall) {
        this.consumer = consumer;
        this.positions = new Positions(consumer, where, ledger, heard);
        this.ledger = ledger;
        this.heard = heard;
        this.health = health;
        this.wall = wall;
    }

    /** Reads until it is closed, and closes its consumer. */
    @Override
    public void run() {
        try {
            while (isOpen()) {
                if (!step()) {
                    rest();
                }
            }
        } finally {
            consumer.close();
        }
    }

    /** Stops reading; {@link #run} returns soon after. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
    }

    /** Reads once; false when something was in the way. */
    boolean step() {
        try {
            look();
            ConsumerRecords<byte[], byte[]> records = positions.poll(POLL);
            if (!records.isEmpty()) {
                take(records);
            }
            return true;
        } catch (LedgerException failure) {
            stumbled = true;
            health.bad(Part.LEDGER, failure.sentence());
        } catch (WakeupException | InterruptException stopping) {
            closing.countDown();
        } catch (KafkaException failure) {
            health.bad(Part.KAFKA, positions.words(failure));
        } catch (RuntimeException unexpected) {
            LOG.error("The reader stumbled and tries again", unexpected);
            stumbled = true;
            health.bad(Part.LEDGER, "a batch could not be taken: " + unexpected + "; see the log");
        }
        return false;
    }

    /** Finds topics and partitions, where to begin, and how far behind we are: at the start, and now and then. */
    private void look() {
        if (stumbled) {
            positions.rewind();
            stumbled = false;
        }
        if (wall.millis() >= nextLookMillis) {
            String missing = positions.look();
            nextLookMillis = wall.millis() + (missing.isEmpty() ? LOOK_MILLIS : PAUSE_MILLIS);
            if (missing.isEmpty()) {
                health.good(Part.KAFKA);
            } else {
                health.bad(Part.KAFKA, missing);
            }
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        var decoding = new Decoding(heard::skipped);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            decoding.read(record);
        }
        Batch batch = decoding.batch();
        Taken taken = ledger.take(batch);
        positions.taken(batch.offsets());
        // only a batch that was taken tells that the ledger works: polls between two failures say nothing
        health.good(Part.LEDGER);
        heard.batch(batch, decoding.beats(), taken);
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void rest() {
        try {
            if (closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("closing");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }
}
