package io.rampwatch.metric;

import java.util.List;
import java.util.Map;

/**
 * Every metric of one channel at one tick. It holds what happened before the tick, and nothing of the tick or later.
 *
 * @param channel the channel
 * @param tickMillis the event time that it speaks of, epoch milliseconds
 * @param asOfMillis the tick at which it was written: later than {@code tickMillis} when late facts restated it
 * @param revision 0 when first written, one more at each restatement
 * @param metrics by id of the metric
 * @param doubts why some of it is not to be trusted; empty where all is
 * @param reasons the reason codes behind failures, escalations and manual work of the last 24 hours, the heaviest five;
 *     at full hours only
 * @param quality what makes the numbers of the last 24 hours less worth, counted; at full hours only
 */
public record Reading(
        String channel,
        long tickMillis,
        long asOfMillis,
        int revision,
        Map<String, MetricReading> metrics,
        List<Doubt> doubts,
        List<ReasonCount> reasons,
        List<QualityCount> quality) {
    /** A reading of metrics alone, that nobody doubts. */
    public Reading(String channel, long tickMillis, long asOfMillis, int revision, Map<String, MetricReading> metrics) {
        this(channel, tickMillis, asOfMillis, revision, metrics, List.of(), List.of(), List.of());
    }

    /** Whether it is the first word on its tick: levels are judged on these only. */
    public boolean first() {
        return tickMillis == asOfMillis && revision == 0;
    }
}
