package io.rampwatch.plan;

/**
 * The chance that a flow of accounts brings at least so many.
 *
 * @param expected accounts that are expected, above 0
 * @see <a href="https://en.wikipedia.org/wiki/Poisson_distribution">Poisson distribution</a>
 */
record Arrivals(double expected) {
    private static final double NEGLIGIBLE = 1e-12;
    private static final double FAR = 40;

    /** The chance of at least so many, 1 or more. */
    double atLeast(long accounts) {
        double spread = StrictMath.sqrt(expected);
        if (accounts > expected + FAR * spread + FAR) {
            return 0;
        }
        if (accounts < expected - FAR * spread) {
            return 1;
        }
        // P(N <= accounts - 1), summed from its largest term downward
        double below = 0;
        double term = StrictMath.exp(logOf(accounts - 1));
        for (long k = accounts - 1; k >= 0 && (term > NEGLIGIBLE * below || k > expected); k--) {
            below += term;
            term *= k / expected;
        }
        return Math.max(0, 1 - below);
    }

    private double logOf(long k) {
        return k * StrictMath.log(expected) - expected - logFactorial(k);
    }

    /** Stirling's series; exact for the first few. */
    private static double logFactorial(long k) {
        if (k < 16) {
            double product = 1;
            for (long i = 2; i <= k; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double x = k + 1.0;
        return (x - 0.5) * StrictMath.log(x)
                - x
                + 0.5 * StrictMath.log(2 * Math.PI)
                + 1 / (12 * x)
                - 1 / (360 * x * x * x);
    }
}
