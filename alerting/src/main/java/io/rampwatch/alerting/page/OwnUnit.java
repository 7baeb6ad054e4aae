package io.rampwatch.alerting.page;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of levels in the unit of their metric: shares from 0 to 1, events per 100 accounts, units per account. */
public final class OwnUnit {
    private static final double MILLION = 1e6;
    private static final int EXACT = 9;

    private OwnUnit() {}

    /** The value that was judged; null where there was none. */
    public static @Nullable Double value(MetricKind kind, Level level) {
        Double value = level.value();
        return value == null ? null : (kind == MetricKind.PER_100 ? 100 : 1) * value;
    }

    /** The limit. */
    public static double limit(MetricKind kind, Level level) {
        return ofMillionths(kind, level.limitMillionths());
    }

    /** A number that is in the unit of a limit: events per account become events per 100. */
    public static double ofLimit(MetricKind kind, double number) {
        return (kind == MetricKind.PER_100 ? 100 : 1) * number;
    }

    /** A quotient of numerator over denominator, such as a baseline of the plan. */
    public static double ofMillionths(MetricKind kind, long millionths) {
        return (kind == MetricKind.PER_100 ? 100 : 1) * millionths / MILLION;
    }

    /** How far the value is from the limit, below 0 beyond it; null where there is no value. */
    public static @Nullable Double distance(MetricKind kind, Level level) {
        Double value = value(kind, level);
        if (value == null) {
            return null;
        }
        double above = value - limit(kind, level);
        double good = switch (level.side()) {
            case ABOVE, RISES_TO -> -above;
            case BELOW, FALLS_TO -> above;
        };
        return BigDecimal.valueOf(good).setScale(EXACT, RoundingMode.HALF_EVEN).doubleValue();
    }

    /**
     * A number as a person reads it, such as {@code 51.0 %}, {@code 34.2 per 100 accounts}, {@code 7.5 per account}.
     */
    public static String words(MetricKind kind, double value) {
        return switch (kind) {
            case CONVERSION, RATIO -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
            case PER_100 -> String.format(Locale.ROOT, "%.1f per 100 accounts", value);
            case AMOUNT_PER_SUBJECT -> String.format(Locale.ROOT, "%.1f per account", value);
            case OPEN_AGE -> String.format(Locale.ROOT, "%.1f %% over the target", 100 * value);
            case COUNT -> String.format(Locale.ROOT, "%.0f", value);
        };
    }

    /** A distance as a person reads it, such as {@code 1.5 points}; without a sign. */
    public static String distanceWords(MetricKind kind, double distance) {
        double size = Math.abs(distance);
        return kind == MetricKind.CONVERSION || kind == MetricKind.RATIO
                ? String.format(Locale.ROOT, "%.1f points", 100 * size)
                : words(kind, size);
    }
}
