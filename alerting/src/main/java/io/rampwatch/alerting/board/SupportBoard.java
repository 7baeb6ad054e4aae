package io.rampwatch.alerting.board;

import static io.rampwatch.alerting.board.Board.place;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;

/** Can support carry it, and what fails? */
final class SupportBoard {
    static final String UID = "rampwatch-support";

    private static final String QUESTION = "Can support carry it, and what fails?";
    private static final String CHOSEN = ",channel=~\"$channel\"";

    private final Shared shared;
    private final Numbers numbers;
    private final MetricPanels panels;
    private final QueuePanels queues;
    private final Plan plan;

    SupportBoard(Plan plan) {
        this.plan = plan;
        shared = new Shared(plan);
        numbers = new Numbers(plan);
        panels = new MetricPanels(shared.definitions);
        queues = new QueuePanels(shared.definitions);
    }

    Board board() {
        var board = new Board(UID, "4 · Support and reasons", QUESTION, "now-7d", plan.timezone()).choice(true);
        shared.marks(board, CHOSEN)
                .row(
                        2,
                        place(
                                24,
                                Panel.text(
                                        "",
                                        "**Can support carry it, and what fails?** By age: what is expected of an"
                                                + " account by the end of its first day; it does not fall only because"
                                                + " many accounts are young. Times in " + plan.timezone() + ".")))
                .row(9, place(24, ReasonPanels.top(CHOSEN, true)));
        numbers.queues()
                .forEach(metric -> board.row(6, place(24, queues.now(metric, CHOSEN)))
                        .row(
                                9,
                                place(8, queues.agesByChannel(metric, CHOSEN)),
                                place(8, queues.overTarget(metric, CHOSEN)),
                                place(8, queues.growth(metric, CHOSEN))));
        return board.row(
                        9,
                        place(12, panels.plain(metric("tickets_per_100"), CHOSEN)),
                        place(12, panels.channels(metric("tickets_per_100"), CHOSEN)))
                .row(
                        9,
                        place(12, panels.plain(metric("escalations_per_100"), CHOSEN)),
                        place(12, panels.plain(metric("manual_minutes_per_account"), CHOSEN)))
                .row(
                        9,
                        place(12, panels.channels(metric("provisioning_failure_rate"), CHOSEN)),
                        place(12, panels.channels(metric("provisioning_failed_accounts_24h"), CHOSEN)))
                .row(
                        9,
                        place(12, panels.channels(metric("provisioning_failures"), CHOSEN)),
                        place(12, panels.channels(metric("failed_accounts"), CHOSEN)));
    }

    private Metric metric(String id) {
        return shared.definitions.metric(id);
    }
}
