package io.rampwatch.metric;

/**
 * Evidence against a share by a beta mixture, and the confidence sequence that it gives: the classical cross-check of
 * the grid. Not shipped: it needs log beta and underflows far inside the limit.
 *
 * @param a prior parameter, above 0
 * @param b prior parameter, above 0
 * @see <a href="https://arxiv.org/abs/1810.08240">Howard, Ramdas, McAuliffe and Sekhon, confidence sequences</a>
 */
record BetaMixture(double a, double b) {

    /** ln of the evidence that the share is not p0, after s hits in n accounts. */
    double logTwoSided(long s, long n, double p0) {
        return LogGamma.beta(a + s, b + n - s) - LogGamma.beta(a, b) - logLikelihood(s, n, p0);
    }

    /** ln of the evidence that the share is below p0: the prior is cut there. */
    double logOneSidedBelow(long s, long n, double p0) {
        return logTwoSided(s, n, p0)
                + new BetaDistribution(a + s, b + n - s).logCumulative(p0)
                - new BetaDistribution(a, b).logCumulative(p0);
    }

    /** The shares that have not been disproved at {@code alpha} after s hits in n accounts. */
    Interval confidenceSequence(long s, long n, double alpha) {
        double centre = (double) s / n;
        return new Interval(s == 0 ? 0 : edge(s, n, alpha, centre, 0), s == n ? 1 : edge(s, n, alpha, centre, 1));
    }

    /** Bisects between a share that holds and one that does not. */
    private double edge(long s, long n, double alpha, double holds, double fails) {
        for (int i = 0; i < 200; i++) {
            double middle = (holds + fails) / 2;
            if (logTwoSided(s, n, middle) < -StrictMath.log(alpha)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return (holds + fails) / 2;
    }

    private static double logLikelihood(long s, long n, double p) {
        return (s == 0 ? 0 : s * StrictMath.log(p)) + (n == s ? 0 : (n - s) * StrictMath.log1p(-p));
    }
}
