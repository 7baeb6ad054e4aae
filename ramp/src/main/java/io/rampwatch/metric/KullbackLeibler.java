package io.rampwatch.metric;

/**
 * The divergence of two Bernoulli distributions: how much one account tells between them, and so how many it takes.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Kullback–Leibler_divergence">Kullback-Leibler divergence</a>
 */
public final class KullbackLeibler {
    private KullbackLeibler() {}

    /**
     * {@code p ln(p/q) + (1−p) ln((1−p)/(1−q))}.
     *
     * @param p the true share, from 0 to 1
     * @param q the share that is to be disproved, between 0 and 1, both excluded
     * @return nats an account
     * @throws IllegalArgumentException when a share is out of its range
     */
    public static double ofShares(double p, double q) {
        Counts.requireInside("q", q);
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p " + p + " is no share");
        }
        return term(p, q) + term(1 - p, 1 - q);
    }

    /**
     * The accounts that any method needs at the median to disprove q when p holds; the engine takes 1.4 to 1.8 times as
     * many.
     *
     * @param logThreshold as {@link Threshold#log(double, int)} gives it
     * @return accounts, not rounded; infinite when p equals q
     */
    public static double accounts(double logThreshold, double p, double q) {
        return logThreshold / ofShares(p, q);
    }

    private static double term(double p, double q) {
        return p == 0 ? 0 : p * StrictMath.log(p / q);
    }
}
