package io.rampwatch.standalone;

import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.alerting.page.Secret;
import io.rampwatch.plan.SourceSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How long a breach takes to reach the pager: a real broker, the job as {@code rampwatch run} runs it, alerting, and a
 * stand-in for PagerDuty in one process.
 *
 * <p>Hour after hour of event time is let pass at a given pace, whether the hour before is done or not; in most hours
 * one channel breaks. What is measured is transport and computation. The time for which a live run waits on purpose,
 * out-of-orderness and tick, passes in event time here, and is told beside it.
 */
public final class BreachTo202 {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long DAY = 24 * HourByHour.HOUR;

    private final int channels;
    private final int warm;
    private final long stepMillis;
    private final int parallelism;
    private final long startMillis;

    /**
     * A benchmark.
     *
     * @param channels how many channels break, once each
     * @param warm how many of them, the first ones, do not count
     * @param stepMillis the mean wall time from hour to hour
     */
    BreachTo202(int channels, int warm, long stepMillis, int parallelism) {
        this.channels = channels;
        this.warm = warm;
        this.stepMillis = stepMillis;
        this.parallelism = parallelism;
        long today = Math.floorDiv(System.currentTimeMillis(), DAY) * DAY;
        startMillis = today - (days() + 1) * DAY;
    }

    /** Runs it and prints what it measured. */
    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments, Set.of("channels", "warm", "step", "parallelism"));
        var bench = new BreachTo202(
                (int) options.number("channels", 108),
                (int) options.number("warm", 8),
                options.number("step", 400),
                (int) options.number("parallelism", 1));
        bench.print(bench.run(), options.json(), System.out);
    }

    /** Each breach in milliseconds of wall time. */
    record Measured(List<Double> produced, List<Double> judged, List<Double> paged, List<Double> whole) {
        Measured() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Measured run() throws Exception {
        Path folder = Files.createTempDirectory("rampwatch-bench");
        try (var broker = Broker.start(folder.resolve("kafka"), Broker.ANY_PORT);
                var pager = FakePagerDuty.start(0, InstantSource.system());
                var live = LiveRun.start(
                        StaggeredPlan.of(channels),
                        settings(broker, pager, folder),
                        InstantSource.system(),
                        say -> {});
                var background = new Background();
                var feed = new HourByHour(broker.settings(), channels, startMillis)) {
            var breaches = background.run("bench-breaches", new Breaches(broker.settings()));
            feed.play(0);
            feed.play(1);
            await("the first tick", () -> breaches.tickMillis() > startMillis);
            play(feed);
            await(
                    channels + " pages",
                    () -> pager.received().size() >= channels || live.ended().isDone());
            await(channels + " breaches", () -> breaches.firsts().size() >= channels);
            return measured(pager.received(), breaches, feed);
        } finally {
            Folder.delete(folder);
        }
    }

    private RunSettings settings(Broker broker, FakePagerDuty pager, Path folder) {
        var everyHour =
                new RunSettings.Pace(60, true, RunSettings.Pace.LIVE.checkpointMillis(), Duration.ofDays(days() + 10));
        return new RunSettings(
                broker.settings(),
                folder.resolve("state"),
                false,
                new Receiver(pager.target(), Set.of(), Secret.of("nobody")),
                "bench",
                0,
                0,
                null,
                parallelism,
                everyHour);
    }

    /** At the pace that was asked for, around which each step varies, lest it beats time with some timer. */
    private void play(HourByHour feed) throws Exception {
        var random = new SplittableRandom(7);
        long begun = System.nanoTime();
        int last = (days() - 1) * 24 + 24 + StaggeredPlan.PER_DAY + 1;
        for (int hour = 2; hour <= last; hour++) {
            long vary = (random.nextLong(stepMillis) - stepMillis / 2) / 2;
            long due = begun + (hour * stepMillis + vary) * 1_000_000;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            feed.play(hour);
        }
    }

    private int days() {
        return StaggeredPlan.day(channels - 1) + 1;
    }

    private Measured measured(List<FakePagerDuty.Received> pages, Breaches breaches, HourByHour feed) {
        if (pages.size() != channels || pages.stream().anyMatch(page -> page.action() != Action.TRIGGER)) {
            throw new IllegalStateException(
                    channels + " channels broke, and the pager was told " + pages.size() + " times");
        }
        var measured = new Measured();
        for (var page : pages.subList(warm, pages.size())) {
            var breach = breaches.firsts().get(page.key().split("/")[2]);
            var passed = feed.passed().get(breach.tickMillis());
            double at = HourByHour.millis(page.at());
            measured.produced().add(passed.ackedMillis() - passed.sentMillis());
            measured.judged().add(breach.writtenMillis() - passed.ackedMillis());
            measured.paged().add(at - breach.writtenMillis());
            measured.whole().add(at - passed.ackedMillis());
        }
        return measured;
    }

    private static void await(String what, BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("did not happen in " + LONGEST.toSeconds() + " s: " + what);
            }
            Thread.sleep(50);
        }
    }

    void print(Measured measured, boolean json, PrintStream out) throws IOException {
        var whole = Spread.of(measured.whole());
        var paged = Spread.of(measured.paged());
        var judged = Spread.of(measured.judged());
        var produced = Spread.of(measured.produced());
        long disorder = SourceSettings.DEFAULT.outOfOrdernessMillis() / 1_000;
        long factor = HourByHour.HOUR / stepMillis;
        int n = whole.sorted().size();
        double load = Throughput.load();
        if (json) {
            out.printf(
                    Locale.ROOT,
                    "{\"benchmark\":\"breach-to-202\",\"n\":%d,\"warm\":%d,\"channels\":%d,\"parallelism\":%d,"
                            + "\"tickMinutes\":60,\"outOfOrdernessSeconds\":%d,\"factor\":%d,\"loadAverage\":%.2f,"
                            + "\"millis\":{\"eventTo202\":%s,\"eventToLevel\":%s,\"levelTo202\":%s,\"produce\":%s}}%n",
                    n,
                    warm,
                    channels,
                    parallelism,
                    disorder,
                    factor,
                    load,
                    whole.json(),
                    judged.json(),
                    paged.json(),
                    produced.json());
            return;
        }
        out.printf(
                Locale.ROOT,
                "Breach to 202: %d breaches (%d more to warm up), %d channels, parallelism %d, tick 1 h, out-of-orderness"
                        + " %d s, factor %d, load average %.1f%n",
                n,
                warm,
                channels,
                parallelism,
                disorder,
                factor,
                load);
        out.printf("%-46s %8s %8s %8s %8s%n", "milliseconds of wall time", "p50", "p90", "p99", "max");
        out.println(whole.row("event that passes the tick, acked -> 202"));
        out.println(judged.row("  of it: acked -> level written"));
        out.println(paged.row("  of it: level written -> 202"));
        out.println(produced.row("before it: event sent -> acked"));
        out.println("This is transport and computation. In life a breach waits besides, in event time: " + disorder
                + " s for events out of order, and up to 60 s for the next tick.");
    }
}
