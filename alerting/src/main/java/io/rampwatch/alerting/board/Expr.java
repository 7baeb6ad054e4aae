package io.rampwatch.alerting.board;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;

/** Expressions for Prometheus. A reading is always asked for with its metric: a sum over metrics means nothing. */
final class Expr {
    private Expr() {}

    /** The value of a metric in the view that is judged. */
    static String value(Metric metric, String channel) {
        return value(metric, view(metric), channel);
    }

    /** The value of a metric in a view. */
    static String value(Metric metric, String view, String channel) {
        boolean plain = view.equals(MetricReading.PLAIN);
        String id = plain ? metric.id() + "_plain" : metric.id();
        String more = metric.kind() == MetricKind.CONVERSION ? ",view=\"" + view + "\"" : "";
        return family(metric) + "{metric=\"" + id + "\"" + more + channel + "}";
    }

    /** Something beside the value, such as {@code denominator}, {@code low} and {@code high}. */
    static String beside(String what, Metric metric, String channel) {
        return "rampwatch_reading_" + what + "{metric=\"" + metric.id() + "\",view=\"" + view(metric) + "\"" + channel
                + "}";
    }

    /** By the hour that a value speaks of where the history is written, else as it was scraped. */
    static String hourly(String live) {
        return byHour(live, ",revision=\"first\"") + " or " + byChannel(live);
    }

    /** The value of each full hour as it was known in one revision. */
    static String hourly(Metric metric, String revision, String channel) {
        return byHour(value(metric, channel), ",revision=\"" + revision + "\"");
    }

    /** The limit of each full hour, likewise. */
    static String hourlyLimit(Metric metric, String channel) {
        String live = rule("threshold", metric, channel);
        return byHour(live.replace("rampwatch_rule_", "rampwatch_"), "") + " or " + byChannel(live);
    }

    /** An hourly series has one sample an hour: whoever looks back less sees it for five minutes only. */
    private static String byHour(String live, String revision) {
        String twin = live.replace("rampwatch_", "rampwatch_hourly_").replace("}", revision + "}");
        return byChannel("last_over_time(" + twin + "[90m])");
    }

    /** A number of the rules on a metric, such as {@code threshold} and {@code distance}. */
    static String rule(String what, Metric metric, String channel) {
        return "rampwatch_rule_" + what + "{metric=\"" + metric.id() + "\"" + channel + "}";
    }

    /** One value for each channel, whoever scraped it. */
    static String byChannel(String expression) {
        return "max by (channel) (" + expression + ")";
    }

    /** What a state set holds now, the state in a label of its own name. */
    static String state(String family, String labels, String channel) {
        return "max by (" + labels + ", " + family + ") (" + family + only(channel) + " == 1)";
    }

    /** A further matcher as the only one. */
    static String only(String further) {
        return further.isEmpty() ? "" : "{" + further.substring(1) + "}";
    }

    private static String view(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION ? MetricReading.MATURE : MetricReading.VALUE;
    }

    private static String family(Metric metric) {
        return switch (metric.kind()) {
            case CONVERSION -> "rampwatch_conversion_ratio";
            case RATIO -> "rampwatch_event_ratio";
            case PER_100 -> "rampwatch_events_per_100";
            case AMOUNT_PER_SUBJECT -> "rampwatch_amount_per_subject";
            default -> "rampwatch_window_events";
        };
    }
}
