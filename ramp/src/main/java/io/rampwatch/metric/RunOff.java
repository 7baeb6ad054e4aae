package io.rampwatch.metric;

import java.util.List;

/**
 * A run-off triangle summed by age: how many accounts were at risk in each age bin, and how many events fell into it.
 *
 * <p>The sums are of whole numbers, so neither the order of the buckets nor a split of one bucket into parts that end
 * together matters.
 */
public final class RunOff {
    private final long[] atRisk;
    private final long[] events;

    private RunOff(int bins) {
        atRisk = new long[bins];
        events = new long[bins];
    }

    /**
     * For a conversion: an account that has converted is at risk no more.
     *
     * @param buckets rows of the triangle in any order; for the cohort form those of the cohort only
     * @param horizon the age bins, K of them
     * @param completed the cells that count
     * @throws IllegalArgumentException when a bucket has not one count for each bin
     */
    public static RunOff ofConversions(List<SignupBucket> buckets, Horizon horizon, Completed completed) {
        return of(buckets, horizon, completed, true);
    }

    /** For events per account and amounts, as {@link #ofConversions}, but an account stays at risk after an event. */
    public static RunOff ofEvents(List<SignupBucket> buckets, Horizon horizon, Completed completed) {
        return of(buckets, horizon, completed, false);
    }

    private static RunOff of(List<SignupBucket> buckets, Horizon horizon, Completed completed, boolean once) {
        var sums = new RunOff(horizon.bins());
        for (SignupBucket bucket : buckets) {
            Counts.requireSameLength(horizon.bins(), bucket.events().length);
            long left = bucket.signups();
            for (int k = 0; k < horizon.bins(); k++) {
                long events = bucket.events()[k];
                if (completed.holds(bucket, horizon.binEndMinutes().get(k))) {
                    sums.atRisk[k] += left;
                    sums.events[k] += events;
                }
                left -= once ? events : 0;
            }
        }
        return sums;
    }

    /** Accounts at risk by age bin, youngest first; 0 where no cell counts. A copy. */
    public long[] atRisk() {
        return atRisk.clone();
    }

    /** Events by age bin, youngest first. A copy. */
    public long[] events() {
        return events.clone();
    }
}
