package io.rampwatch.alerting.board;

import static io.rampwatch.alerting.board.Board.place;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Plan;
import java.util.List;

/** How is this channel, and how far is it from a pause? */
final class ChannelBoard {
    static final String UID = "rampwatch-channel";

    private static final String QUESTION = "How is this channel, and how far is it from a pause?";
    private static final String CHOSEN = ",channel=\"$channel\"";

    private final Shared shared;
    private final Numbers numbers;
    private final RulePanels rules = new RulePanels();
    private final QualityPanels quality = new QualityPanels();
    private final MetricPanels panels;
    private final QueuePanels queues;
    private final Plan plan;

    ChannelBoard(Plan plan) {
        this.plan = plan;
        shared = new Shared(plan);
        numbers = new Numbers(plan);
        panels = new MetricPanels(shared.definitions);
        queues = new QueuePanels(shared.definitions);
    }

    Board board() {
        var board = new Board(UID, "2 · One channel", QUESTION, "now-7d", plan.timezone()).choice(false);
        shared.marks(board, CHOSEN)
                .row(
                        2,
                        place(
                                24,
                                Panel.text(
                                        "",
                                        "**How is $channel, and how far is it from a pause?** Red dashes are limits,"
                                                + " green dots what is normal by the plan, *n* what a value was counted"
                                                + " on. Times in " + plan.timezone() + ".")))
                .row(
                        4,
                        place(5, word("Ramp", "rampwatch_channel_ramp", Words.RAMP)),
                        place(5, word("Worst rule", "rampwatch_channel_level", Words.LEVEL)),
                        place(5, word("Seen", "rampwatch_channel_freshness", Words.FRESHNESS)),
                        place(4, signups()),
                        place(5, shared.tick(CHOSEN)));
        five(board);
        board.row(8, place(16, rules.rules(CHOSEN, "Rules of $channel")), place(8, rules.episodes(CHOSEN)))
                .row(8, place(12, rules.lanes(CHOSEN)), place(12, rules.confidence(CHOSEN)))
                .row(6, place(12, rules.restart(CHOSEN)), place(6, rules.movers(CHOSEN)), place(6, rules.terms(CHOSEN)))
                .row(7, place(17, ReasonPanels.top(CHOSEN, false)), place(7, CostPanels.hour(CHOSEN)));
        numbers.queues()
                .forEach(metric -> board.row(
                        9,
                        place(8, queues.ages(metric, CHOSEN)),
                        place(8, queues.overTarget(metric, CHOSEN)),
                        place(8, queues.growth(metric, CHOSEN))));
        others(board, numbers.others());
        return board.row(8, place(12, quality.counts(CHOSEN)), place(12, quality.refused()))
                .row(7, place(8, shared.signups(CHOSEN)), place(8, restated()), place(8, rules.doubts(CHOSEN)));
    }

    private void five(Board board) {
        List<Metric> five = numbers.five();
        // three in a row: names of five would be cut off
        for (int first = 0; first < five.size(); first += 3) {
            board.even(
                    4,
                    five.subList(first, Math.min(first + 3, five.size())).stream()
                            .map(metric -> panels.now(metric, CHOSEN))
                            .toList());
        }
        five.stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION && shared.definitions.judged(metric))
                .forEach(metric -> board.row(
                                10, place(12, panels.course(metric, CHOSEN)), place(12, panels.days(metric, CHOSEN)))
                        .row(
                                8,
                                place(8, panels.bounds(metric, CHOSEN)),
                                place(8, shared.distances(metric, CHOSEN)),
                                place(8, panels.corrected(metric, CHOSEN))));
        others(
                board,
                five.stream()
                        .filter(metric -> metric.kind() != MetricKind.CONVERSION || !shared.definitions.judged(metric))
                        .toList());
    }

    private void others(Board board, List<Metric> metrics) {
        for (int first = 0; first < metrics.size(); first += 2) {
            board.even(
                    9,
                    metrics.subList(first, Math.min(first + 2, metrics.size())).stream()
                            .map(metric -> panels.course(metric, CHOSEN))
                            .toList());
        }
    }

    private static Panel word(String title, String family, Words words) {
        var panel = new Stat(title);
        panel.describe(words.meaning());
        panel.noValue("no word on this channel");
        return panel.word(family, CHOSEN, words);
    }

    private Panel signups() {
        var metric = shared.definitions.metric("signups");
        var panel = new Stat(metric.title());
        panel.describe(shared.definitions.of(metric)).unit(Unit.COUNT).noValue("no signup was seen");
        return panel.number(Expr.byChannel(Expr.value(metric, CHOSEN)), "seen")
                .number(Expr.byChannel("rampwatch_planned_signups_per_day" + Expr.only(CHOSEN)), "planned");
    }

    private static Panel restated() {
        var panel = new Curves("Readings that late facts restated, in an hour", Unit.COUNT);
        panel.describe("A late fact writes the readings of the hours that it touches again, with a higher revision."
                + " Levels of the past stay as they were.");
        panel.noValue("nothing was restated");
        return panel.curve(
                        "sum by (channel) (increase(rampwatch_reading_revisions_total" + Expr.only(CHOSEN) + "[1h]))",
                        "{{channel}}")
                .hourly()
                .bars();
    }
}
