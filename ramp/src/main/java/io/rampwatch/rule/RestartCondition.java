package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a paused channel may start again: read, checked and shown with the pause.
 *
 * <p>Either so many good days in a row ({@code days} above 0) or a level held for so many minutes ({@code heldMinutes}
 * above 0). Days are never pooled: one below the floor holds, it neither extends nor breaks.
 *
 * @param metric the id of the metric
 * @param kind the shape of that metric
 * @param side the side of the level on which it is good: {@link Side#ABOVE} and {@link Side#BELOW} without the level
 *     itself; {@link Side#FALLS_TO} and {@link Side#RISES_TO} with it ({@code at_most}, as a census needs)
 * @param levelMillionths the level of numerator over denominator, in millionths; of a census a count in millionths of 1
 * @param days how many good days in a row; 0 where it is held by minutes
 * @param businessDays whether only business days count
 * @param heldMinutes for how long the present value must be good at every tick; 0 where days are counted
 * @param measuredOn the flow that it is measured on
 * @param least the floor of accounts a day
 * @param gapMinutes how long minutes outlive having no value; null for 60. A streak of days outlives any number of days
 *     without a verdict, but its first good day may lie at most 15 business days back
 */
public record RestartCondition(
        String metric,
        MetricKind kind,
        Side side,
        long levelMillionths,
        int days,
        boolean businessDays,
        long heldMinutes,
        Flow measuredOn,
        long least,
        @Nullable Long gapMinutes)
        implements Serializable {

    /** @throws IllegalArgumentException unless it asks for days or for minutes */
    public RestartCondition {
        if ((days < 1) == (heldMinutes < 1)) {
            throw new IllegalArgumentException("a restart after " + days + " days and " + heldMinutes + " minutes");
        }
    }

    /** So many good days in a row. */
    public static RestartCondition ofDays(
            String metric, MetricKind kind, Side side, long levelMillionths, Lane days, Flow flow, long least) {
        return new RestartCondition(
                metric, kind, side, levelMillionths, days.count(), days.business(), 0, flow, least, null);
    }

    /** A rule that looks at the restart's metric, at every tick. */
    StopRule asRule(StopRule of, String channel) {
        return new StopRule(
                of.id(),
                of.version(),
                metric,
                kind,
                side,
                Map.of(channel, Limit.number(levelMillionths)),
                List.of(Lane.held(1)),
                View.OWN,
                least,
                gapMinutes,
                null,
                StopRule.Then.WATCH,
                false,
                null,
                null,
                null);
    }

    /** As the plan writes its proof: {@code 5 business days}, {@code 240m}. */
    public String proofWords() {
        return days == 0 ? heldMinutes + "m" : (businessDays ? Lane.businessDays(days) : Lane.days(days)).words();
    }
}
