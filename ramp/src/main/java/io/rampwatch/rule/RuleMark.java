package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * How one rule stands with one channel.
 *
 * @param lane the lane after all days that can change no more
 * @param state the level at the latest tick; null before the first
 * @param cause why there was no verdict; null for other levels
 * @param sinceMillis since which tick level and cause hold
 * @param latched whether a breach is latched: numbers alone do not undo it
 */
public record RuleMark(
        SlowLane lane, @Nullable State state, @Nullable Cause cause, long sinceMillis, boolean latched) {
    /** A rule that has not judged yet. */
    public static final RuleMark NEW = new RuleMark(SlowLane.START, null, null, 0, false);
}
