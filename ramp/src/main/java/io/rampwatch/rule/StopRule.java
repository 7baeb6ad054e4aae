package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * "Pause when the metric lies beyond its limit on so many closed days in a row, once enough accounts spoke."
 *
 * @param id the rule's name in the plan
 * @param version a short hash of its definition: a changed rule is another rule
 * @param metric the id of the metric that it judges
 * @param kind the shape of that metric
 * @param side on which side of the limit a value is bad
 * @param limitMillionths the limit of numerator over denominator, in millionths, by channel; channels that are not
 *     named are not judged
 * @param days how many (pooled) days in a row make a breach
 * @param least the floor of the denominator of a (pooled) day; below it there is no verdict
 * @param then what a breach means
 * @param restart when the channel may start again; null only where the rule watches
 * @param runbook where the way out is written; null for none
 */
public record StopRule(
        String id,
        String version,
        String metric,
        MetricKind kind,
        Side side,
        Map<String, Long> limitMillionths,
        int days,
        long least,
        Then then,
        @Nullable RestartCondition restart,
        @Nullable String runbook)
        implements Serializable {

    /** What a breach means. */
    public enum Then {
        /** It is shown. */
        WATCH,
        /** Stop: it latches, and pages. */
        PAUSE
    }

    /** The channels that the rule judges. */
    public List<String> channels() {
        return List.copyOf(limitMillionths.keySet());
    }

    /** Numerator and limit of an amount are both millionths of the unit, so that its numerator is a sum already. */
    boolean beyond(long k, long n, long limit) {
        return kind == MetricKind.AMOUNT_PER_SUBJECT ? side.beyondSum(k, n, limit) : side.beyond(k, n, limit);
    }
}
