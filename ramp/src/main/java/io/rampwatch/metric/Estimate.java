package io.rampwatch.metric;

import org.jspecify.annotations.Nullable;

/**
 * One number with everything that is needed to believe it. What is undefined is null and says why; never 0, never NaN.
 *
 * @param k the numerator, a count, or millionths of the unit for amounts; null where the view has none
 * @param n what it is counted on: accounts, attempts, or for bounds the accounts still open
 * @param value the value, a share for conversions and ratios, per 100 accounts, or units per account
 * @param low the lower limit of the 95 % interval, or the lower bound
 * @param high the upper limit of the 95 % interval, or the upper bound
 * @param form which form of the early estimator was used: {@code period} or {@code cohort}; null for other views
 * @param why why the value is undefined; null when it is defined
 */
public record Estimate(
        @Nullable Long k,
        @Nullable Long n,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String form,
        @Nullable String why) {
    /** A plain count. */
    public static Estimate count(long n) {
        return new Estimate(null, n, null, null, null, null, null);
    }

    /** Nothing can be said, and why. */
    public static Estimate undefined(@Nullable Long k, long n, @Nullable String form, String why) {
        return new Estimate(k, n, null, null, null, form, why);
    }

    /** A quotient of counts, multiplied by a scale; undefined over nothing. */
    public static Estimate quotient(long k, long n, double scale, String whyNot) {
        return n > 0 ? new Estimate(k, n, scale * k / n, null, null, null, null) : undefined(k, n, null, whyNot);
    }
}
