package io.rampwatch.metric;

/**
 * Two limits of an estimate, in the unit of the estimate.
 *
 * @param lo the lower limit
 * @param hi the upper limit, not below {@code lo}
 */
public record Interval(double lo, double hi) {

    /** @throws IllegalArgumentException when a limit is NaN or the limits are the wrong way round */
    public Interval {
        if (!(lo <= hi)) {
            throw new IllegalArgumentException("no interval from " + lo + " to " + hi);
        }
    }

    /** The part of this interval that is not below {@code least}; an interval wholly below it shrinks to that point. */
    Interval notBelow(double least) {
        return new Interval(Math.max(lo, least), Math.max(hi, least));
    }
}
