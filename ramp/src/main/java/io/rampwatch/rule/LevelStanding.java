package io.rampwatch.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a level.
 *
 * @param latched whether the rule's breach is latched: only a named person's resume ends it
 * @param latchedMillis the tick at which it latched; null unless it is
 * @param paused whether a pausing rule of the channel is latched, or a person paused it; holds do not count
 * @param overrideUntilMillis until when a person lets a paused channel go on; null where nobody does
 * @param restart how far the way back is; null unless the rule is latched and has a restart condition
 * @param beside what is wrong with the data beside the verdict, such as a stale source
 * @param firstMover which metric of the channel moved first; null where none lies beyond its WATCH line
 * @param shadow whether the rule is only recorded
 * @param version whether it is the version in force, or is judged beside it
 * @param seasonMillis the beginning of the channel's season; null before the first full hour
 * @param reviewDue whether the season ended without a new decision
 * @param notes what a reader must know besides, such as {@code after correction}
 */
public record LevelStanding(
        boolean latched,
        @Nullable Long latchedMillis,
        boolean paused,
        @Nullable Long overrideUntilMillis,
        @Nullable RestartProgress restart,
        List<Beside> beside,
        @Nullable FirstMover firstMover,
        boolean shadow,
        Version version,
        @Nullable Long seasonMillis,
        boolean reviewDue,
        List<String> notes) {
    /** Nothing stands around it. */
    public static final LevelStanding NONE = new LevelStanding(
            false, null, false, null, null, List.of(), null, false, Version.IN_FORCE, null, false, List.of());

    /**
     * A doubt about the data, beside the verdict and never instead of a breach.
     *
     * @param cause {@link Cause#STALE} or {@link Cause#DATA}
     * @param words for a person
     */
    public record Beside(Cause cause, String words) {}

    /** Which version of a rule a level is of, while a change is on its way. */
    public enum Version {
        /** The one that decides. */
        IN_FORCE,
        /** It comes with a change that is announced: recorded, never paged. */
        COMING,
        /** It was replaced, and is judged beside its successor for a declared time: recorded, never paged. */
        REPLACED
    }
}
