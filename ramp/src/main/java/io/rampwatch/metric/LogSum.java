package io.rampwatch.metric;

/**
 * Sums of numbers known by their logarithms. A plain product of stakes overflows at e^709; a million accounts reach
 * e^18181.
 *
 * <p>Minus infinity is the logarithm of nothing.
 */
final class LogSum {
    private LogSum() {}

    /** ln(e^one + e^other). */
    static double of(double one, double other) {
        double larger = Math.max(one, other);
        return larger == Double.NEGATIVE_INFINITY
                ? larger
                : larger + StrictMath.log1p(StrictMath.exp(Math.min(one, other) - larger));
    }

    /** ln of the mean of e^terms, summed in their order; length 1 or more. */
    static double ofMean(double[] terms) {
        double largest = terms[0];
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            sum += StrictMath.exp(term - largest);
        }
        return largest + StrictMath.log(sum) - StrictMath.log(terms.length);
    }
}
