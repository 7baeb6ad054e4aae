package io.rampwatch.metric;

/**
 * Which cells of a run-off triangle count: those that were completed in a span of time.
 *
 * <p>A cell is complete when its youngest account has lived through the whole age bin: at the end of the bucket plus
 * the end of the bin. Only complete cells count, so no account is at risk for part of a bin.
 *
 * @param afterMinute cells complete at this epoch minute or before are left out
 * @param byMinute cells complete after this epoch minute are left out
 */
public record Completed(long afterMinute, long byMinute) {

    /** The cohort form: every cell of the buckets given that is complete at {@code nowMinute}. */
    public static Completed by(long nowMinute) {
        return new Completed(Long.MIN_VALUE, nowMinute);
    }

    /**
     * The period form: the cells completed in the last {@code length} up to {@code nowMinute}, a left-truncated table.
     */
    public static Completed inTheLast(long minutes, long nowMinute) {
        return new Completed(nowMinute - minutes, nowMinute);
    }

    boolean holds(SignupBucket bucket, long binEndMinutes) {
        long complete = bucket.endMinute() + binEndMinutes;
        return afterMinute < complete && complete <= byMinute;
    }
}
