package io.rampwatch.alerting.page;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The five numbers that stand on every page: activation, failures, tickets, escalations, manual work. */
final class Figures {
    private static final List<String> BUILT_IN = List.of(
            "provisioning_failure_rate", "tickets_per_100", "escalations_per_100", "manual_minutes_per_account");
    private static final double MILLION = 1e6;

    private final List<Metric> metrics;

    Figures(Plan plan) {
        metrics = Stream.concat(
                        activation(plan).stream(),
                        BUILT_IN.stream()
                                .flatMap(id -> plan.metrics().stream()
                                        .filter(each -> each.id().equals(id))))
                .toList();
    }

    /** The numbers of a reading; null for none yet. */
    List<Page.Figure> of(@Nullable Reading reading) {
        return metrics.stream().map(metric -> figure(metric, reading)).toList();
    }

    /** What "activated" means only the plan can say: its first conversion of its own. */
    private static Optional<Metric> activation(Plan plan) {
        List<String> builtIn = Registry.builtIn().stream().map(Metric::id).toList();
        return plan.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION && !builtIn.contains(metric.id()))
                .findFirst();
    }

    private static Page.Figure figure(Metric metric, @Nullable Reading reading) {
        MetricReading read = reading == null ? null : reading.metrics().get(metric.id());
        Estimate seen = read == null ? null : read.views().get(view(metric.kind()));
        return new Page.Figure(metric.id(), metric.title(), seen == null ? "not read yet" : words(metric.kind(), seen));
    }

    private static String view(MetricKind kind) {
        return kind == MetricKind.CONVERSION ? MetricReading.MATURE : MetricReading.VALUE;
    }

    private static String words(MetricKind kind, Estimate seen) {
        Double value = seen.value();
        if (value == null) {
            return kind == MetricKind.COUNT && seen.n() != null
                    ? Long.toString(seen.n())
                    : "not known" + (seen.why() == null ? "" : ": " + seen.why());
        }
        return OwnUnit.words(kind, value) + interval(kind, seen) + counts(kind, seen);
    }

    private static String interval(MetricKind kind, Estimate seen) {
        Double low = seen.low();
        Double high = seen.high();
        return low == null || high == null
                ? ""
                : " [" + OwnUnit.words(kind, low) + " to " + OwnUnit.words(kind, high) + "]";
    }

    private static String counts(MetricKind kind, Estimate seen) {
        Long k = seen.k();
        Long n = seen.n();
        if (n == null) {
            return "";
        }
        if (k == null) {
            return String.format(Locale.ROOT, ", n = %,d", n);
        }
        return kind == MetricKind.AMOUNT_PER_SUBJECT
                ? String.format(Locale.ROOT, ", %,.1f over %,d", k / MILLION, n)
                : String.format(Locale.ROOT, ", %,d of %,d", k, n);
    }
}
