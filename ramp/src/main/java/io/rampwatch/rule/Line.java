package io.rampwatch.rule;

/** The limit of a rule on a channel, as it is at one moment, in a form that can be compared exactly. */
interface Line {
    /** Estimates differ from their limit by less than this only through the rounding of a few sums. */
    double EQUALITY = 1e-12;

    /**
     * Whether counts lie beyond it, in whole numbers.
     *
     * @param k the numerator
     * @param n the denominator, above 0
     */
    boolean beyond(long k, long n);

    /** Whether an estimate lies beyond it; closer than 1e-12 is equal. */
    boolean beyond(double value);

    /** Whether counts have come back far enough to leave WATCH. */
    boolean clear(long k, long n);

    /** Whether an estimate has come back far enough to leave WATCH. */
    boolean clear(double value);

    /** The value of counts, in the unit of the limit. */
    double value(long k, long n);

    /** The limit in millionths, rounded down where it moves. */
    long millionths(long n);
}
