package io.rampwatch.metric;

/**
 * One metric of one channel over one calendar day, once the day is closed.
 *
 * @param channel the channel
 * @param metric the metric's id; with the ending {@code _plain}, the facts of the day over the signups of the day
 * @param dayStartMillis the first instant of the day in the ramp's time zone, epoch milliseconds
 * @param day the day as it is written, such as {@code 2026-11-23}
 * @param closedAtMillis the tick at which this revision was written; {@link #OPEN} when input ended before it closed
 * @param revision 0 when first written, one more when late facts changed it
 * @param k the numerator, a count or millionths of an amount; for counts the count itself
 * @param n the denominator; 0 for counts
 */
public record ClosedDay(
        String channel,
        String metric,
        long dayStartMillis,
        String day,
        long closedAtMillis,
        int revision,
        long k,
        long n) {
    /** The ending of a metric's plain quotient. */
    public static final String PLAIN = "_plain";

    /** The input ended while the day was still open. */
    public static final long OPEN = Long.MAX_VALUE;

    /** Whether the day has closed: a day that has not is never judged. */
    public boolean closed() {
        return closedAtMillis != OPEN;
    }
}
