package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * How one rule stands with one channel.
 *
 * @param live its live lane after the latest look
 * @param held its held lane after the latest tick
 * @param evidence its evidence in the season; null before the first hour
 * @param back for how long its restart level has been held; only while it is latched
 * @param state the level at the latest tick; null before the first
 * @param cause why there was no verdict; null for other levels
 * @param sinceMillis since which tick level and cause hold
 * @param latchedMillis the tick at which its breach latched; null unless it is: numbers alone do not undo it
 * @param readyMillis the tick since which its restart condition is met; null where it is not
 * @param grown whether it came with a change of the plan, so that it warms up
 */
public record RuleMark(
        LiveRun live,
        HeldRun held,
        @Nullable EvidenceMark evidence,
        HeldRun back,
        @Nullable State state,
        @Nullable Cause cause,
        long sinceMillis,
        @Nullable Long latchedMillis,
        @Nullable Long readyMillis,
        boolean grown) {
    /** A rule that has not judged yet. */
    static RuleMark fresh(LiveRun live, boolean grown) {
        return new RuleMark(live, HeldRun.START, null, HeldRun.START, null, null, 0, null, null, grown);
    }

    boolean latched() {
        return latchedMillis != null;
    }
}
