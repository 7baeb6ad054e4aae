package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one channel at one tick, with the numbers behind it.
 *
 * @param channel the channel
 * @param rule the rule's id
 * @param ruleVersion the hash of the rule's definition
 * @param metric the id of the metric that it judges
 * @param kind the shape of that metric: of an amount the numerator is in millionths
 * @param tickMillis the event time of the tick, epoch milliseconds
 * @param state the verdict
 * @param cause why there is none; null unless the state is {@link State#UNKNOWN}
 * @param sinceMillis the tick since which state and cause hold
 * @param numerator of the last judged (pooled) day; null before the first
 * @param denominator of the last judged (pooled) day; null before the first
 * @param side on which side of the limit a value is bad
 * @param limitMillionths the limit of numerator over denominator, in millionths
 * @param streak how many bad days in a row there are
 * @param needed how many make a breach
 * @param then what a breach means
 * @param planHash the hash of the plan that was in force
 */
public record Level(
        String channel,
        String rule,
        String ruleVersion,
        String metric,
        MetricKind kind,
        long tickMillis,
        State state,
        @Nullable Cause cause,
        long sinceMillis,
        @Nullable Long numerator,
        @Nullable Long denominator,
        Side side,
        long limitMillionths,
        int streak,
        int needed,
        StopRule.Then then,
        String planHash) {}
