package io.rampwatch.metric;

/**
 * Quantiles of the standard normal distribution, to about 16 digits.
 *
 * @see <a href="https://doi.org/10.2307/2347330">Wichura 1988, algorithm AS 241 (PPND16)</a>
 */
public final class NormalQuantile {
    /** Between these distances from the median the first rational function holds. */
    private static final double CENTRE = 0.425;

    /** Where the second rational function of the tail hands over to the third, in units of sqrt(-ln tail). */
    private static final double FAR = 5.0;

    // each row: the coefficients of one polynomial, the constant first
    private static final double[] CENTRE_ABOVE = {
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
        45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
    };
    private static final double[] CENTRE_BELOW = {
        1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751,
        21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854
    };
    private static final double[] TAIL_ABOVE = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] TAIL_BELOW = {
        1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
        0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9
    };
    private static final double[] FAR_ABOVE = {
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7
    };
    private static final double[] FAR_BELOW = {
        1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
        0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15
    };

    private NormalQuantile() {}

    /**
     * How many standard errors to each side hold {@code confidence} of the distribution: 1.959963984540054 for 0.95.
     *
     * @param confidence between 0 and 1, both excluded
     * @throws IllegalArgumentException when it is not
     */
    public static double twoSided(double confidence) {
        return -of((1 - confidence) / 2);
    }

    /**
     * The value that a standard normal variable stays below with this probability.
     *
     * @param probability between 0 and 1, both excluded
     * @throws IllegalArgumentException when it is not
     */
    public static double of(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
        }
        double fromMedian = probability - 0.5;
        if (Math.abs(fromMedian) <= CENTRE) {
            double r = CENTRE * CENTRE - fromMedian * fromMedian;
            return fromMedian * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
        }
        double size = ofTail(fromMedian < 0 ? probability : 1 - probability);
        return fromMedian < 0 ? -size : size;
    }

    private static double ofTail(double tail) {
        double r = Math.sqrt(-StrictMath.log(tail));
        return r <= FAR
                ? polynomial(TAIL_ABOVE, r - 1.6) / polynomial(TAIL_BELOW, r - 1.6)
                : polynomial(FAR_ABOVE, r - FAR) / polynomial(FAR_BELOW, r - FAR);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
