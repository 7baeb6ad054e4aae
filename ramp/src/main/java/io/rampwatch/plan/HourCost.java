package io.rampwatch.plan;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.RampHour;
import io.rampwatch.metric.Range;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Rates.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one more hour of a channel costs, and what an hour of pause: its reading, priced with the rates of the plan. */
public final class HourCost {
    private static final long MILLION = 1_000_000;
    private static final long MINUTES = 60;

    private HourCost() {}

    /** The two costs; empty where the plan has no rates, or nothing is known of the signups of the channel. */
    public static Optional<RampHour> of(Plan plan, Reading reading) {
        Rates rates = plan.rates();
        Range signups = signupsPerHour(plan, reading);
        if (rates == null || signups == null) {
            return Optional.empty();
        }
        var load = new RampHour.Load(
                signups,
                range(reading, "manual_minutes_per_account", MetricReading.VALUE),
                range(reading, "tickets_per_100", MetricReading.VALUE),
                range(reading, "escalations_per_100", MetricReading.VALUE),
                plan.activation()
                        .map(metric -> range(reading, metric.id(), MetricReading.MATURE))
                        .orElse(null));
        var prices = new RampHour.Prices(
                range(rates.staffHour()),
                range(rates.engineerHour()),
                range(rates.ticketMinutes()),
                range(rates.escalationMinutes()),
                range(rates.marginPerActivated()));
        return Optional.of(RampHour.of(load, prices));
    }

    /** As many in an hour as in the window on average. */
    private static @Nullable Range signupsPerHour(Plan plan, Reading reading) {
        Estimate seen = estimate(reading, Metric.SIGNUPS, MetricReading.VALUE);
        Long count = seen == null ? null : seen.n();
        if (count == null) {
            return null;
        }
        return plan.metrics().stream()
                .filter(metric -> metric.id().equals(Metric.SIGNUPS) && metric.windowMinutes() > 0)
                .findFirst()
                .map(metric ->
                        new Range(count * MINUTES * MILLION, count * MINUTES * MILLION).over(metric.windowMinutes()))
                .orElse(null);
    }

    /** The interval where there is one, else the value itself. */
    private static @Nullable Range range(Reading reading, String metric, String view) {
        Estimate seen = estimate(reading, metric, view);
        Double value = seen == null ? null : seen.value();
        if (seen == null || value == null) {
            return null;
        }
        Double low = seen.low();
        Double high = seen.high();
        return low == null || high == null ? Range.between(value, value) : Range.between(low, high);
    }

    private static @Nullable Estimate estimate(Reading reading, String metric, String view) {
        MetricReading found = reading.metrics().get(metric);
        return found == null ? null : found.views().get(view);
    }

    private static @Nullable Range range(@Nullable Span span) {
        return span == null ? null : new Range(span.leastMillionths(), span.mostMillionths());
    }
}
