package io.rampwatch.flink;

import io.rampwatch.event.RunClock;
import io.rampwatch.mapping.Mapping;
import io.rampwatch.wire.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is read from Kafka, and what moves time when nothing comes.
 *
 * @param topics the topics of events
 * @param mappings the topics of other systems, and how their records become events
 * @param clock what time it is when the input is silent; null to wait for the next event, however long
 * @param idleMillis the wall time without an event after which a partition is silent
 * @param marginMillis how far, in event time, the clock stays behind the disorder that events are allowed
 * @param bounded whether to end at what the topics held when the job began
 */
public record KafkaInput(
        List<String> topics,
        List<Mapping> mappings,
        @Nullable RunClock clock,
        long idleMillis,
        long marginMillis,
        boolean bounded) {
    private static final long IDLE = 30_000;
    private static final long MARGIN = 5_000;

    /** Refuses silence that is over before it began. */
    public KafkaInput {
        if (topics.isEmpty() || idleMillis < 1 || marginMillis < 0) {
            throw new IllegalArgumentException(
                    "no input: topics " + topics + ", idle " + idleMillis + " ms, margin " + marginMillis + " ms");
        }
        topics = List.copyOf(topics);
        mappings = List.copyOf(mappings);
    }

    /** Events alone. */
    public KafkaInput(
            List<String> topics, @Nullable RunClock clock, long idleMillis, long marginMillis, boolean bounded) {
        this(topics, List.of(), clock, idleMillis, marginMillis, bounded);
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
        return new KafkaInput(topics, mappings, clock, millis, marginMillis, bounded);
    }

    /** The same with the topics of other systems. */
    public KafkaInput mapped(List<Mapping> by) {
        return new KafkaInput(topics, by, clock, idleMillis, marginMillis, bounded);
    }

    /** All topics that are read. */
    public List<String> allTopics() {
        return Stream.concat(topics.stream(), mappings.stream().flatMap(mapping -> mapping.input().topics().stream()))
                .distinct()
                .toList();
    }
}
