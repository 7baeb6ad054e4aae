package io.rampwatch.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Bets that the mean of bad events per account is above a limit: a grid of eight stakes, of which none grows on average
 * as long as the mean is at the limit or below.
 *
 * <p>An account with y bad events multiplies stake j by {@code (1 − u) + u·y/limit}, u = 2^−j. Whatever the
 * distribution of y and whatever the volume, the mean of the stakes exceeds x with a chance of 1/x at most, at any
 * number of looks.
 *
 * @see <a href="https://arxiv.org/abs/2010.09686">Waudby-Smith and Ramdas, estimating means of bounded random variables
 *     by betting</a>
 */
public final class GridEvidence {
    /** How many stakes there are unless said; ten find a change hardly sooner. */
    public static final int STAKES = 8;

    /** The limit of the mean is not sought below this. */
    private static final double SMALLEST_MEAN = 1e-9;

    /** Newton's steps end here at the latest; about eight are needed. */
    private static final int MOST_STEPS = 100;

    /** After so small a step the error is its square: only rounding is left. */
    private static final double SETTLED = 1e-8;

    /** ln of what an account without bad events leaves of each stake. */
    private static final double[] LOG_KEPT = logKept();

    /** ln of the factor of each stake, by bad events of the account. */
    private final double[][] logFactors;

    private final int stakes;

    private static double[] logKept() {
        double[] kept = new double[STAKES];
        for (int j = 0; j < STAKES; j++) {
            kept[j] = StrictMath.log1p(-Math.scalb(1.0, -(j + 1)));
        }
        return kept;
    }

    private GridEvidence(double limit, int cap, int stakes) {
        this.stakes = stakes;
        this.logFactors = new double[cap + 1][stakes];
        for (int y = 0; y <= cap; y++) {
            for (int j = 0; j < stakes; j++) {
                double u = Math.scalb(1.0, -(j + 1));
                logFactors[y][j] = y == 0 ? StrictMath.log1p(-u) : StrictMath.log1p(u * (y / limit - 1));
            }
        }
    }

    /**
     * Eight stakes against a limit.
     *
     * @param limit of bad events per account, between 0 and {@code cap}, both excluded
     * @param cap the most bad events that an account is counted with; 1 for a conversion
     * @throws IllegalArgumentException when the limit is out of its range
     */
    public static GridEvidence against(double limit, int cap) {
        return against(limit, cap, STAKES);
    }

    /** As {@link #against(double, int)} with another number of stakes, 1 or more. */
    public static GridEvidence against(double limit, int cap, int stakes) {
        if (!(limit > 0 && limit < cap) || stakes < 1) {
            throw new IllegalArgumentException("limit " + limit + " is not between 0 and the cap " + cap + ", or "
                    + stakes + " stakes are too few");
        }
        return new GridEvidence(limit, cap, stakes);
    }

    /**
     * What a batch of accounts adds to the logarithm of each stake.
     *
     * @param accountsByBadEvents accounts with 0, 1, 2 … bad events; at most {@code cap + 1} counts
     * @return one gain for each stake, natural logarithm
     * @throws IllegalArgumentException when the histogram is longer or a count is below 0
     */
    public double[] logGains(long[] accountsByBadEvents) {
        if (accountsByBadEvents.length > logFactors.length) {
            throw new IllegalArgumentException(
                    accountsByBadEvents.length + " counts, where the cap allows " + logFactors.length);
        }
        double[] gains = new double[stakes];
        for (int y = 0; y < accountsByBadEvents.length; y++) {
            Counts.requireCount(accountsByBadEvents[y]);
            for (int j = 0; j < stakes; j++) {
                gains[j] += accountsByBadEvents[y] * logFactors[y][j];
            }
        }
        return gains;
    }

    /**
     * The evidence of one batch of accounts from its start on, without restarts.
     *
     * @param accountsByBadEvents as in {@link #logGains}
     * @return ln of the mean stake; 0 without accounts
     */
    public double logEvidence(long[] accountsByBadEvents) {
        return LogSum.ofMean(logGains(accountsByBadEvents));
    }

    /**
     * The lower limit of the mean of bad events per account: the smallest mean that these accounts do not disprove.
     *
     * <p>One-sided. For a conversion the upper limit of the share is 1 minus this, and the lower limit is this of the
     * histogram with both counts exchanged.
     *
     * @param accountsByBadEvents accounts with 0, 1, 2 … bad events
     * @param alpha the chance to miss at any look, between 0 and 1: one over the threshold of the rule
     * @return bad events per account; 0 where there were none; empty without accounts
     * @throws IllegalArgumentException when alpha is out of its range or a count is below 0
     */
    public static OptionalDouble lowerLimitOfMean(long[] accountsByBadEvents, double alpha) {
        Counts.requireInside("alpha", alpha);
        Arrays.stream(accountsByBadEvents).forEach(Counts::requireCount);
        double accounts = 0;
        double events = 0;
        for (int y = 0; y < accountsByBadEvents.length; y++) {
            accounts += accountsByBadEvents[y];
            events += (double) y * accountsByBadEvents[y];
        }
        if (accounts == 0) {
            return OptionalDouble.empty();
        }
        double mean = events / accounts;
        return OptionalDouble.of(mean > SMALLEST_MEAN ? solve(accountsByBadEvents, mean, -StrictMath.log(alpha)) : 0);
    }

    /**
     * The mean at which the evidence equals a threshold. In t = −ln(mean) the evidence rises and is convex, so Newton's
     * steps come down to it from one side after the first.
     */
    private static double solve(long[] histogram, double mean, double logThreshold) {
        double t = -StrictMath.log(guess(histogram, mean, logThreshold));
        for (int step = 0; step < MOST_STEPS; step++) {
            double next = t - newton(histogram, t, logThreshold);
            boolean settled = step > 0 && next >= t - Math.abs(t) * SETTLED;
            t = next;
            if (settled) {
                break;
            }
        }
        return Math.max(SMALLEST_MEAN, StrictMath.exp(-t));
    }

    /** About where the solution lies: so many standard errors under the mean as a normal count would have. */
    private static double guess(long[] histogram, double mean, double logThreshold) {
        double accounts = 0;
        double squares = 0;
        for (int y = 0; y < histogram.length; y++) {
            accounts += histogram[y];
            squares += histogram[y] * (y - mean) * (y - mean);
        }
        double reach = Math.sqrt(2 * logThreshold * squares) / accounts;
        return Math.max(mean / 8, mean - reach);
    }

    /** (evidence − threshold) over its slope, at a mean of e^−t. */
    private static double newton(long[] histogram, double t, double logThreshold) {
        double[] logs = new double[STAKES];
        double[] slopes = new double[STAKES];
        double scale = StrictMath.exp(t);
        // accounts without bad events lose the same at every mean
        for (int j = 0; histogram[0] > 0 && j < STAKES; j++) {
            logs[j] = histogram[0] * LOG_KEPT[j];
        }
        for (int y = 1; y < histogram.length; y++) {
            for (int j = 0; histogram[y] > 0 && j < STAKES; j++) {
                double u = Math.scalb(1.0, -(j + 1));
                double gain = u * (y * scale - 1);
                logs[j] += histogram[y] * StrictMath.log1p(gain);
                slopes[j] += histogram[y] * u * y * scale / (1 + gain);
            }
        }
        double evidence = LogSum.ofMean(logs);
        double slope = 0;
        for (int j = 0; j < STAKES; j++) {
            slope += StrictMath.exp(logs[j] - evidence) / STAKES * slopes[j];
        }
        return (evidence - logThreshold) / slope;
    }
}
