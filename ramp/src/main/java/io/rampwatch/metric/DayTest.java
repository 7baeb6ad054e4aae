package io.rampwatch.metric;

/** What is asked of a day's counts, in whole numbers: whether it is bad for a stop rule, or good for a restart. */
@FunctionalInterface
public interface DayTest {
    /**
     * The answer for a day, or for several days pooled.
     *
     * @param k the numerator
     * @param n the accounts counted, above 0
     */
    boolean holds(long k, long n);
}
