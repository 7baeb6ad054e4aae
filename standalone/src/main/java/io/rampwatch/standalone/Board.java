package io.rampwatch.standalone;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The board that a person watches: per channel its state, the five numbers with what they were counted on, and below
 * them how far the nearest rule is from its limit, and its streak. A drawing is a function of what was heard; nothing
 * is remembered.
 */
final class Board {
    private static final String NONE = "–";
    private static final String INDENT = " ".repeat(16);
    private static final String ROW = "%-14s  %s  %-16s  %-15s  %-13s  %-12s  %s";

    private final Plan plan;
    private final Paint paint;

    Board(Plan plan, Paint paint) {
        this.plan = plan;
        this.paint = paint;
    }

    /** The lines of the board. */
    List<String> draw(Latest latest) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.dim(String.format(
                ROW,
                "channel",
                String.format("%-8s", "state"),
                "activated 24 h",
                "set-up failed",
                "tickets/100",
                "escal./100",
                "manual min")));
        for (String channel : plan.channelNames()) {
            Level worst = worst(latest.levels(channel));
            lines.add(row(channel, latest.reading(channel), worst));
            lines.add(paint.dim(INDENT + (worst == null ? "not judged yet" : new Distance(worst).words())));
        }
        return lines;
    }

    private String row(String channel, @Nullable Reading reading, @Nullable Level worst) {
        return String.format(
                ROW,
                channel,
                state(worst),
                share(view(reading, "activation_24h", MetricReading.MATURE)),
                share(view(reading, "provisioning_failure_rate", MetricReading.VALUE)),
                number(view(reading, "tickets_per_100", MetricReading.VALUE)),
                number(view(reading, "escalations_per_100", MetricReading.VALUE)),
                number(view(reading, "manual_minutes_per_account", MetricReading.VALUE)));
    }

    /**
     * The worst level; of equals one that pauses, and of these the one that is nearest to its limit, or farthest
     * beyond.
     */
    private @Nullable Level worst(List<Level> levels) {
        return levels.stream()
                .max(Comparator.comparing(Level::state)
                        .thenComparing(level -> level.then())
                        .thenComparing(level -> -new Distance(level).relative())
                        .thenComparing(Level::rule))
                .orElse(null);
    }

    private String state(@Nullable Level worst) {
        String word = worst == null ? "…" : worst.state().name();
        String shown = String.format("%-8s", word);
        return worst == null ? shown : paint.of(worst.state(), shown);
    }

    private static @Nullable Estimate view(@Nullable Reading reading, String metric, String view) {
        MetricReading found = reading == null ? null : reading.metrics().get(metric);
        return found == null ? null : found.view(view);
    }

    private static String share(@Nullable Estimate estimate) {
        if (estimate == null || estimate.value() == null) {
            return NONE;
        }
        return String.format(Locale.ROOT, "%.1f %% of %,d", 100 * estimate.value(), estimate.n());
    }

    private static String number(@Nullable Estimate estimate) {
        if (estimate == null || estimate.value() == null) {
            return NONE;
        }
        return String.format(Locale.ROOT, "%.1f (%,d)", estimate.value(), estimate.n());
    }
}
