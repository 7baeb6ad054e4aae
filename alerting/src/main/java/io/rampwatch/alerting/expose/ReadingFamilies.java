package io.rampwatch.alerting.expose;

import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import java.util.List;
import java.util.Locale;

/** Readings: each metric of each channel at the newest tick, in the metric's own unit. */
final class ReadingFamilies {
    private static final double MILLION = 1e6;
    private static final String CHANNEL = "channel";
    private static final String METRIC = "metric";
    private static final String VIEW = "view";

    private final Plan plan;
    private final Newest newest;
    private final Cap channels;

    ReadingFamilies(Plan plan, Newest newest, Cap channels) {
        this.plan = plan;
        this.newest = newest;
        this.channels = channels;
    }

    void add(Samples to) {
        for (Reading reading : newest.readings()) {
            // numbers of many channels are no number of one: a channel without a name of its own shows its levels only
            if (channels.names(reading.channel())) {
                to.instant(
                        "rampwatch_reading_tick_timestamp_seconds",
                        "Event time of the newest reading of a channel.",
                        reading.tickMillis(),
                        CHANNEL,
                        reading.channel());
                reading.doubts().forEach(doubt -> doubt(to, reading.channel(), doubt));
                values(to, reading);
            }
        }
        newest.revisions()
                .forEach((channel, count) -> to.counter(
                        "rampwatch_reading_revisions",
                        "Readings that late facts restated.",
                        count.get(),
                        CHANNEL,
                        channels.label(channel)));
        plan.metrics().forEach(metric -> info(to, metric));
    }

    /** Every metric of one reading. */
    static void values(Samples to, Reading reading) {
        reading.metrics().forEach((id, metric) -> metric(to, reading.channel(), id, metric));
    }

    private static void doubt(Samples to, String channel, Doubt doubt) {
        List<String> metrics = doubt.metrics().isEmpty() ? List.of("(all)") : doubt.metrics();
        for (String metric : metrics) {
            to.gauge(
                    "rampwatch_reading_doubt",
                    "1 while a metric of a channel is not to be trusted: a source is silent, or the data are bad.",
                    1,
                    CHANNEL,
                    channel,
                    METRIC,
                    metric,
                    "kind",
                    doubt.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void metric(Samples to, String channel, String id, MetricReading metric) {
        metric.views().forEach((view, seen) -> {
            value(to, channel, id, metric.kind(), view, seen);
            beside(to, channel, id, metric.kind(), view, seen);
        });
    }

    private static void value(Samples to, String channel, String id, MetricKind kind, String view, Estimate seen) {
        String named = view.equals(MetricReading.PLAIN) ? id + "_plain" : id;
        String[] labels = {CHANNEL, channel, METRIC, named};
        switch (kind) {
            case COUNT -> to.gauge("rampwatch_window_events", "Events in the window.", seen.n(), labels);
            case RATIO -> to.gauge("rampwatch_event_ratio", "Events over events, 0 to 1.", seen.value(), labels);
            case PER_100 -> to.gauge("rampwatch_events_per_100", "Events per 100 accounts.", seen.value(), labels);
            case CONVERSION -> conversion(to, channel, id, view, seen);
            case AMOUNT_PER_SUBJECT -> amount(to, channel, named, seen);
            case OPEN_AGE -> openAge(to, channel, id, view, seen);
        }
    }

    private static void openAge(Samples to, String channel, String id, String view, Estimate seen) {
        if (view.equals(MetricReading.VALUE)) {
            to.gauge(
                    "rampwatch_open_over_target",
                    "Open ones older than the target.",
                    seen.k(),
                    CHANNEL,
                    channel,
                    METRIC,
                    id);
            to.gauge("rampwatch_open", "How many are open.", seen.n(), CHANNEL, channel, METRIC, id);
        } else if (view.equals(MetricReading.GROWTH)) {
            to.gauge(
                    "rampwatch_open_growth",
                    "How many more are open than a day before.",
                    seen.value(),
                    CHANNEL,
                    channel,
                    METRIC,
                    id);
        } else {
            to.gauge(
                    "rampwatch_open_age_seconds",
                    "Age of open ones by nearest rank.",
                    seen.value() == null ? null : (Double) (60 * seen.value()),
                    CHANNEL,
                    channel,
                    METRIC,
                    id,
                    "stat",
                    view);
        }
    }

    private static void amount(Samples to, String channel, String named, Estimate seen) {
        String help = "Amount per account, in the unit of the label.";
        String unit = named.contains("minutes") ? "minutes" : "units";
        to.gauge("rampwatch_amount_per_subject", help, seen.value(), CHANNEL, channel, METRIC, named, "unit", unit);
    }

    private static void conversion(Samples to, String channel, String id, String view, Estimate seen) {
        if (view.equals(MetricReading.BOUNDS)) {
            String name = "rampwatch_conversion_bound_ratio";
            String help = "What the cohorts that are still open can become, at worst and at best, 0 to 1.";
            to.gauge(name, help, seen.low(), CHANNEL, channel, METRIC, id, "bound", "low");
            to.gauge(name, help, seen.high(), CHANNEL, channel, METRIC, id, "bound", "high");
        } else {
            to.gauge(
                    "rampwatch_conversion_ratio",
                    "Share of accounts that convert within their horizon, 0 to 1.",
                    seen.value(),
                    CHANNEL,
                    channel,
                    METRIC,
                    id,
                    VIEW,
                    view);
        }
    }

    /** The counts and the interval, without which no rate is believed. */
    private static void beside(Samples to, String channel, String id, MetricKind kind, String view, Estimate seen) {
        String[] labels = {CHANNEL, channel, METRIC, id, VIEW, view};
        if (kind == MetricKind.OPEN_AGE) {
            return;
        }
        Long k = seen.k();
        double scale = kind == MetricKind.AMOUNT_PER_SUBJECT ? MILLION : 1;
        to.gauge("rampwatch_reading_numerator", "What is counted.", k == null ? null : (Double) (k / scale), labels);
        if (kind != MetricKind.COUNT) {
            to.gauge("rampwatch_reading_denominator", "What it is counted on.", seen.n(), labels);
        }
        if (!view.equals(MetricReading.BOUNDS)) {
            to.gauge(
                    "rampwatch_reading_low",
                    "Lower limit of the 95 % interval, in the metric's unit.",
                    seen.low(),
                    labels);
            to.gauge(
                    "rampwatch_reading_high",
                    "Upper limit of the 95 % interval, in the metric's unit.",
                    seen.high(),
                    labels);
        }
    }

    private static void info(Samples to, Metric metric) {
        to.info(
                "rampwatch_metric",
                "The metrics of the plan.",
                METRIC,
                metric.id(),
                "title",
                metric.title(),
                "kind",
                metric.kind().name().toLowerCase(Locale.ROOT),
                "better",
                metric.better().name().toLowerCase(Locale.ROOT),
                "owner",
                metric.owner(),
                "system_of_record",
                metric.systemOfRecord(),
                "definition",
                metric.definition());
    }
}
