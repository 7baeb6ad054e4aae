package io.rampwatch.rule;

import io.rampwatch.metric.Interval;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Wilson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Intervals and words of values, for those who read them. They decide nothing. */
final class Shares {
    private static final double CONFIDENCE = 0.95;
    private static final double MILLION = 1e6;
    private static final int DIGITS = 9;

    private Shares() {}

    /** The 95 % interval of counts, where they are a share; labelled one look. */
    static Optional<Interval> interval(MetricKind kind, long k, long n) {
        boolean share = kind == MetricKind.CONVERSION || kind == MetricKind.RATIO;
        return share && k >= 0 && k <= n ? Wilson.of(k, n, CONFIDENCE) : Optional.empty();
    }

    /** A frozen baseline. */
    static Reference baseline(MetricKind kind, long millionths, @Nullable Long accounts) {
        double value = millionths / MILLION;
        Optional<Interval> limits =
                accounts == null ? Optional.empty() : interval(kind, Math.round(value * accounts), accounts);
        return new Reference(
                "baseline",
                value,
                limits.map(Interval::lo).orElse(null),
                limits.map(Interval::hi).orElse(null),
                accounts);
    }

    /** To nine decimals, so that 0.1 is written so. */
    static double rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** A value as a person reads it, such as {@code 63.1 %} or {@code 31.5 per 100}. */
    static String words(MetricKind kind, double value) {
        return switch (kind) {
            case CONVERSION, RATIO -> one(100 * value) + " %";
            case PER_100 -> one(100 * value) + " per 100";
            default -> one(value);
        };
    }

    /** One decimal. */
    static String one(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
