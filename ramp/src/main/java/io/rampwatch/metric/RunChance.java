package io.rampwatch.metric;

/**
 * The exact chance of a run of bad (or good) blocks: what {@code check} prints beside a rule that counts days.
 *
 * @param length blocks in a row that make a run, 1 or more
 * @param chance of one block, from 0 to 1, independent of the others
 */
public record RunChance(int length, double chance) {

    /** @throws IllegalArgumentException when an argument is out of its range */
    public RunChance {
        if (length < 1 || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("a run of " + length + " blocks of chance " + chance);
        }
    }

    /**
     * The chance that one block passes a test, with a binomial count.
     *
     * @param test which counts pass
     * @param n accounts of the block, 1 or more
     * @param share true chance of one account to count, between 0 and 1, both excluded
     * @throws IllegalArgumentException when an argument is out of its range
     */
    public static double ofBlock(DayTest test, long n, double share) {
        Counts.requireInside("share", share);
        if (n < 1) {
            throw new IllegalArgumentException("a block of " + n + " accounts");
        }
        double logHit = StrictMath.log(share);
        double logMiss = StrictMath.log1p(-share);
        double sum = 0;
        for (long k = 0; k <= n; k++) {
            if (test.holds(k, n)) {
                // 1/C(n, k) = (n+1)·B(k+1, n−k+1)
                double logWays = -StrictMath.log(n + 1.0) - LogGamma.beta(k + 1.0, n - k + 1.0);
                sum += StrictMath.exp(logWays + k * logHit + (n - k) * logMiss);
            }
        }
        return Math.min(1, sum);
    }

    /** The chance of at least one run within so many blocks, 0 or more. */
    public double within(int blocks) {
        double[] inARow = new double[length + 1];
        inARow[0] = 1;
        for (int block = 0; block < blocks; block++) {
            double[] next = new double[length + 1];
            next[length] = inARow[length];
            for (int i = 0; i < length; i++) {
                next[0] += inARow[i] * (1 - chance);
                next[i + 1] += inARow[i] * chance;
            }
            inARow = next;
        }
        return inARow[length];
    }

    /** Expected blocks up to the end of the first run; infinite where the chance is 0. */
    public double expectedBlocks() {
        // 1/q + 1/q² + …, which is (q^−r − 1)/(1 − q) and also holds for q = 1
        double sum = 0;
        double term = 1;
        for (int i = 0; i < length; i++) {
            term /= chance;
            sum += term;
        }
        return sum;
    }
}
