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
    private final MetricPanels panels;
    private final Plan plan;

    SupportBoard(Plan plan) {
        this.plan = plan;
        shared = new Shared(plan);
        panels = new MetricPanels(shared.definitions);
    }

    Board board() {
        var board = new Board(UID, "4 · Support and reasons", QUESTION, "now-7d", plan.timezone()).choice(true);
        return shared.marks(board, CHOSEN)
                .row(
                        2,
                        place(
                                24,
                                Panel.text(
                                        "",
                                        "**Can support carry it, and what fails?** By age: what is expected of an"
                                                + " account by the end of its first day; it does not fall only because"
                                                + " many accounts are young. Times in " + plan.timezone() + ".")))
                .row(
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
