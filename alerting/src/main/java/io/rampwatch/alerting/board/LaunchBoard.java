package io.rampwatch.alerting.board;

import static io.rampwatch.alerting.board.Board.place;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** What happened in each hour of the launch? */
final class LaunchBoard {
    static final String UID = "rampwatch-launch";

    private static final String QUESTION = "What happened in each hour of the launch?";
    private static final String CHOSEN = ",channel=~\"$channel\"";

    private final Shared shared;
    private final List<Metric> metrics = new ArrayList<>();
    private final MetricPanels panels;
    private final Plan plan;

    LaunchBoard(Plan plan) {
        this.plan = plan;
        shared = new Shared(plan);
        panels = new MetricPanels(shared.definitions);
        metrics.add(shared.definitions.metric("signups"));
        metrics.addAll(new Numbers(plan).five());
    }

    Board board() {
        var board = new Board(UID, "3 · Launch, hour by hour", QUESTION, "now-24h", plan.timezone()).choice(true);
        shared.marks(board, CHOSEN)
                .row(
                        2,
                        place(
                                24,
                                Panel.text(
                                        "",
                                        "**What happened in each hour of the launch?** One point an hour, taken at its"
                                                + " end. Red lines are pauses, blue lines decisions. Times in "
                                                + plan.timezone() + ".")));
        for (int first = 0; first < metrics.size(); first += 3) {
            board.even(
                    9,
                    metrics.subList(first, Math.min(first + 3, metrics.size())).stream()
                            .map(metric -> panels.hours(metric, CHOSEN))
                            .toList());
        }
        return board.row(9, place(12, nearest()), place(12, levels()))
                .row(8, place(8, pages()), place(8, decisions()), place(8, events()));
    }

    private static Panel nearest() {
        var panel = new Curves("Nearest approach to each limit in the hour, as a share of the limit", Unit.SHARE);
        panel.describe("The smallest distance of each rule's judged value from its limit, divided by the limit. Below 0"
                + " it was beyond.");
        panel.noValue("no rule has judged a day yet");
        return panel.curve(
                        "min by (channel, rule) (min_over_time(rampwatch:rule_distance:share" + Expr.only(CHOSEN)
                                + "[1h]))",
                        "{{channel}} · {{rule}}")
                .hourly();
    }

    private static Panel levels() {
        var panel = new Curves("Levels that changed in the hour", Unit.COUNT);
        panel.describe("How often rules of a channel began to say something else.");
        panel.noValue("no level yet");
        return panel.curve(
                        "sum by (channel) (changes(rampwatch_rule_since_timestamp_seconds" + Expr.only(CHOSEN)
                                + "[1h]))",
                        "{{channel}}")
                .hourly()
                .bars();
    }

    private static Panel pages() {
        var panel = new Curves("Pages that were accepted in the hour", Unit.COUNT);
        panel.describe("Triggers and resolves that the receiver took, whatever channel they were about.");
        panel.noValue("no page was sent");
        return panel.curve("sum by (action) (increase(rampwatch_pages_total[1h]))", "{{action}}")
                .hourly()
                .bars();
    }

    private static Panel decisions() {
        var panel = new Curves("Decisions of people in the hour", Unit.COUNT);
        panel.describe("Written decisions by kind, as the ledger has them.");
        panel.noValue("nobody decided anything");
        return panel.curve("sum by (kind) (increase(rampwatch_decisions_total[1h]))", "{{kind}}")
                .hourly()
                .bars();
    }

    private static Panel events() {
        var panel = new Curves("What became of events in the hour", Unit.COUNT);
        panel.describe("Events of all channels and sources: counted, duplicate, too late, erased, refused.");
        panel.noValue("the job has not spoken yet");
        return panel.curve("sum by (outcome) (increase(rampwatch_events_total[1h]))", "{{outcome}}")
                .hourly()
                .bars();
    }
}
