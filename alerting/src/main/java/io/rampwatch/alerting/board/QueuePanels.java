package io.rampwatch.alerting.board;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricReading;

/** What is open and how old it is: counts and ranks, never a mean, which the oldest few would carry away. */
final class QueuePanels {
    private static final String NOTHING = "nothing is open";
    private static final String OLDEST = "oldest";

    private final Definitions definitions;

    QueuePanels(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Every number of the queue of each channel, now. */
    Panel now(Metric metric, String channel) {
        var table = new Table(metric.title() + ", by channel");
        table.describe(definitions.of(metric)).unit(Unit.COUNT).noValue(NOTHING);
        table.label("channel", "Channel", 140).link("Open this channel", Links.channelOfCell());
        table.number(open("over_target", metric, channel), "Over the target", Unit.COUNT, 110);
        table.number(open("", metric, channel), "of n open", Unit.COUNT, 90);
        table.number(age(metric, MetricReading.P50, channel), "p50", Unit.AGE, 120);
        table.number(age(metric, MetricReading.P90, channel), "p90", Unit.AGE, 120);
        table.number(age(metric, MetricReading.P99, channel), "p99", Unit.AGE, 120);
        table.number(age(metric, MetricReading.MAX, channel), "Oldest", Unit.AGE, 120);
        table.number(open("growth", metric, channel), "Growth in a day", Unit.COUNT, 120);
        return table.sortedBy("Channel", false).done();
    }

    /** The ages of one channel: of each rank a curve. */
    Panel ages(Metric metric, String channel) {
        return aged(metric, "")
                .curve(age(metric, MetricReading.P50, channel), "p50")
                .curve(age(metric, MetricReading.P90, channel), "p90")
                .curve(age(metric, MetricReading.P99, channel), "p99")
                .curve(age(metric, MetricReading.MAX, channel), OLDEST);
    }

    /** The ages of several channels: of each the 90th of 100, and the oldest. */
    Panel agesByChannel(Metric metric, String channel) {
        return aged(metric, ", p90 and oldest")
                .curve(age(metric, MetricReading.P90, channel), "p90 {{channel}}")
                .curve(age(metric, MetricReading.MAX, channel), OLDEST + " {{channel}}");
    }

    /** How many are over the target, of how many. */
    Panel overTarget(Metric metric, String channel) {
        var panel = new Curves(metric.title() + ": over the target, of n open", Unit.COUNT);
        panel.describe(definitions.of(metric)).noValue(NOTHING);
        panel.curve(open("over_target", metric, channel), "over the target {{channel}}");
        panel.curve(open("", metric, channel), "n {{channel}}");
        panel.override("byRegexp", "^n .*").dotted();
        return panel;
    }

    /** Whether the queue grows. */
    Panel growth(Metric metric, String channel) {
        var panel = new Curves(metric.title() + ": growth in a day", Unit.COUNT);
        panel.describe(definitions.of(metric) + " How many more are open than 24 h before.")
                .noValue("it is not yet known for a day");
        return panel.curve(open("growth", metric, channel), "{{channel}}");
    }

    private Curves aged(Metric metric, String more) {
        var panel = new Curves(metric.title() + more, Unit.AGE);
        panel.describe(definitions.of(metric)).noValue(NOTHING);
        panel.override("byRegexp", "^" + OLDEST + ".*").dotted();
        return panel;
    }

    private static String open(String what, Metric metric, String channel) {
        String family = what.isEmpty() ? "rampwatch_open" : "rampwatch_open_" + what;
        return Expr.byChannel(family + "{metric=\"" + metric.id() + "\"" + channel + "}");
    }

    private static String age(Metric metric, String rank, String channel) {
        return Expr.byChannel(
                "rampwatch_open_age_seconds{metric=\"" + metric.id() + "\",stat=\"" + rank + "\"" + channel + "}");
    }
}
