package io.rampwatch.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Events per account by age: the sum over age bins of events over accounts at risk.
 *
 * <p>Matched by age it does not fall when volume rises, as "tickets this week over signups this week" does. An account
 * may have several events, so its variance is multiplied by a {@link Dispersion}.
 *
 * @see <a href="https://doi.org/10.1080/00224065.1988.11979091">Nelson 1988, mean cumulative function</a>
 */
public final class MeanCumulative {
    private final boolean defined;
    private final double perAccount;
    private final double variance;

    private MeanCumulative(boolean defined, double perAccount, double variance) {
        this.defined = defined;
        this.perAccount = perAccount;
        this.variance = variance;
    }

    /**
     * Of counted events.
     *
     * @param atRisk accounts at risk in each age bin, youngest first; length K
     * @param events events in each bin; length K
     * @throws IllegalArgumentException when the lengths differ or a count is below 0
     */
    public static MeanCumulative of(long[] atRisk, long[] events) {
        Arrays.stream(events).forEach(Counts::requireCount);
        return ofAmounts(atRisk, events, Arrays.stream(events).asDoubleStream().toArray());
    }

    /**
     * Of amounts, in any whole unit.
     *
     * @param atRisk accounts at risk in each age bin, youngest first; length K
     * @param amounts sum of the amounts in each bin, may be below 0; length K
     * @param squares sum of the squared amounts in each bin; length K
     * @throws IllegalArgumentException when the lengths differ or a count of accounts is below 0
     */
    public static MeanCumulative ofAmounts(long[] atRisk, long[] amounts, double[] squares) {
        Counts.requireSameLength(atRisk.length, amounts.length);
        Counts.requireSameLength(atRisk.length, squares.length);
        boolean defined = atRisk.length > 0;
        double sum = 0;
        double variance = 0;
        for (int k = 0; k < atRisk.length; k++) {
            Counts.requireCount(atRisk[k]);
            double n = atRisk[k];
            defined &= n > 0;
            sum += amounts[k] / n;
            variance += squares[k] / (n * n);
        }
        return new MeanCumulative(defined, sum, variance);
    }

    /** Events (or amount) per account by the end of the last bin; empty when a bin has nobody at risk. */
    public OptionalDouble perAccount() {
        return defined ? OptionalDouble.of(perAccount) : OptionalDouble.empty();
    }

    /** Events per 100 accounts; empty when a bin has nobody at risk. */
    public OptionalDouble per100() {
        return defined ? OptionalDouble.of(100 * perAccount) : OptionalDouble.empty();
    }

    /**
     * The standard error of {@link #per100()}, events per 100 accounts.
     *
     * @param dispersion variance over mean of events per account, 1 or more, see {@link Dispersion}
     * @throws IllegalArgumentException when the dispersion is below 1
     */
    public OptionalDouble standardErrorPer100(double dispersion) {
        if (!(dispersion >= 1)) {
            throw new IllegalArgumentException("dispersion " + dispersion + " is below 1");
        }
        return defined ? OptionalDouble.of(100 * Math.sqrt(dispersion * variance)) : OptionalDouble.empty();
    }

    /**
     * Value plus and minus z standard errors per 100 accounts, cut at 0. It informs; it decides nothing.
     *
     * @param dispersion as in {@link #standardErrorPer100}
     * @param confidence between 0 and 1, both excluded
     */
    public Optional<Interval> limitsPer100(double dispersion, double confidence) {
        double reach = NormalQuantile.twoSided(confidence)
                * standardErrorPer100(dispersion).orElse(0);
        double value = 100 * perAccount;
        return defined ? Optional.of(new Interval(value - reach, value + reach).notBelow(0)) : Optional.empty();
    }
}
