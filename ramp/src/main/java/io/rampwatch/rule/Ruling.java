package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a person's decision about a channel means for its rules.
 *
 * @param id of the decision: one that is heard twice is one
 * @param kind what it does
 * @param by the person; blank for nobody, and then it does nothing
 * @param atMillis the event time from which it holds, epoch milliseconds
 * @param untilMillis {@link Kind#OVERRIDE}: when it expires; null otherwise
 */
public record Ruling(
        String id,
        Kind kind,
        String by,
        long atMillis,
        @Nullable Long untilMillis) {
    /** What a decision does to rules. */
    public enum Kind {
        /** Arm, continue, hold: a new season begins; nothing is unlatched. */
        SEASON,
        /** Pauses and holds are over, lanes and season begin anew. */
        RESUME,
        /** A person pauses the channel: the rule {@code (manual)} is in breach. */
        PAUSE,
        /** The ramp may go on until it expires; the pause stays. */
        OVERRIDE
    }
}
