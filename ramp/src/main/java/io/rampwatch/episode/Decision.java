package io.rampwatch.episode;

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
 */
public record Decision(String id, Kind kind, String channel, String by, String reason, long atMillis) {
    /** What can be decided. */
    public enum Kind {
        /** The channel may start again: its pause is over, all lanes begin anew. */
        RESUME
    }
}
