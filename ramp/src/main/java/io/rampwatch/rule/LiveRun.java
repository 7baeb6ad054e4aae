package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * How a live lane stands after its latest look.
 *
 * @param hourMillis the hour of that look; {@link RuleMarks#NEVER} before the first
 * @param run looks beyond the limit in a row
 * @param periodRun the same, back to 0 after a look in cohort form
 * @param unknown looks without a verdict in a row
 * @param watch whether one look was beyond the limit, and none since has come back far enough
 * @param clearMillis since when looks have come back far enough; {@link RuleMarks#NEVER} where the latest has not
 * @param lost whether the latest looks without a verdict cost a streak
 * @param last that look; null before the first
 */
public record LiveRun(
        long hourMillis,
        int run,
        int periodRun,
        int unknown,
        boolean watch,
        long clearMillis,
        boolean lost,
        @Nullable Sight last) {
    /** No look yet. */
    static final LiveRun START = new LiveRun(RuleMarks.NEVER, 0, 0, 0, false, RuleMarks.NEVER, false, null);
}
