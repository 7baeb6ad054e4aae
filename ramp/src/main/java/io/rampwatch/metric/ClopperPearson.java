package io.rampwatch.metric;

import java.util.Optional;

/**
 * Exact binomial limits of a share: the fall-back where Kaplan-Meier has no limits, and the source of the safe limit.
 *
 * @see <a
 *     href="https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Clopper–Pearson_interval">quantiles
 *     of beta distributions</a>
 */
public final class ClopperPearson {
    private ClopperPearson() {}

    /**
     * Both limits, each missed with probability {@code (1 − confidence) / 2} at most.
     *
     * @param hits accounts with the property, 0 to {@code accounts}
     * @param accounts all accounts
     * @param confidence between 0 and 1, both excluded
     * @return shares from 0 to 1; empty without accounts
     * @throws IllegalArgumentException when an argument is out of its range
     */
    public static Optional<Interval> of(long hits, long accounts, double confidence) {
        return limits(hits, accounts, (1 - confidence) / 2);
    }

    /** As {@link #of}, but each limit alone is missed with probability {@code 1 − confidence}: use one of them only. */
    public static Optional<Interval> oneSided(long hits, long accounts, double confidence) {
        return limits(hits, accounts, 1 - confidence);
    }

    private static Optional<Interval> limits(long hits, long accounts, double miss) {
        Counts.requireShare(hits, accounts);
        Counts.requireInside("chance to miss", miss);
        if (accounts == 0) {
            return Optional.empty();
        }
        return Optional.of(new Interval(lower(hits, accounts, miss), 1 - lower(accounts - hits, accounts, miss)));
    }

    /** The share below which {@code hits} or more of {@code accounts} has less than this chance; 0 without hits. */
    static double lower(long hits, long accounts, double miss) {
        return hits == 0 ? 0 : new BetaDistribution(hits, accounts - hits + 1.0).quantile(miss);
    }
}
