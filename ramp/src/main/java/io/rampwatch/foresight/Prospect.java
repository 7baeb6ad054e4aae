package io.rampwatch.foresight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule can see in one channel at one volume.
 *
 * @param rule its id
 * @param channel the channel
 * @param metric the id of the metric
 * @param perHundred whether values are events per 100 accounts; else they are shares
 * @param perDay signups a day
 * @param limitMillionths the limit
 * @param usualMillionths what is normal there; null where the plan has no baseline
 * @param changes what becomes of changes for the worse, the smallest first
 * @param falsePause how often it breaches where all is as usual; null where nothing is known to be usual
 * @param leastPerDay the smallest volume at which the first change is found in 8 of 10 ramps and at most 1 of 20 ramps
 *     is paused falsely; null where there is none, or it cannot be said
 * @param why why nothing can be said; null where something can
 */
public record Prospect(
        String rule,
        String channel,
        String metric,
        boolean perHundred,
        long perDay,
        long limitMillionths,
        @Nullable Long usualMillionths,
        List<Change> changes,
        @Nullable FalsePause falsePause,
        @Nullable Long leastPerDay,
        @Nullable String why) {

    /**
     * A change for the worse, in everything that signs up from the start of day 7 on.
     *
     * @param toMillionths where to
     * @param beyond whether that is beyond the limit: what is not, is not to be found
     * @param found in which share of the ramps it is found within 14 days, 0 to 1
     * @param medianHours after how many hours half of the ramps are stopped; null where fewer are
     * @param ramps how many were simulated; 0 where it was calculated exactly
     */
    public record Change(
            long toMillionths,
            boolean beyond,
            double found,
            @Nullable Double medianHours,
            int ramps) {}

    /**
     * A breach with nothing wrong.
     *
     * @param share of ramps of 14 days, 0 to 1
     * @param ramps how many were simulated; 0 where it was calculated exactly
     */
    public record FalsePause(double share, int ramps) {}
}
