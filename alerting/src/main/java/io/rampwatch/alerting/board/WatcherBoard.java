package io.rampwatch.alerting.board;

import static io.rampwatch.alerting.board.Board.place;

import io.rampwatch.plan.Plan;

/** Is the watcher itself well? For those who run it. */
final class WatcherBoard {
    static final String UID = "rampwatch-watcher";

    private static final String QUESTION = "Is the watcher itself well?";

    private final Shared shared;
    private final JobPanels job = new JobPanels();
    private final PagingPanels paging = new PagingPanels();
    private final Plan plan;

    WatcherBoard(Plan plan) {
        this.plan = plan;
        shared = new Shared(plan);
    }

    Board board() {
        var board = new Board(UID, "5 · The watcher itself", QUESTION, "now-6h", plan.timezone());
        return shared.marks(board, "")
                .row(
                        2,
                        place(
                                24,
                                Panel.text(
                                        "",
                                        "**Is the watcher itself well?** Does it hear, count right, remember, can it page? Its"
                                                + " alarms go through Alertmanager. Times in " + plan.timezone()
                                                + ".")))
                .row(
                        4,
                        place(4, job.heartbeat()),
                        place(4, job.behind()),
                        place(4, job.residual()),
                        place(4, job.restarts()),
                        place(4, paging.oldest()),
                        place(4, paging.refused()))
                .row(9, place(8, job.records()), place(8, job.events()), place(8, job.refusals()))
                .row(8, place(8, freshness()), place(8, new QualityPanels().sources()), place(8, paging.lag()))
                .row(8, place(12, job.held()), place(12, job.ignored()))
                .row(9, place(8, paging.outbox()), place(8, paging.attempts()), place(8, paging.delivery()))
                .row(
                        8,
                        place(6, paging.parts()),
                        place(6, paging.ledger()),
                        place(6, paging.history()),
                        place(6, paging.process()))
                .row(9, place(8, job.flow()), place(8, job.pressure()), place(8, job.checkpoints()))
                .row(8, place(8, job.checkpointSize()), place(8, job.memory()), place(8, scraped()));
    }

    private static Panel freshness() {
        var table = new Table("How fresh each channel is");
        table.describe(Words.FRESHNESS.meaning());
        table.noValue("–");
        table.label("channel", "Channel", 130).link("Open this channel", Links.channelOfCell());
        table.state("rampwatch_channel_freshness", "channel", "", Words.FRESHNESS, "Seen", 120);
        table.number("time() - max by (channel) (rampwatch_reading_tick_timestamp_seconds)", "Age", Unit.SECONDS, 100);
        return table.sortedBy("Channel", false).done();
    }

    private static Panel scraped() {
        var table = new Table("Who is scraped");
        table.describe("Every target of Prometheus with the result of its last scrape: 1 is good.");
        table.noValue("Prometheus scrapes nobody");
        table.label("job", "Job", 170);
        table.label("instance", "Instance", 170);
        table.number("max by (job, instance) (up)", "Up", Unit.COUNT, 60);
        return table.sortedBy("Job", false).done();
    }
}
