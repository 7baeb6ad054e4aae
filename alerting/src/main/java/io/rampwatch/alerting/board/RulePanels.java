package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Panels of what rules say. {@code channel} narrows them: a matcher with its comma, or nothing. */
final class RulePanels {
    private static final String BY_RULE = "max by (channel, rule) (";
    private static final String CHANNEL = "Channel";

    Panel rules(String channel, String title) {
        String select = Expr.only(channel);
        var table = new Table(title);
        table.describe("What each rule says now, why it says nothing where it does not know, and how far it has come"
                + " towards a breach, in periods of its lane.");
        table.noValue("–");
        channel(table);
        table.label("rule", "Rule", 170);
        table.state("rampwatch_rule_level", "channel, rule", channel, Words.LEVEL, "Says", 120);
        table.rows("max by (channel, rule, cause) (rampwatch_rule_unknown" + select + ")");
        table.label("cause", "Why not", 100);
        table.number(BY_RULE + "rampwatch_rule_streak_periods" + select + ")", "Bad periods", Unit.COUNT, 70);
        table.number(BY_RULE + "rampwatch_rule_streak_needed_periods" + select + ")", "of", Unit.COUNT, 50);
        table.number(BY_RULE + "rampwatch_rule_denominator" + select + ")", "n", Unit.COUNT, 70);
        table.number(
                BY_RULE + "rampwatch_rule_since_timestamp_seconds" + select + ") * 1000", "Since", Unit.INSTANT, 155);
        return table.sortedBy(CHANNEL, false).done();
    }

    Panel lanes(String channel) {
        String select = Expr.only(channel);
        String by = "max by (channel, rule, lane) (";
        var table = new Table("Lanes: in which way a breach would be proven");
        table.describe("Any one lane suffices. Slow counts closed days, live counts hourly looks, held counts minutes,"
                + " proven weighs all accounts of the season.");
        table.noValue("–");
        table.label("rule", "Rule", 180);
        table.label("lane", "Lane", 80);
        var holds = table.number(by + "rampwatch_rule_lane" + select + ")", "Breached", Unit.COUNT, 90);
        holds.words(Words.HOLDS).set("custom.cellOptions", painted());
        table.number(by + "rampwatch_lane_streak_periods" + select + ")", "Bad periods", Unit.COUNT, 80);
        table.number(by + "rampwatch_lane_needed_periods" + select + ")", "of", Unit.COUNT, 50);
        table.number(by + "rampwatch_lane_denominator" + select + ")", "n", Unit.COUNT, 70);
        return table.sortedBy("Rule", false).done();
    }

    Panel confidence(String channel) {
        var panel = new Curves("Evidence: how sure each rule is", Unit.SHARE);
        panel.describe("One minus the chance that a channel within its limit ever gets that far in a season, at its"
                + " strongest so far.");
        panel.noValue("no rule asks for evidence");
        panel.curve(BY_RULE + "rampwatch_rule_confidence_ratio" + Expr.only(channel) + ")", "{{channel}} · {{rule}}");
        return panel;
    }

    Panel restart(String channel) {
        String select = Expr.only(channel);
        var table = new Table("The way back of paused channels");
        table.describe(
                "Good periods in a row towards the restart condition that was agreed with the rule. Meeting it is"
                        + " a proposal to the owner, never an action.");
        table.noValue("–");
        channel(table);
        table.label("rule", "Rule", 170);
        table.number(BY_RULE + "rampwatch_restart_streak_periods" + select + ")", "Good periods", Unit.COUNT, 80);
        table.number(BY_RULE + "rampwatch_restart_needed_periods" + select + ")", "of", Unit.COUNT, 50);
        table.number(BY_RULE + "rampwatch_restart_denominator" + select + ")", "n", Unit.COUNT, 60);
        table.number(
                BY_RULE + "rampwatch_restart_earliest_timestamp_seconds" + select + ") * 1000",
                "Earliest restart",
                Unit.INSTANT,
                170);
        return table.sortedBy(CHANNEL, false).done();
    }

    Panel episodes(String channel) {
        var table = new Table("Open episodes: what nobody has ended yet");
        table.describe("A pause stays until its restart condition is met and a named person resumes the channel.");
        table.noValue("no pause is open");
        channel(table);
        table.label("number", "Number", 65);
        String opened =
                "max by (channel, number) (rampwatch_episode_opened_timestamp_seconds" + Expr.only(channel) + ")";
        table.number(opened + " * 1000", "Since", Unit.INSTANT, 155);
        table.number("time() - " + opened, "For", Unit.SECONDS, 90);
        return table.sortedBy("Since", false).done();
    }

    Panel soonest() {
        var panel = new Bars("Soonest limits, at the trend of the last 24 hours", Unit.SECONDS);
        panel.describe("How long until a rule's limit is reached if its value goes on as it did; 0 beyond it. Rules"
                + " whose values move away are not shown.");
        panel.noValue("nothing moves towards a limit");
        panel.bar("sort(bottomk(5, " + BY_RULE + "rampwatch_rule_time_to_limit_seconds)))", "{{channel}} · {{rule}}");
        panel.override("byRegexp", ".*")
                .set("color", Json.object().put("mode", "fixed").put("fixedColor", "orange"));
        return panel;
    }

    Panel movers(String channel) {
        var table = new Table("Moved first");
        table.describe("Of the metrics beyond their WATCH line now, the one whose present run there began first.");
        table.noValue("nothing lies beyond its WATCH line");
        channel(table);
        table.rows("max by (channel, metric) (rampwatch_first_mover" + Expr.only(channel) + ")");
        table.label("metric", "Metric", 280);
        return table.sortedBy(CHANNEL, false).done();
    }

    Panel terms(String channel) {
        String select = Expr.only(channel);
        var table = new Table("Overrides in force, reviews due");
        table.describe("Until when a person lets a paused channel go on, and when the season of each channel ends and a"
                + " new decision is due.");
        table.noValue("–");
        channel(table);
        table.number(
                Expr.byChannel("rampwatch_season_end_timestamp_seconds" + select) + " * 1000",
                "Review due",
                Unit.INSTANT,
                175);
        table.number(
                Expr.byChannel("rampwatch_override_expiry_timestamp_seconds" + select) + " * 1000",
                "Override until",
                Unit.INSTANT,
                175);
        return table.sortedBy(CHANNEL, false).done();
    }

    Panel doubts(String channel) {
        var table = new Table("Numbers that are not to be trusted now");
        table.describe("A source that feeds a metric is silent (stale), or a limit of data quality is exceeded (data)."
                + " A doubt stands beside a breach, never instead of it.");
        table.noValue("nothing is doubted");
        channel(table);
        table.rows("max by (channel, metric, kind) (rampwatch_reading_doubt" + Expr.only(channel) + ")");
        table.label("metric", "Metric", 260);
        table.label("kind", "Because of", 110);
        return table.sortedBy(CHANNEL, false).done();
    }

    private static void channel(Table table) {
        table.label("channel", CHANNEL, 120).link("Open this channel", Links.channelOfCell());
    }

    private static ObjectNode painted() {
        return Json.object().put("type", "color-background").put("mode", "basic");
    }
}
