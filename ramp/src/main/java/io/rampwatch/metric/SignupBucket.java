package io.rampwatch.metric;

/**
 * One row of the run-off triangle: accounts that signed up in one bucket of time, and their events by age.
 *
 * <p>All counts are sums of signed contributions, so rows merge by addition.
 *
 * @param endMinute end of the bucket, excluded; epoch minutes
 * @param signups accounts of the bucket
 * @param events events by age bin of a {@link Horizon}, youngest first; not copied: a row lives for one sum only
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of rows are summed for one reading; nobody compares them
public record SignupBucket(long endMinute, long signups, long[] events) {
    /** Whether a count is below 0: a defect of the books, to be counted and alarmed. */
    public boolean negative() {
        boolean negative = signups < 0;
        for (long count : events) {
            negative |= count < 0;
        }
        return negative;
    }

    /** Whether more accounts converted than signed up: a defect where an account converts at most once. */
    public boolean overdrawn() {
        long left = signups;
        for (long count : events) {
            left -= count;
        }
        return left < 0;
    }
}
