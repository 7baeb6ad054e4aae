package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Kind;
import io.rampwatch.plan.SourceSettings;
import io.rampwatch.wire.EventJson;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Feeds the staggered channels, and moves event time from hour to hour. */
final class HourByHour implements AutoCloseable {
    static final long HOUR = 3_600_000;
    private static final int PARTITIONS = 4;
    private static final int SIGNUPS = 40;
    private static final String SOURCE = "urn:bench:product";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Long, Passed> passed = new HashMap<>();
    private final int channels;
    private final long startMillis;

    /**
     * A feeder.
     *
     * @param startMillis a midnight of UTC
     */
    HourByHour(KafkaSettings kafka, int channels, long startMillis) {
        Properties properties = kafka.properties();
        properties.put("acks", "all");
        properties.put("linger.ms", "0");
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.channels = channels;
        this.startMillis = startMillis;
    }

    /**
     * When event time was let pass a tick, in milliseconds of wall time.
     *
     * @param sentMillis when the events that let it pass were handed to the producer
     * @param ackedMillis when the broker had the last of them
     */
    record Passed(double sentMillis, double ackedMillis) {}

    /** By tick, in event time. */
    Map<Long, Passed> passed() {
        return passed;
    }

    /** Sends what happens in an hour, and then the events that let the watermark pass its end. */
    void play(int hour) throws Exception {
        if (hour % 24 == 1) {
            for (int i = 0; i < channels; i++) {
                if (StaggeredPlan.day(i) == hour / 24) {
                    signups(i, startMillis + hour * HOUR);
                }
            }
            producer.flush();
        }
        long tick = startMillis + (hour + 1) * HOUR;
        double sent = now();
        Future<?>[] sending = new Future<?>[PARTITIONS];
        for (int i = 0; i < PARTITIONS; i++) {
            long at = tick + SourceSettings.DEFAULT.outOfOrdernessMillis() + 1;
            byte[] json =
                    EventJson.write(SOURCE, "beat-" + hour + "-" + i, Kind.SOURCE_HEARTBEAT, at, SOURCE, Map.of());
            sending[i] = producer.send(new ProducerRecord<>(Topics.EVENTS, i, at, SOURCE.getBytes(UTF_8), json));
        }
        for (Future<?> each : sending) {
            each.get();
        }
        passed.put(tick, new Passed(sent, now()));
    }

    /** None of them will activate. */
    private void signups(int channel, long fromMillis) {
        for (int i = 0; i < SIGNUPS; i++) {
            String account = StaggeredPlan.channel(channel) + "-a" + i;
            long at = fromMillis + i * 1_000;
            byte[] json = EventJson.write(
                    SOURCE,
                    account,
                    Kind.SIGNED_UP,
                    at,
                    account,
                    Map.of("accountId", account, "channel", StaggeredPlan.channel(channel)));
            var unused = producer.send(new ProducerRecord<>(Topics.EVENTS, null, at, account.getBytes(UTF_8), json));
        }
    }

    /** The wall time in milliseconds, as fine as the clock is. */
    static double now() {
        return millis(Instant.now());
    }

    static double millis(Instant at) {
        return at.getEpochSecond() * 1e3 + at.getNano() / 1e6;
    }

    @Override
    public void close() {
        producer.close();
    }
}
