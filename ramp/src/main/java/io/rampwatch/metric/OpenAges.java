package io.rampwatch.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The ages of everything that is open now. A census: no interval, because nothing is estimated.
 *
 * <p>Ages are whole numbers of one unit, that of the caller.
 */
public final class OpenAges {
    private final long[] ascending;

    private OpenAges(long[] ascending) {
        this.ascending = ascending;
    }

    /** The ages, in any order; copied. */
    public static OpenAges of(long[] ages) {
        long[] ascending = ages.clone();
        Arrays.sort(ascending);
        return new OpenAges(ascending);
    }

    /** How many are open. */
    public int count() {
        return ascending.length;
    }

    /** How many are older than the target; exactly as old is not older. */
    public long olderThan(long target) {
        return Arrays.stream(ascending).filter(age -> age > target).count();
    }

    /**
     * The p-quantile by nearest rank: an age that really occurs.
     *
     * @param permille p in thousandths, 1 to 1000: 900 for p90
     * @return empty when nothing is open
     * @throws IllegalArgumentException when p is out of its range
     */
    public OptionalLong nearestRank(int permille) {
        return nearestRank(permille, 1000);
    }

    /** As {@link #nearestRank(int)} for p as any fraction, above 0 and at most 1. */
    public OptionalLong nearestRank(long numerator, long denominator) {
        if (numerator < 1 || numerator > denominator) {
            throw new IllegalArgumentException("no quantile " + numerator + "/" + denominator);
        }
        // in whole numbers: in doubles 0.07·100 is 7.000000000000001 and the rank becomes 8
        long rank = (Math.multiplyExact(numerator, (long) ascending.length) + denominator - 1) / denominator;
        return ascending.length == 0 ? OptionalLong.empty() : OptionalLong.of(ascending[(int) rank - 1]);
    }

    /**
     * The mean, never to be judged or shown alone: 180 tickets under an hour and 4 older than three days have a mean of
     * 2.93 h.
     *
     * @return empty when nothing is open
     */
    public OptionalDouble mean() {
        return Arrays.stream(ascending).average();
    }
}
