package io.rampwatch.standalone;

import java.util.List;
import java.util.Locale;

/**
 * How measured values are spread.
 *
 * @param sorted the values, smallest first
 */
record Spread(List<Double> sorted) {
    static Spread of(List<Double> values) {
        return new Spread(values.stream().sorted().toList());
    }

    /** The smallest value that at least this share of all values does not exceed. */
    double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.min(sorted.size(), Math.max(1, rank)) - 1);
    }

    double median() {
        return quantile(0.5);
    }

    double min() {
        return sorted.get(0);
    }

    double max() {
        return sorted.get(sorted.size() - 1);
    }

    /** One line of a table: p50, p90, p99 and max. */
    String row(String what) {
        return String.format(
                Locale.ROOT,
                "%-46s %8.0f %8.0f %8.0f %8.0f",
                what,
                quantile(0.5),
                quantile(0.9),
                quantile(0.99),
                max());
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f}",
                quantile(0.5),
                quantile(0.9),
                quantile(0.99),
                max());
    }
}
