package io.rampwatch.episode;

import io.rampwatch.rule.Ruling;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a named person decided about a channel. Append-only, and part of the job's input: so it replays like everything
 * else.
 *
 * @param id unique; a decision that is read twice is one
 * @param kind what was decided
 * @param channel the channel
 * @param by who decided
 * @param reason why, in words
 * @param atMillis the event time from which it holds, epoch milliseconds
 * @param untilMillis when an override expires, epoch milliseconds; null for the other kinds
 */
public record Decision(
        String id,
        Kind kind,
        String channel,
        String by,
        String reason,
        long atMillis,
        @Nullable Long untilMillis) {
    /** What can be decided. */
    public enum Kind {
        /** The first one: plan, baseline and definitions are frozen, a season begins. */
        ARM,
        /** The next step may be taken; a new season begins. */
        CONTINUE,
        /** The ramp stays where it is; a new season begins. */
        HOLD,
        /** A person pauses the channel, whatever the rules say. */
        PAUSE,
        /** The channel may start again: its pause is over, all lanes and the season begin anew. */
        RESUME,
        /** The ramp may go on for a time although the channel is paused; the pause stays. */
        OVERRIDE,
        /** Somebody has seen the page; nothing else changes. */
        ACKNOWLEDGE
    }

    /** A decision that does not expire. */
    public Decision(String id, Kind kind, String channel, String by, String reason, long atMillis) {
        this(id, kind, channel, by, reason, atMillis, null);
    }

    /** What it means for the rules of the channel; empty where it means nothing to them. */
    public Optional<Ruling> ruling() {
        Ruling.Kind meaning = switch (kind) {
            case ARM, CONTINUE, HOLD -> Ruling.Kind.SEASON;
            case PAUSE -> Ruling.Kind.PAUSE;
            case RESUME -> Ruling.Kind.RESUME;
            case OVERRIDE -> Ruling.Kind.OVERRIDE;
            case ACKNOWLEDGE -> null;
        };
        return Optional.ofNullable(meaning).map(what -> new Ruling(id, what, by, atMillis, untilMillis));
    }
}
