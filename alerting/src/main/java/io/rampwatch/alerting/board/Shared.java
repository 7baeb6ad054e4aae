package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;

/** Panels that stand on more than one board. {@code channel} narrows them: a matcher with its comma, or nothing. */
final class Shared {
    final Definitions definitions;

    Shared(Plan plan) {
        definitions = new Definitions(plan);
    }

    /** Pauses and decisions at their event time, on every curve. */
    Board marks(Board board, String channel) {
        String select = Expr.only(channel);
        return board.mark(
                        "Pauses",
                        "red",
                        "rampwatch_episode_opened_timestamp_seconds" + select + " * 1000",
                        "Pause {{number}} of {{channel}}")
                .mark(
                        "Decisions",
                        "blue",
                        "rampwatch_decision_timestamp_seconds" + select + " * 1000",
                        "{{kind}} of {{channel}}");
    }

    Panel watched() {
        var panel = new Stat("Channels that are not seen");
        panel.describe(
                "Channels whose newest level is older than five minutes: their rules may say what no longer holds.");
        panel.noValue("nobody watches");
        panel.number("sum(rampwatch_channel_freshness{rampwatch_channel_freshness=~\"BLIND|BLIND_LONG\"})", "blind");
        return panel.unit(Unit.COUNT);
    }

    Panel tick(String channel) {
        var panel = new Stat("Numbers are as of");
        panel.describe("Event time of the newest reading.");
        panel.noValue("no reading yet");
        panel.number("max(rampwatch_reading_tick_timestamp_seconds" + Expr.only(channel) + ") * 1000", "tick");
        return panel.unit(Unit.INSTANT);
    }

    Panel nearest(String channel) {
        var panel = new Bars("Nearest to a limit: what is left, as a share of the limit", Unit.SHARE);
        panel.describe("Distance of each rule's last judged value from its limit, divided by the limit; below 0 it is"
                + " beyond. The eight that are nearest.");
        panel.noValue("no rule has judged a day yet");
        panel.bar("sort(bottomk(8, " + distance(channel) + "))", "{{channel}} · {{rule}}");
        panel.link("The week hour by hour", "/d/" + LaunchBoard.UID + "?${__url_time_range}");
        return panel;
    }

    /** How far each rule on a metric is from its limit, over time. */
    Panel distances(Metric metric, String channel) {
        boolean share = Unit.of(metric).equals(Unit.SHARE);
        var panel = new Curves(metric.title() + ": distance to the limit", Unit.ofDistance(metric));
        panel.describe(definitions.of(metric) + " Below 0 the last judged day lies beyond the limit.");
        panel.noValue("no rule on it has judged a day yet");
        panel.curve(
                "max by (channel, rule) (" + Expr.rule("distance", metric, channel) + ")" + (share ? " * 100" : ""),
                "{{rule}}");
        return panel;
    }

    /** The recorded distance of a rule as a share of its limit. */
    static String distance(String channel) {
        String select = Expr.only(channel);
        return "min by (channel, rule) (rampwatch:rule_distance:share" + select + ")";
    }

    Panel signups(String channel) {
        var panel = new Curves("Signups of 24 h, seen and planned", Unit.COUNT);
        var metric = definitions.metric("signups");
        panel.describe(definitions.of(metric) + " Dashed: the plan's step in force.");
        panel.noValue("no signup was seen");
        panel.curve(Expr.byChannel(Expr.value(metric, channel)), "{{channel}}");
        String select = Expr.only(channel);
        panel.curve(Expr.byChannel("rampwatch_planned_signups_per_day" + select), "planned {{channel}}");
        panel.override("byRegexp", "^planned.*").dashed();
        return panel;
    }

    Panel definitions() {
        var table = new Table("What the numbers mean: the registry of the plan in force");
        table.describe(
                "Every metric with its exact definition, the one who answers for it and where its facts come from.");
        table.rows("max by (title, definition, better, owner, system_of_record) (rampwatch_metric_info)");
        table.label("title", "Metric", 250);
        table.label("definition", "Definition", 640).set("custom.cellOptions", wrapped());
        table.label("better", "Better", 80);
        table.label("owner", "Owner", 110);
        table.label("system_of_record", "System of record", 150);
        return table.sortedBy("Metric", false).done();
    }

    Panel rulesInForce() {
        var table = new Table("The rules in force");
        table.describe("As they were agreed before the ramp. The version changes with the words of a rule.");
        table.rows("max by (rule, metric, then, version, runbook) (rampwatch_rule_info)");
        table.label("rule", "Rule", 220);
        table.label("metric", "Metric", 270);
        table.label("then", "On a breach", 110);
        table.label("version", "Version", 130);
        table.label("runbook", "Runbook", 420).link("Open the runbook", "${__value.raw}");
        return table.sortedBy("Rule", false).done();
    }

    private static ObjectNode wrapped() {
        return Json.object().put("type", "auto").put("wrapText", true);
    }
}
