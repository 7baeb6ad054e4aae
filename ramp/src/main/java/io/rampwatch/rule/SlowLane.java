package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * The lane that judges closed days: bad days in a row, small days pooled until enough accounts spoke.
 *
 * <p>A day below the floor is pooled with the days that follow, whatever their size, until the floor is reached; after
 * {@link #MOST_POOLED} days without it the pool says "too few" and the next day begins a new one. A bad (pooled) day
 * counts, a good one sets the count to 0; one pool of too few neither counts nor breaks, a second in a row sets it to
 * 0.
 *
 * @param pooledK numerator of the pool that is still below the floor
 * @param pooledN its denominator
 * @param pooledDays its days
 * @param bad bad (pooled) days in a row
 * @param gaps pools of too few in a row
 * @param last what was said last
 * @param lastK numerator of the last (pooled) day with a verdict; null before
 * @param lastN its denominator; null before
 */
public record SlowLane(
        long pooledK,
        long pooledN,
        int pooledDays,
        int bad,
        int gaps,
        Word last,
        @Nullable Long lastK,
        @Nullable Long lastN) {
    /** After so many days below the floor a pool has too few. */
    public static final int MOST_POOLED = 3;

    /** No day yet. */
    public static final SlowLane START = new SlowLane(0, 0, 0, 0, 0, Word.NOTHING, null, null);

    /** What was said of a (pooled) day. */
    public enum Word {
        NOTHING,
        GOOD,
        BAD,
        TOO_FEW
    }

    /**
     * The lane after one more day.
     *
     * @param k the day's numerator
     * @param n the day's denominator
     * @param limit the rule's limit for the channel, in millionths
     */
    SlowLane after(long k, long n, StopRule rule, long limit) {
        long sumK = pooledK + k;
        long sumN = pooledN + n;
        if (sumN >= rule.least()) {
            return rule.beyond(sumK, sumN, limit)
                    ? new SlowLane(0, 0, 0, bad + 1, 0, Word.BAD, sumK, sumN)
                    : new SlowLane(0, 0, 0, 0, 0, Word.GOOD, sumK, sumN);
        }
        if (pooledDays + 1 == MOST_POOLED) {
            return new SlowLane(0, 0, 0, gaps == 0 ? bad : 0, gaps + 1, Word.TOO_FEW, lastK, lastN);
        }
        return new SlowLane(sumK, sumN, pooledDays + 1, bad, gaps, last, lastK, lastN);
    }
}
