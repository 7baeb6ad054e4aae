package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * For how long a present value has been on one side of a level at every tick.
 *
 * @param tickMillis the latest tick; {@link RuleMarks#NEVER} before the first
 * @param on whether it was there at the latest tick with a verdict
 * @param minutes for how long
 * @param unknown minutes without a verdict in a row
 * @param watch whether it was there once, and has not come back far enough since
 * @param clearMillis since when it has come back far enough; {@link RuleMarks#NEVER} where it has not
 * @param lost whether minutes without a verdict cost a streak
 * @param last the latest sight; null before the first
 */
public record HeldRun(
        long tickMillis,
        boolean on,
        long minutes,
        long unknown,
        boolean watch,
        long clearMillis,
        boolean lost,
        @Nullable Sight last) {
    /** No tick yet. */
    static final HeldRun START = new HeldRun(RuleMarks.NEVER, false, 0, 0, false, RuleMarks.NEVER, false, null);

    /** How long a streak outlives having no verdict unless said. */
    static final long GAP_MINUTES = 60;

    /** After a tick at which nothing could be said. */
    HeldRun without(Sight sight, long gapMinutes) {
        long now = unknown + since(sight);
        boolean over = now > gapMinutes;
        return new HeldRun(
                sight.millis(),
                on && !over,
                over ? 0 : minutes,
                now,
                watch,
                RuleMarks.NEVER,
                lost || (over && on),
                sight);
    }

    /** After a tick at which it was there. Minutes without a verdict in between do not count. */
    HeldRun there(Sight sight) {
        long more = on && unknown == 0 ? since(sight) : 0;
        return new HeldRun(sight.millis(), true, on ? minutes + more : 0, 0, true, RuleMarks.NEVER, false, sight);
    }

    /**
     * After a tick at which it was on the other side.
     *
     * @param clear whether far enough to leave WATCH
     * @param clearMinutes for how long it must be
     */
    HeldRun elsewhere(Sight sight, boolean clear, long clearMinutes) {
        long from = clear ? clearMillis == RuleMarks.NEVER ? sight.millis() : clearMillis : RuleMarks.NEVER;
        boolean left = clear && sight.millis() - from >= clearMinutes * 60_000;
        return new HeldRun(sight.millis(), false, 0, 0, watch && !left, from, false, sight);
    }

    private long since(Sight sight) {
        return tickMillis == RuleMarks.NEVER ? 0 : (sight.millis() - tickMillis) / 60_000;
    }
}
