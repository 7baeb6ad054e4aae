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
 * @param feeds the metrics that it feeds; empty for all
 */
public record SourceSettings(
        long minutesMax, long outOfOrdernessMillis, long delayMinutes, long freshnessMinutes, List<String> feeds)
        implements Serializable {
    /** A day of work, half a minute of disorder, no delay, fresh for a quarter of an hour. */
    public static final SourceSettings DEFAULT = new SourceSettings(1_440, 30_000, 0, 15, List.of());

    /** Whether it feeds the metric. */
    public boolean feeds(String metric) {
        return feeds.isEmpty() || feeds.contains(metric);
    }
}
