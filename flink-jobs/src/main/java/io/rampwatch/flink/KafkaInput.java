package io.rampwatch.flink;

import io.rampwatch.event.RunClock;
import io.rampwatch.wire.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read from Kafka, and what moves time when nothing comes.
 *
 * @param topics the topics of events
 * @param clock what time it is when the input is silent; null to wait for the next event, however long
 * @param idleMillis the wall time without an event after which a partition is silent
 * @param marginMillis how far, in event time, the clock stays behind the disorder that events are allowed
 * @param bounded whether to end at what the topics held when the job began
 */
public record KafkaInput(
        List<String> topics, @Nullable RunClock clock, long idleMillis, long marginMillis, boolean bounded) {
    private static final long IDLE = 30_000;
    private static final long MARGIN = 5_000;

    /** Refuses silence that is over before it began. */
    public KafkaInput {
        if (topics.isEmpty() || idleMillis < 1 || marginMillis < 0) {
            throw new IllegalArgumentException(
                    "no input: topics " + topics + ", idle " + idleMillis + " ms, margin " + marginMillis + " ms");
        }
        topics = List.copyOf(topics);
    }

    /** The topic of events from now on. Silence is judged by the clock. */
    public static KafkaInput live(RunClock clock) {
        return new KafkaInput(List.of(Topics.EVENTS), clock, IDLE, MARGIN, false);
    }

    /** The topic of events, and nothing but events moves time: recorded history that is still being written. */
    public static KafkaInput waiting() {
        return new KafkaInput(List.of(Topics.EVENTS), null, IDLE, MARGIN, false);
    }

    /** All that the topic of events holds, and then the end of all time, as with recorded files. */
    public static KafkaInput recorded() {
        return new KafkaInput(List.of(Topics.EVENTS), null, IDLE, MARGIN, true);
    }

    /** The same with another patience. */
    public KafkaInput idleAfter(long millis) {
        return new KafkaInput(topics, clock, millis, marginMillis, bounded);
    }
}
