package io.rampwatch.foresight;

import java.util.SplittableRandom;

/**
 * Draws how many of n pass, each with the same chance: exact, and quick for any n.
 *
 * @see <a href="https://doi.org/10.1080/00949659308811496">Hörmann 1993, the transformed rejection BTRS</a>
 */
final class Binomial {
    /** Below this expected count the sum of chances is the quicker way, and rejection is not proved. */
    private static final double FEW = 10;

    private Binomial() {}

    /**
     * One draw.
     *
     * @param n how many are tried, 0 or more
     * @param chance of each, from 0 to 1
     */
    static long draw(SplittableRandom random, long n, double chance) {
        if (chance > 0.5) {
            return n - draw(random, n, 1 - chance);
        }
        if (n == 0 || chance <= 0) {
            return 0;
        }
        return n * chance < FEW ? few(random, n, chance) : many(random, n, chance);
    }

    /** Adds up the chances of 0, 1, 2 … until a uniform number is reached. */
    private static long few(SplittableRandom random, long n, double chance) {
        double odds = chance / (1 - chance);
        double of = StrictMath.exp(n * StrictMath.log1p(-chance));
        double left = random.nextDouble();
        long k = 0;
        while (left > of && k < n) {
            left -= of;
            k++;
            of *= odds * (n - k + 1) / k;
        }
        return k;
    }

    private static long many(SplittableRandom random, long n, double chance) {
        double spread = Math.sqrt(n * chance * (1 - chance));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * chance;
        double centre = n * chance + 0.5;
        double inside = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * spread;
        double logOdds = StrictMath.log(chance / (1 - chance));
        double mode = Math.floor((n + 1) * chance);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + centre);
            if (k < 0 || k > n) {
                continue;
            }
            if (us >= 0.07 && v <= inside) {
                return (long) k;
            }
            double scaled = StrictMath.log(v * alpha / (a / (us * us) + b));
            if (scaled <= logWays(n, mode) - logWays(n, k) + (k - mode) * logOdds) {
                return (long) k;
            }
        }
    }

    /** ln(k!·(n − k)!), Stirling's series: more than exact enough above a handful, and looked up below it. */
    private static double logWays(long n, double k) {
        return logFactorial(k) + logFactorial(n - k);
    }

    private static double logFactorial(double k) {
        if (k < 16) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double x = k + 1;
        double square = x * x;
        return (x - 0.5) * StrictMath.log(x)
                - x
                + 0.9189385332046728
                + (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / x;
    }
}
