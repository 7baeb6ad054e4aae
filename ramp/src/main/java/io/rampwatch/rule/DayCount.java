package io.rampwatch.rule;

/**
 * A closed day as the lanes see it.
 *
 * @param startMillis the first instant of the day, epoch milliseconds
 * @param closedAtMillis when it was first closed
 * @param k the numerator, as it is known now
 * @param n the denominator, as it is known now
 */
public record DayCount(long startMillis, long closedAtMillis, long k, long n) {}
