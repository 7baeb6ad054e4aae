package io.rampwatch.account;

/**
 * A signed share in the sums of a channel. Contributions to one {@link Cell} add up, in any order; a negative one takes
 * back what was said before.
 *
 * @param channel the channel; for {@link Facet#TALLY} the source
 * @param measure what is summed
 * @param facet which of the channel's sums
 * @param positionMinute epoch minute that it is counted under
 * @param effectMinute epoch minute in which it became true
 * @param bin the age bin, or the outcome; -1 where there is none
 * @param value a count, or millionths of an amount
 */
public record Contribution(
        String channel, String measure, Facet facet, long positionMinute, long effectMinute, int bin, long value) {
    /** Where it counts. */
    public Cell cell() {
        return new Cell(channel, measure, facet, positionMinute, effectMinute, bin);
    }

    /** The same share in the sums of another channel. */
    public Contribution of(String other) {
        return new Contribution(other, measure, facet, positionMinute, effectMinute, bin, value);
    }

    /** The channel is there from this minute on. */
    public static Contribution opening(String channel, long minute) {
        return new Contribution(channel, "", Facet.OPENING, minute, minute, -1, 0);
    }

    /** One event of a source, and what became of it. */
    public static Contribution tally(String source, String word, long count) {
        return new Contribution(source, word, Facet.TALLY, 0, 0, -1, count);
    }
}
