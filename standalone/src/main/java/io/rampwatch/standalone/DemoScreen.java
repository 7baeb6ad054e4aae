package io.rampwatch.standalone;

import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.HourCost;
import io.rampwatch.plan.HourCostWords;
import io.rampwatch.plan.Rates;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** What a person sees of the demo: a board that is drawn anew, the page as the owner gets it, and how it ended. */
final class DemoScreen {
    private static final long LOOK_MILLIS = 500;
    private static final long LAST_WAIT_MILLIS = 120_000;
    private static final int WIDTH = 30;
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean terminal = Progress.onTerminal();
    private final Paint paint = terminal ? Paint.COLOURS : Paint.PLAIN;
    private int drawn;
    private int paged;
    private long day = Long.MIN_VALUE;

    DemoScreen(PrintWriter out) {
        this.out = out;
    }

    void starting(DemoSettings settings) {
        out.printf(
                Locale.ROOT,
                "Starting Kafka, the job and alerting on this machine. A launch week then takes %d s, %,d times faster than"
                        + " life, and ends now.%n",
                settings.played().toSeconds(),
                settings.factor());
        out.flush();
    }

    /** Draws until the week is over. */
    void watch(DemoRun run) throws InterruptedException {
        run.addresses().forEach((what, where) -> out.printf("  %-8s %s%n", what, where));
        out.println();
        long patience = LAST_WAIT_MILLIS;
        long heard = Long.MIN_VALUE;
        while (!run.over() && patience > 0) {
            draw(run);
            Thread.sleep(LOOK_MILLIS);
            boolean waits = run.nowMillis() >= end(run) && run.latest().tickMillis() == heard;
            patience = waits ? patience - LOOK_MILLIS : LAST_WAIT_MILLIS;
            heard = run.latest().tickMillis();
        }
        draw(run);
    }

    private static long end(DemoRun run) {
        return run.clock().at(run.clock().untilWallMillis());
    }

    private void draw(DemoRun run) {
        List<FakePagerDuty.Received> pages = run.pages();
        if (terminal) {
            if (drawn > 0) {
                out.print("\u001b[" + drawn + "A\u001b[J");
            }
            List<String> lines = board(run);
            // a line that is wider than the terminal must not become two: the next drawing would begin in the wrong
            // place
            lines.forEach(line -> out.println(NO_WRAP + line + WRAP));
            drawn = lines.size();
        } else if (run.latest().tickMillis() / 86_400_000L > day) {
            day = run.latest().tickMillis() / 86_400_000L;
            board(run).forEach(out::println);
        }
        for (; paged < pages.size(); paged++) {
            out.println();
            new PageText(paint).lines(pages.get(paged)).forEach(out::println);
            out.println();
            drawn = 0;
        }
        out.flush();
    }

    private List<String> board(DemoRun run) {
        List<String> lines = new ArrayList<>(new Board(run.plan(), paint).draw(run.latest()));
        lines.add(0, header(run));
        return lines;
    }

    private String header(DemoRun run) {
        long start = run.clock().startEventMillis();
        long now = Math.min(run.nowMillis(), end(run));
        int filled = (int) (WIDTH * (now - start) / Math.max(1, end(run) - start));
        return paint.bold(run.plan().ramp()) + "  "
                + local(run, Math.max(run.latest().tickMillis(), start)) + "  "
                + "█".repeat(filled) + "░".repeat(WIDTH - filled)
                + String.format(Locale.ROOT, "  ×%,d  %,d events", run.clock().factor(), run.fed());
    }

    private static String local(DemoRun run, long millis) {
        return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH)
                .format(Instant.ofEpochMilli(millis).atZone(ZoneId.of(run.plan().timezone())));
    }

    /** Says how it ended; true when just the channel that broke was paused. */
    boolean summary(DemoRun run) throws InterruptedException {
        List<Episode> episodes = run.episodes();
        boolean asPlanned = episodes.size() == 1 && episodes.get(0).channel().equals(LaunchWeek.BROKEN_CHANNEL);
        out.println();
        for (Episode episode : episodes) {
            out.printf(
                    "%s was paused at the tick of %s by %s; %d page%s.%n",
                    episode.channel(),
                    local(run, episode.openedTickMillis()),
                    String.join(
                            " and ",
                            episode.breached().stream()
                                    .map(level -> level.rule())
                                    .toList()),
                    run.pages().size(),
                    run.pages().size() == 1 ? "" : "s");
        }
        episodes.forEach(episode -> cost(run, episode.channel()));
        if (!asPlanned) {
            out.println("That is not what should have happened: " + LaunchWeek.BROKEN_CHANNEL
                    + " alone should have been paused.");
        }
        out.flush();
        return asPlanned;
    }

    private void cost(DemoRun run, String channel) {
        Rates rates = run.plan().rates();
        Reading reading = run.latest().reading(channel);
        if (rates == null || reading == null) {
            return;
        }
        HourCost.of(run.plan(), reading).ifPresent(hour -> {
            var words = new HourCostWords(hour, rates.currency());
            out.printf(
                    "When the week was over one more hour of %s cost %s;%nan hour of pause %s.%n",
                    channel, words.continuing(), words.pausing());
        });
    }

    /** Keeps serving until the process is ended. */
    void stay(DemoRun run) throws InterruptedException {
        out.printf(
                "%nServing until Ctrl-C, now at the speed of life. To end the pause:%n  ./rampwatch resume %s --by NAME"
                        + " --reason TEXT --kafka %s%n",
                LaunchWeek.BROKEN_CHANNEL, run.bootstrap());
        out.flush();
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
        ended.await();
    }
}
