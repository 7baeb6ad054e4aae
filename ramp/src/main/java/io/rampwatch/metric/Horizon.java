package io.rampwatch.metric;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The grid of a run-off triangle: buckets of signup time, and bins of account age up to a horizon.
 *
 * <p>Buckets are 15 minutes up to a horizon of 24 h, one hour up to 7 days, one day above, aligned to the epoch. Age
 * bins are 15 minutes up to 1 h, one hour up to 24 h, one day above, never finer than a bucket; the last ends at the
 * horizon. A bin is {@code (from, to]}; the first includes age 0.
 *
 * @param withinMinutes the horizon
 * @param bucketMinutes the length of a bucket of signup time
 * @param binEndMinutes where each age bin ends, ascending; the last is the horizon
 */
public record Horizon(long withinMinutes, long bucketMinutes, List<Long> binEndMinutes) implements Serializable {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long QUARTER = 15;
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    /**
     * The grid for a horizon.
     *
     * @throws IllegalArgumentException for a horizon under one minute
     */
    public static Horizon of(long withinMinutes) {
        if (withinMinutes < 1) {
            throw new IllegalArgumentException("withinMinutes < 1: " + withinMinutes);
        }
        long bucket = withinMinutes <= DAY ? QUARTER : withinMinutes <= 7 * DAY ? HOUR : DAY;
        List<Long> ends = new ArrayList<>();
        long end = 0;
        while (end < withinMinutes) {
            end = Math.min(end + Math.max(bucket, step(end)), withinMinutes);
            ends.add(end);
        }
        return new Horizon(withinMinutes, bucket, List.copyOf(ends));
    }

    private static long step(long age) {
        return age < HOUR ? QUARTER : age < DAY ? HOUR : DAY;
    }

    /** How many age bins there are. */
    public int bins() {
        return binEndMinutes.size();
    }

    /** Whether an age lies within the horizon, both ends included. */
    public boolean holds(long ageMillis) {
        return ageMillis >= 0 && ageMillis <= withinMinutes * MINUTE_MILLIS;
    }

    /**
     * The bin of an exact age.
     *
     * @param ageMillis from 0 to the horizon, both included
     */
    public int bin(long ageMillis) {
        int bin = 0;
        while (ageMillis > binEndMinutes.get(bin) * MINUTE_MILLIS) {
            bin++;
        }
        return bin;
    }

    /** The start of the bucket that a minute of signup time lies in; both in epoch minutes. */
    public long bucket(long minute) {
        return Math.floorDiv(minute, bucketMinutes) * bucketMinutes;
    }
}
