package io.rampwatch.metric;

import java.util.List;

/**
 * A reason not to trust numbers of a channel at a tick.
 *
 * @param kind what is wrong
 * @param metrics ids of the metrics that it concerns; empty for all
 * @param words for a person: what, where, how much
 */
public record Doubt(Kind kind, List<String> metrics, String words) {
    /** What can be wrong. */
    public enum Kind {
        /** A source that feeds the metrics is silent. */
        STALE,
        /** A limit of data quality is exceeded. */
        DATA
    }

    /** Whether it concerns a metric. */
    public boolean about(String metric) {
        return metrics.isEmpty() || metrics.contains(metric);
    }
}
