package io.rampwatch.plan;

import io.rampwatch.metric.MetricKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Values of metrics as people write them: 620000 millionths of a share are 62.0 %. */
final class Figures {
    private Figures() {}

    /** The value in a sentence, such as {@code 62.0 %} or {@code 30 per 100 accounts}. */
    static String words(MetricKind kind, long millionths) {
        return switch (kind) {
            case CONVERSION, RATIO -> atLeastOneDecimal(percent(millionths)) + " %";
            case PER_100 -> percent(millionths).toPlainString() + " per 100 accounts";
            case AMOUNT_PER_SUBJECT -> units(millionths).toPlainString() + " per account";
            case COUNT, OPEN_AGE -> units(millionths).toPlainString();
        };
    }

    /** The value as a plan writes it, such as {@code 62%}. */
    static String written(MetricKind kind, long millionths) {
        return switch (kind) {
            case CONVERSION, RATIO -> percent(millionths).toPlainString() + "%";
            case PER_100 -> percent(millionths).toPlainString();
            case AMOUNT_PER_SUBJECT, COUNT, OPEN_AGE -> units(millionths).toPlainString();
        };
    }

    /** A share of counts with one decimal, such as {@code 62.1 %}. */
    static String share(long k, long n) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * k / n);
    }

    /** Half the width, in points, of the 95 % interval of a share that was measured on so many accounts. */
    static String uncertainty(long millionths, long accounts) {
        double share = millionths / 1e6;
        return String.format(Locale.ROOT, "%.1f", 196 * Math.sqrt(share * (1 - share) / accounts));
    }

    /** A whole number with commas, such as {@code 4,210}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A length of time in the largest unit that measures it. */
    static String duration(long minutes) {
        return minutes % 60 == 0 && minutes > 0 ? minutes / 60 + "h" : minutes + "m";
    }

    private static BigDecimal percent(long millionths) {
        return plain(BigDecimal.valueOf(millionths, 4));
    }

    private static BigDecimal units(long millionths) {
        return plain(BigDecimal.valueOf(millionths, 6));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private static String atLeastOneDecimal(BigDecimal number) {
        return (number.scale() < 1 ? number.setScale(1, RoundingMode.UNNECESSARY) : number).toPlainString();
    }
}
