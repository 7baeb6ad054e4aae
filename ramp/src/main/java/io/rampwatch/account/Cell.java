package io.rampwatch.account;

/**
 * Where a contribution counts.
 *
 * @param channel the channel
 * @param measure what is summed: an event's name, a metric's id, or a word of the conservation law
 * @param facet which of the channel's sums
 * @param positionMinute the minute that it is counted under: of the fact for flows, of the signup for cohorts
 * @param effectMinute the minute in which it became true; a reading of an earlier tick does not know it
 * @param bin the age bin of a cohort's fact, or the outcome of accounts; -1 for other facets
 */
public record Cell(String channel, String measure, Facet facet, long positionMinute, long effectMinute, int bin) {
    /** The same place in another channel. */
    Cell in(String other) {
        return new Cell(other, measure, facet, positionMinute, effectMinute, bin);
    }

    /** The cell's share in a sum. */
    public Contribution times(long value) {
        return new Contribution(channel, measure, facet, positionMinute, effectMinute, bin, value);
    }
}
