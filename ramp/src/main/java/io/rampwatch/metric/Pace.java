package io.rampwatch.metric;

/**
 * An early warning that conversions come fewer or slower than the limit's curve allows: an anytime-valid logrank test.
 *
 * <p>It speaks days before a share can be proven (34 h instead of 55 h after a fall from 62 to 50 % at 300 accounts a
 * day), but a channel that is merely slower fires it as well. Hence it makes a WATCH, never a breach.
 *
 * @see <a href="https://arxiv.org/abs/2011.06931">ter Schure, Pérez-Ortiz, Ly and Grünwald, the safe logrank test</a>
 */
public final class Pace {
    /** It fires when evidence has reached this. */
    public static final double LOG_THRESHOLD = StrictMath.log(100);

    /** The powers of survival that are bet on: the hazard falls to about these parts of the limit's. */
    private static final double[] THETAS = {.9, .8, .7, .6, .5, .4, .3};

    private Pace() {}

    /**
     * The hazards of a channel that converts exactly at a limit, with the timing of the baseline.
     *
     * @param shares the baseline's share of conversions in each age bin, youngest first; they add up to 1
     * @param limit the share that converts within the horizon, between 0 and 1
     * @return the chance, for an account at risk at the start of a bin, to convert in it
     * @throws IllegalArgumentException when the limit is out of its range
     */
    public static double[] limitHazards(double[] shares, double limit) {
        Counts.requireInside("limit", limit);
        double[] hazards = new double[shares.length];
        double before = 0;
        for (int k = 0; k < shares.length; k++) {
            hazards[k] = limit * shares[k] / (1 - limit * before);
            before += shares[k];
        }
        return hazards;
    }

    /**
     * What cells add to the logarithm of each of the seven stakes; each cell enters once, when it completes.
     *
     * @param atRisk accounts at risk in each age bin; length K
     * @param converted conversions in each bin, 0 to {@code atRisk}; length K
     * @param limitHazards of each bin, from 0 to below 1; length K
     * @return seven gains, to be summed by {@link SeasonEvidence} with {@link Restarts#DAILY}
     * @throws IllegalArgumentException when the lengths differ or a number is out of its range
     */
    public static double[] logGains(long[] atRisk, long[] converted, double[] limitHazards) {
        Counts.requireSameLength(atRisk.length, converted.length);
        Counts.requireSameLength(atRisk.length, limitHazards.length);
        double[] gains = new double[THETAS.length];
        for (int j = 0; j < gains.length; j++) {
            for (int k = 0; k < atRisk.length; k++) {
                Counts.requireShare(converted[k], atRisk[k]);
                gains[j] += logGain(atRisk[k], converted[k], limitHazards[k], THETAS[j]);
            }
        }
        return gains;
    }

    /**
     * The evidence of one start.
     *
     * @return ln of the mean of the seven stakes; arguments as in {@link #logGains}
     */
    public static double logEvidence(long[] atRisk, long[] converted, double[] limitHazards) {
        return LogSum.ofMean(logGains(atRisk, converted, limitHazards));
    }

    private static double logGain(long atRisk, long converted, double hazard, double theta) {
        if (!(hazard >= 0 && hazard < 1)) {
            throw new IllegalArgumentException("hazard " + hazard + " is not from 0 to below 1");
        }
        double logSurvival = StrictMath.log1p(-hazard);
        // where the baseline never converts both hazards vanish, and their ratio tends to theta
        double ratio = hazard == 0 ? theta : -StrictMath.expm1(theta * logSurvival) / hazard;
        return converted * StrictMath.log(ratio) + (atRisk - converted) * (theta - 1) * logSurvival;
    }
}
