package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * How far a paused channel is on its way back, for one rule.
 *
 * @param metric the id of the metric
 * @param proof as the plan writes it, such as {@code 5 business days}
 * @param measuredOn as the plan writes it, such as {@code probe: 130 per day}
 * @param good good days (or minutes) in a row
 * @param needed how many are needed
 * @param unit what is counted: {@code days}, {@code business days}, {@code minutes}
 * @param met whether the rule's own condition is met
 * @param cause why the latest day or tick has no verdict; null where it has one
 * @param value of the latest judged day, or of the tick, in the unit of the limit; null before
 * @param low the lower limit of its 95 % interval; null where it has none
 * @param high the upper limit, likewise
 * @param numerator of that value; null where it has none
 * @param denominator of that value; null before
 * @param earliestMillis the earliest event time at which it can be met, if all goes well from now; null where that
 *     cannot be said, because nothing flows
 * @param words one line for a person, such as {@code day 3 of 5, 63.1 % [58.3-67.6], 412 accounts, earliest restart
 *     2026-12-01T02:00:00Z}
 */
public record RestartProgress(
        String metric,
        String proof,
        String measuredOn,
        long good,
        long needed,
        String unit,
        boolean met,
        @Nullable Cause cause,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Long earliestMillis,
        String words) {}
