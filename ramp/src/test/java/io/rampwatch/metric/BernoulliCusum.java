package io.rampwatch.metric;

/**
 * The quickest detector of a known fall of a share. Not shipped: its threshold hangs on the number of accounts and on a
 * guess how bad is bad.
 *
 * @see <a href="https://en.wikipedia.org/wiki/CUSUM">Page's cumulative sum</a>
 */
final class BernoulliCusum {
    private BernoulliCusum() {}

    /**
     * {@code C = max(0, C + gain)} after each account.
     *
     * @param converted 1 or 0 an account; length n
     * @param p0 the share that holds
     * @param p1 the share that is feared
     * @return length n
     */
    static double[] after(long[] converted, double p0, double p1) {
        double[] sums = new double[converted.length];
        double sum = 0;
        for (int i = 0; i < converted.length; i++) {
            double gain = converted[i] == 1 ? StrictMath.log(p1 / p0) : StrictMath.log((1 - p1) / (1 - p0));
            sum = Math.max(0, sum + gain);
            sums[i] = sum;
        }
        return sums;
    }
}
