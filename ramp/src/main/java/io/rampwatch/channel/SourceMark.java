package io.rampwatch.channel;

/**
 * Since when a source is known.
 *
 * @param firstMinute the first minute of which it has said anything; {@link #NONE} where only refused records came
 * @param firstPulseMinute the first minute of a heartbeat: from then on its silence is one; {@link #NONE} before
 */
public record SourceMark(long firstMinute, long firstPulseMinute) {
    /** Not yet. */
    public static final long NONE = Long.MAX_VALUE;

    static final SourceMark SILENT = new SourceMark(NONE, NONE);

    SourceMark heard(long minute) {
        return new SourceMark(Math.min(firstMinute, minute), firstPulseMinute);
    }

    SourceMark pulsed(long minute) {
        return new SourceMark(firstMinute, Math.min(firstPulseMinute, minute));
    }
}
