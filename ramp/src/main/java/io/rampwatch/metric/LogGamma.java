package io.rampwatch.metric;

/**
 * The natural logarithm of the gamma function and of the beta function, which the JDK lacks.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Lanczos_approximation">Lanczos approximation, g = 7, nine terms</a>
 */
final class LogGamma {
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };
    private static final double G = 7;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private LogGamma() {}

    /**
     * ln Γ(x).
     *
     * @param x above 0
     */
    static double of(double x) {
        if (x < 0.5) {
            // the series is poor so close to the pole
            return of(x + 1) - StrictMath.log(x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + G - 0.5;
        return HALF_LOG_TWO_PI + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }

    /**
     * ln B(a, b).
     *
     * @param a above 0
     * @param b above 0
     */
    static double beta(double a, double b) {
        return of(a) + of(b) - of(a + b);
    }
}
