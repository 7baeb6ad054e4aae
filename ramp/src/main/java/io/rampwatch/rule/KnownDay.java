package io.rampwatch.rule;

/**
 * A closed day as rules know it.
 *
 * @param startMillis the first instant of the day, epoch milliseconds
 * @param closedAtMillis when it was first closed
 * @param revision 0 as it was first written, more after late facts changed it
 * @param k the numerator, as it is known now
 * @param n the denominator, as it is known now
 */
public record KnownDay(long startMillis, long closedAtMillis, int revision, long k, long n) {}
