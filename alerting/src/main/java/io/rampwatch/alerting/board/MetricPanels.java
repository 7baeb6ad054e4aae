package io.rampwatch.alerting.board;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;

/** The panels of one metric, with the words of its definition beside them. */
final class MetricPanels {
    private static final String NOBODY = "no account is old enough yet, or none came";

    private final Definitions definitions;

    MetricPanels(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The value now and what it was counted on. */
    Panel now(Metric metric, String channel) {
        var panel = new Stat(metric.title());
        panel.describe(definitions.of(metric)).unit(Unit.of(metric)).noValue(NOBODY);
        panel.number(Expr.byChannel(Expr.value(metric, channel)), "now");
        panel.number(Expr.byChannel(Expr.beside("denominator", metric, channel)), "n");
        panel.override("byName", "n").unit(Unit.COUNT);
        panel.options().put("textMode", "value_and_name");
        return panel;
    }

    /** One channel's value over time, with limit, what is normal, the interval where there is one, and n. */
    Panel course(Metric metric, String channel) {
        var panel = new Curves(metric.title(), Unit.of(metric));
        panel.describe(definitions.of(metric)).noValue(NOBODY);
        if (metric.kind() == MetricKind.CONVERSION) {
            panel.interval(
                    Expr.byChannel(Expr.beside("low", metric, channel)),
                    Expr.byChannel(Expr.beside("high", metric, channel)));
            panel.curve(Expr.byChannel(Expr.value(metric, channel)), "mature");
            panel.curve(Expr.byChannel(Expr.value(metric, MetricReading.EARLY, channel)), "early estimate");
        } else {
            panel.curve(Expr.byChannel(Expr.value(metric, channel)), "value");
        }
        limits(panel, metric, channel);
        if (metric.kind() != MetricKind.COUNT) {
            panel.counts(Expr.byChannel(Expr.beside("denominator", metric, channel)), "n");
        }
        return panel;
    }

    /** What the rules judged: one value for each closed day, pooled where days are small. */
    Panel days(Metric metric, String channel) {
        var panel = new Curves(metric.title() + ", closed days as the rules judged them", Unit.of(metric));
        panel.describe(
                definitions.of(metric)
                        + " A day is closed when its last account has had its time and late facts theirs; small days are pooled.");
        panel.noValue("no day is closed yet");
        String by = "max by (channel, rule) (";
        panel.curve(by + Expr.rule("value", metric, channel) + ")", "judged by {{rule}}");
        panel.limit(by + Expr.rule("threshold", metric, channel) + ")", "{{rule}}");
        panel.counts(by + Expr.rule("denominator", metric, channel) + ")", "n");
        return panel;
    }

    /** What the accounts that still have time can make of it. */
    Panel bounds(Metric metric, String channel) {
        var panel = new Curves(metric.title() + ": what open cohorts can still become", Unit.of(metric));
        panel.describe(definitions.of(metric)
                + " Lower: nobody converts any more. Upper: everybody does who still can. n: those who still can.");
        panel.noValue("no cohort is open");
        String family = "rampwatch_conversion_bound_ratio{metric=\"" + metric.id() + "\"";
        panel.curve(Expr.byChannel(family + ",bound=\"high\"" + channel + "}"), "at best");
        panel.curve(Expr.byChannel(family + ",bound=\"low\"" + channel + "}"), "at worst");
        panel.override("byName", "at best")
                .set("custom.fillBelowTo", "at worst")
                .set("custom.fillOpacity", 15);
        limits(panel, metric, channel);
        panel.counts(
                Expr.byChannel(
                        "rampwatch_reading_denominator{metric=\"" + metric.id() + "\",view=\"bounds\"" + channel + "}"),
                "n");
        return panel;
    }

    /** All channels, a curve for each, with the limits. */
    Curves channels(Metric metric, String channel) {
        var panel = new Curves(metric.title(), Unit.of(metric));
        panel.describe(definitions.of(metric)).noValue(NOBODY);
        panel.curve(Expr.byChannel(Expr.value(metric, channel)), "{{channel}}");
        if (definitions.judged(metric)) {
            panel.limit(Expr.byChannel(Expr.rule("threshold", metric, channel)), "{{channel}}");
        }
        return panel;
    }

    /** One value an hour for each channel, at the hour that it speaks of. */
    Panel hours(Metric metric, String channel) {
        var panel = new Curves(metric.title(), Unit.of(metric));
        panel.describe(definitions.of(metric)
                + " One value an hour, as it was known then; where no hourly history is written, as it was scraped.");
        panel.noValue(NOBODY);
        panel.curve(Expr.hourly(Expr.value(metric, channel)), "{{channel}}");
        if (definitions.judged(metric)) {
            panel.limit(Expr.hourlyLimit(metric, channel), "{{channel}}");
        }
        return panel.hourly();
    }

    /** The last word on each hour less the first one. */
    Panel corrected(Metric metric, String channel) {
        boolean share = Unit.of(metric).equals(Unit.SHARE);
        var panel = new Curves(metric.title() + ": what late facts changed", Unit.ofDistance(metric));
        panel.describe(definitions.of(metric) + " The last word on each hour less the first one, at the hour that it"
                + " speaks of; the last word is known when no fact can correct it any more.");
        panel.noValue("no hour is past all corrections yet, or no hourly history is written");
        panel.curve(
                "(" + Expr.hourly(metric, "final", channel) + " - " + Expr.hourly(metric, "first", channel) + ")"
                        + (share ? " * 100" : ""),
                "{{channel}}");
        return panel.hourly();
    }

    /** By age, as rules see it, beside the plain quotient of other reports. */
    Curves plain(Metric metric, String channel) {
        var panel = new Curves(metric.title() + ", by age and plain", Unit.of(metric));
        panel.describe(
                definitions.of(metric)
                        + " Plain: what came in the window over who signed up in the window, for comparison with other reports.");
        panel.noValue(NOBODY);
        panel.curve(Expr.byChannel(Expr.value(metric, channel)), "{{channel}}");
        panel.curve(Expr.byChannel(Expr.value(metric, MetricReading.PLAIN, channel)), "plain {{channel}}");
        panel.override("byRegexp", "^plain.*").dotted();
        return panel;
    }

    private void limits(Curves panel, Metric metric, String channel) {
        String by = "max by (channel, rule) (";
        if (definitions.judged(metric)) {
            panel.limit(by + Expr.rule("threshold", metric, channel) + ")", "{{rule}}");
        }
        if (definitions.measured(metric)) {
            panel.normal(by + Expr.rule("reference", metric, channel) + ")", "{{rule}}");
        }
    }
}
