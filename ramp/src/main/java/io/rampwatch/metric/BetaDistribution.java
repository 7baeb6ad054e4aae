package io.rampwatch.metric;

/**
 * The beta distribution: what exact limits of a share and chances of a count are read from.
 *
 * @param a above 0
 * @param b above 0
 * @see <a href="https://en.wikipedia.org/wiki/Beta_function#Incomplete_beta_function">regularised incomplete beta
 *     function</a>, by the continued fraction of Lentz
 */
public record BetaDistribution(double a, double b) {
    /** Enough to halve [0, 1] down to the smallest double that any count can give. */
    private static final int BISECTIONS = 200;

    /** The fraction needs some √max(a, b) terms: this is enough for counts of 10¹¹. */
    private static final int TERMS = 1_000_000;

    private static final double TINY = 1e-300;
    private static final double EXACT = 1e-16;

    /** @throws IllegalArgumentException when a parameter is not above 0 */
    public BetaDistribution {
        if (!(a > 0 && b > 0)) {
            throw new IllegalArgumentException("Beta(" + a + ", " + b + ") needs parameters above 0");
        }
    }

    /** The probability of a value up to {@code x}: I_x(a, b), 0 below 0 and 1 above 1. */
    public double cumulative(double x) {
        return StrictMath.exp(logCumulative(x));
    }

    /**
     * ln I_x(a, b); {@link Double#NEGATIVE_INFINITY} up to 0. Does not underflow where the probability itself would.
     */
    public double logCumulative(double x) {
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x >= 1) {
            return 0;
        }
        double logFront = a * StrictMath.log(x) + b * StrictMath.log1p(-x) - LogGamma.beta(a, b);
        // the fraction converges quickly on this side of the mean only; beyond it the other tail is computed
        return x < (a + 1) / (a + b + 2)
                ? logFront + StrictMath.log(fraction(a, b, x) / a)
                : StrictMath.log1p(-StrictMath.exp(logFront) * fraction(b, a, 1 - x) / b);
    }

    /**
     * The value that is not exceeded with this probability.
     *
     * @param probability from 0 to 1
     * @throws IllegalArgumentException when it is not
     */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not from 0 to 1");
        }
        double lo = 0;
        double hi = 1;
        double middle = 0.5;
        // ends early once no double lies between the two
        for (int i = 0; i < BISECTIONS && lo < middle && middle < hi; i++) {
            if (cumulative(middle) < probability) {
                lo = middle;
            } else {
                hi = middle;
            }
            middle = (lo + hi) / 2;
        }
        return middle;
    }

    /** The continued fraction of I_x, evaluated from the front (modified Lentz). */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) <= EXACT) {
                break;
            }
        }
        return value;
    }

    private static double notZero(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }
}
