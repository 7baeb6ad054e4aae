package io.rampwatch.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ages of all that is open at an instant: a full count, so there is no sampling error and no interval. In any whole
 * unit, that of the caller.
 *
 * <p>It is told by percentiles and by the count over a target. It has no mean: 180 tickets under an hour and 4 older
 * than three days have a mean of 2.93 h.
 */
public final class OpenAges {
    private final SortedMap<Long, Long> countByAge = new TreeMap<>();

    private OpenAges() {}

    /** The ages, in any order. */
    public static OpenAges of(long[] ages) {
        var open = new OpenAges();
        Arrays.stream(ages).forEach(age -> open.countByAge.merge(age, 1L, Long::sum));
        return open;
    }

    /** Ages with how many have them; those of which there are none may be left out. */
    public static OpenAges of(Map<Long, Long> countByAge) {
        var open = new OpenAges();
        open.countByAge.putAll(countByAge);
        open.countByAge.values().removeIf(count -> count == 0);
        return open;
    }

    /** How many are open. */
    public long count() {
        return sum(countByAge);
    }

    /** Whether fewer than none have an age: a defect of the books. */
    public boolean contradict() {
        return countByAge.values().stream().anyMatch(count -> count < 0);
    }

    /** How many are older than the target; exactly as old is not older. */
    public long olderThan(long target) {
        return sum(countByAge.tailMap(target + 1));
    }

    /**
     * The p-quantile by nearest rank: an age that really occurs.
     *
     * @param permille p in thousandths, 1 to 1000: 900 for p90, 1000 for the oldest
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
        long left = (Math.multiplyExact(numerator, count()) + denominator - 1) / denominator;
        for (var age : countByAge.entrySet()) {
            left -= age.getValue();
            if (left <= 0) {
                return OptionalLong.of(age.getKey());
            }
        }
        return OptionalLong.empty();
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }
}
