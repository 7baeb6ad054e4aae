package io.rampwatch.rule;

import io.rampwatch.rule.LevelStanding.Version;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says at a tick, before the other rules of its channel are asked.
 *
 * @param rule the rule
 * @param version whether it decides
 * @param mark how it stands, its latch included
 * @param readings what its lanes say
 * @param head the lane at the head of the level; null of a combination whose members have none
 * @param beyond whether a breach condition holds now, latch or not
 * @param known whether it has a value
 * @param watch whether it is beyond the WATCH line
 * @param why why it has no value; null where it has one
 * @param doubts what is wrong with its data
 * @param limitMillionths the limit as it is now; 0 where that is not known
 * @param reference what that was measured against; null where it was written as a number
 * @param limitInMinutes the time to the limit; null where nothing can be said
 * @param way how far its restart is; null unless it is latched and has one
 * @param fresh whether a lane is beyond now although it is latched: then nobody may restart
 * @param notes what a reader must know besides
 */
record Verdict(
        StopRule rule,
        Version version,
        RuleMark mark,
        List<LaneReading> readings,
        @Nullable LaneReading head,
        boolean beyond,
        boolean known,
        boolean watch,
        @Nullable Cause why,
        List<LevelStanding.Beside> doubts,
        long limitMillionths,
        @Nullable Reference reference,
        @Nullable Long limitInMinutes,
        @Nullable RestartProgress way,
        boolean fresh,
        List<String> notes) {

    /** The same with a note, and as one that decides. */
    Verdict noted(String note) {
        return new Verdict(
                rule,
                Version.IN_FORCE,
                mark,
                readings,
                head,
                beyond,
                known,
                watch,
                why,
                doubts,
                limitMillionths,
                reference,
                limitInMinutes,
                way,
                fresh,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** Whether its own restart condition is met, and nothing is beyond now. */
    boolean met() {
        return way != null && way.met() && !fresh;
    }

    /** Whether it stops its channel and has no way back yet. */
    boolean blocks() {
        return mark.latched() && rule.then() == StopRule.Then.PAUSE && !met();
    }

    /** The level, given whether another pausing rule of the channel stands in the way of a restart. */
    State state(boolean blocked) {
        if (mark.latched()) {
            return met() && !blocked ? State.RESTART_READY : State.BREACH;
        }
        if (beyond) {
            return State.BREACH;
        }
        if (!doubts.isEmpty() || !known) {
            return State.UNKNOWN;
        }
        return watch ? State.WATCH : State.OK;
    }

    /** Why there is no verdict: data that are not to be trusted come first. */
    @Nullable
    Cause cause(State state) {
        if (state != State.UNKNOWN) {
            return null;
        }
        if (!doubts.isEmpty()) {
            return doubts.stream().anyMatch(doubt -> doubt.cause() == Cause.STALE) ? Cause.STALE : Cause.DATA;
        }
        return why == Cause.IMMATURE && mark.grown() ? Cause.WARMING : why;
    }
}
