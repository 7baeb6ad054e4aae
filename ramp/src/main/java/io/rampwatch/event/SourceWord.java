package io.rampwatch.event;

/**
 * The newest word of a source.
 *
 * @param newestMillis the minute of its newest event or heartbeat, epoch milliseconds
 * @param beats whether it ever sent a heartbeat: then its silence is one
 */
public record SourceWord(long newestMillis, boolean beats) {
    /** With another word of it; the newer time holds. */
    public SourceWord with(SourceWord other) {
        return new SourceWord(Math.max(newestMillis, other.newestMillis), beats || other.beats);
    }
}
