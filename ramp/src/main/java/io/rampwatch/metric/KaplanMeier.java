package io.rampwatch.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The early value of a conversion: the share that will have converted at the end of the horizon, read from accounts of
 * every age, most of which have not had the whole horizon yet.
 *
 * <p>Each age bin gives the share of those still at risk who convert in it; the product of the rest is the share that
 * never converts. Selecting by signup time instead of by outcome keeps it free of bias when volume rises.
 *
 * <ul>
 *   <li>A bin with nobody at risk (or no bin at all): everything is undefined, unless all had converted before.
 *   <li>A bin in which all convert: the value is 1, its error and limits are undefined.
 *   <li>No conversion at all: value 0 and error 0, log-log limits undefined.
 * </ul>
 *
 * @see <a href="https://en.wikipedia.org/wiki/Kaplan–Meier_estimator">Kaplan-Meier estimator, Greenwood's formula</a>
 */
public final class KaplanMeier {
    private static final KaplanMeier UNDEFINED = new KaplanMeier(false, 0, 0);

    private final boolean defined;

    /** ln of the share that does not convert; minus infinity when all did. */
    private final double logSurvival;

    /** Greenwood's sum, the variance of {@link #logSurvival}; infinite when all converted. */
    private final double variance;

    private KaplanMeier(boolean defined, double logSurvival, double variance) {
        this.defined = defined;
        this.logSurvival = logSurvival;
        this.variance = variance;
    }

    /**
     * Estimates from a run-off.
     *
     * @param atRisk accounts at risk at the start of each age bin, youngest first; length K
     * @param converted conversions in each bin, 0 to {@code atRisk}; length K
     * @throws IllegalArgumentException when the lengths differ or a bin has more conversions than accounts
     */
    public static KaplanMeier of(long[] atRisk, long[] converted) {
        Counts.requireSameLength(atRisk.length, converted.length);
        boolean defined = atRisk.length > 0;
        double logSurvival = 0;
        double variance = 0;
        for (int k = 0; k < atRisk.length; k++) {
            long n = atRisk[k];
            long d = converted[k];
            Counts.requireShare(d, n);
            // once all have converted nobody is left to convert, and ages at which nobody is at risk say nothing new
            defined &= n > 0 || logSurvival == Double.NEGATIVE_INFINITY;
            if (d > 0) {
                logSurvival += StrictMath.log1p(-(double) d / n);
                // in doubles: the product of two ints overflows above 46,340
                variance += d / ((double) n * (n - d));
            }
        }
        return defined ? new KaplanMeier(true, logSurvival, variance) : UNDEFINED;
    }

    /** The share that converts within the horizon, 0 to 1; empty when a bin had nobody at risk. */
    public OptionalDouble value() {
        // 0 − x, because −x would give −0.0 when nobody converted
        return defined ? OptionalDouble.of(0 - StrictMath.expm1(logSurvival)) : OptionalDouble.empty();
    }

    /** Greenwood's standard error of {@link #value()}, as a share; empty also when all accounts of a bin converted. */
    public OptionalDouble standardError() {
        return defined && variance < Double.POSITIVE_INFINITY
                ? OptionalDouble.of(StrictMath.exp(logSurvival) * Math.sqrt(variance))
                : OptionalDouble.empty();
    }

    /**
     * Value plus and minus z standard errors, not cut at 0 or 1; for comparison, the limits shown are the log-log ones.
     *
     * @param confidence between 0 and 1, both excluded
     * @return empty where the standard error is
     */
    public Optional<Interval> plainLimits(double confidence) {
        double z = NormalQuantile.twoSided(confidence);
        OptionalDouble error = standardError();
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double value = value().orElseThrow();
        return Optional.of(new Interval(value - z * error.getAsDouble(), value + z * error.getAsDouble()));
    }

    /**
     * Limits that are symmetric in ln(−ln S) and so stay between 0 and 1; measured coverage of 95 %: 93.7 to 96.1 %.
     *
     * @param confidence between 0 and 1, both excluded
     * @return empty where the standard error is, and when nobody converted: show the exact limits of the mature cohort
     */
    public Optional<Interval> logLogLimits(double confidence) {
        double z = NormalQuantile.twoSided(confidence);
        if (standardError().isEmpty() || logSurvival == 0) {
            return Optional.empty();
        }
        double theta = z * Math.sqrt(variance) / -logSurvival;
        return Optional.of(new Interval(
                -StrictMath.expm1(StrictMath.exp(-theta) * logSurvival),
                -StrictMath.expm1(StrictMath.exp(theta) * logSurvival)));
    }
}
