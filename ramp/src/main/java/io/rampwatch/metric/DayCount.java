package io.rampwatch.metric;

/**
 * The counts of one closed day of signups.
 *
 * @param k the numerator, such as accounts that converted; 0 where nothing is known
 * @param n accounts that signed up that day; 0 where nothing is known
 * @param known whether there are data at all: a day without signups is known, a day without a feed is not
 */
public record DayCount(long k, long n, boolean known) {

    /** @throws IllegalArgumentException when a count of accounts is below 0 */
    public DayCount {
        Counts.requireCount(n);
    }

    /** A day with its counts. */
    public static DayCount of(long k, long n) {
        return new DayCount(k, n, true);
    }

    /** A day of which nothing is known. */
    public static DayCount unknown() {
        return new DayCount(0, 0, false);
    }
}
