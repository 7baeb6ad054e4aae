package io.rampwatch.plan;

import java.io.Serializable;
import java.util.List;

/**
 * What is peculiar to one source.
 *
 * @param minutesMax the longest credible piece of manual work, in minutes
 * @param outOfOrdernessMillis how far out of order its events may come
 * @param delayMinutes how late it regularly is: the live lane of the metrics that it feeds is judged as of so long ago
 * @param freshnessMinutes how old its newest word may be, heartbeats included, before what it feeds is stale
 * @param watched whether the plan says how fresh it must be: then its silence counts from the start, and otherwise from
 *     its first heartbeat on
 * @param feeds the metrics that it feeds; empty for all
 */
public record SourceSettings(
        long minutesMax,
        long outOfOrdernessMillis,
        long delayMinutes,
        long freshnessMinutes,
        boolean watched,
        List<String> feeds)
        implements Serializable {

    private static final long FRESH = 15;

    /** A day of work, half a minute of disorder, no delay, fresh for a quarter of an hour. */
    public static final SourceSettings DEFAULT = new SourceSettings(1_440, 30_000, 0, List.of());

    /** A source of which the plan does not say how fresh it must be. */
    public SourceSettings(long minutesMax, long outOfOrdernessMillis, long delayMinutes, List<String> feeds) {
        this(minutesMax, outOfOrdernessMillis, delayMinutes, FRESH, false, feeds);
    }

    /** For how long it may say nothing: what it is late by regularly is no silence. */
    public long silentMinutes() {
        return freshnessMinutes + delayMinutes;
    }

    /** Whether it feeds the metric. */
    public boolean feeds(String metric) {
        return feeds.isEmpty() || feeds.contains(metric);
    }
}
