package io.rampwatch.alerting.board;

import static io.rampwatch.alerting.board.Board.place;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Plan;

/** May we ramp now? For the executive: every channel on one page. */
final class RampBoard {
    static final String UID = "rampwatch-ramp";

    private static final String QUESTION =
            "May we ramp now? Every channel, its five numbers, and what stands against it.";

    private final Shared shared;
    private final Numbers numbers;
    private final RulePanels rules = new RulePanels();
    private final Plan plan;

    RampBoard(Plan plan) {
        this.plan = plan;
        shared = new Shared(plan);
        numbers = new Numbers(plan);
    }

    Board board() {
        var board = new Board(UID, "1 · May we ramp now?", QUESTION, "now-7d", plan.timezone());
        return shared.marks(board, "")
                .row(
                        2,
                        place(
                                24,
                                Panel.text(
                                        "",
                                        "**May we ramp now?** One row for each channel. *n* is what a number was counted"
                                                + " on, *to limit* how far it may still move before its rule breaches;"
                                                + " below 0 it is beyond. Times in " + plan.timezone() + ".")))
                .row(9, place(24, channels()))
                .row(4, place(8, answer()), place(5, shared.watched()), place(5, shared.tick("")), place(6, open()))
                .row(7, place(10, rules.episodes("")), place(14, rules.restart("")))
                .row(9, place(12, shared.nearest("")), place(12, shared.signups("")))
                .row(7, place(8, rules.soonest()), place(8, rules.movers("")), place(8, rules.terms("")))
                .row(9, place(15, rules.rules("", "Every rule on every channel")), place(9, rules.doubts("")))
                .row(9, place(24, shared.definitions()))
                .row(6, place(24, shared.rulesInForce()));
    }

    /** The first thing that is looked at. */
    private Panel channels() {
        var table =
                new Table("Every channel: the five numbers, what they were counted on, how far they are from a limit");
        table.describe("Values of the newest tick, each by the definition of the plan that stands further down."
                + " Activation counts accounts that have had their whole time.");
        table.label("channel", "Channel", 118).link("Open this channel", Links.channelOfCell());
        table.state("rampwatch_channel_ramp", "channel", "", Words.RAMP, "Ramp", 96);
        table.state("rampwatch_channel_level", "channel", "", Words.LEVEL, "Rules say", 96);
        table.number(
                Expr.byChannel(Expr.value(shared.definitions.metric("signups"), "")), "Signups 24 h", Unit.COUNT, 72);
        for (Metric metric : numbers.five()) {
            String name = Numbers.brief(metric);
            table.number(Expr.byChannel(Expr.value(metric, "")), name, Unit.of(metric), 82);
            table.number(
                    Expr.byChannel(Expr.beside("denominator", metric, "")), "n · " + name, Unit.COUNT, wide(metric));
            if (shared.definitions.judged(metric)) {
                String points = Unit.of(metric).equals(Unit.SHARE) ? " * 100" : "";
                table.number(
                        "min by (channel) (" + Expr.rule("distance", metric, "") + ")" + points,
                        "to limit · " + name,
                        Unit.ofDistance(metric),
                        96);
            }
        }
        table.noValue("–");
        return table.sortedBy("Channel", false).done();
    }

    /** A word that cannot be broken needs its room. */
    private static int wide(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION ? 84 : 62;
    }

    /** One word; a channel that cannot be seen is not a good one. */
    private static Panel answer() {
        var panel = new Stat("May we ramp now?");
        panel.describe("NO while a channel is held, paused or waits for its restart; DON'T KNOW while a channel is not"
                + " seen or its data are not trusted. What happens to which channel stands in the table.");
        panel.noValue("DON'T KNOW: nobody watches").unit(Unit.COUNT);
        panel.number(
                "max(2 * rampwatch_channel_ramp{rampwatch_channel_ramp=~\"HOLD|PAUSE|RESTART_READY\"}"
                        + " or rampwatch_channel_freshness{rampwatch_channel_freshness=~\"BLIND|BLIND_LONG\"}"
                        + " or rampwatch_rule_unknown{cause=~\"STALE|DATA|STATE_LOST\"})",
                "answer");
        return panel.meaning("0=green:YES: no channel is held", "1=purple:DON'T KNOW", "2=red:NO: a channel is held");
    }

    private static Panel open() {
        var panel = new Stat("Open episodes");
        panel.describe("Pauses that no named person has ended yet.");
        panel.noValue("no word from the ledger");
        panel.unit(Unit.COUNT);
        panel.number("sum(rampwatch_episodes_open)", "open");
        return panel;
    }
}
