package io.rampwatch.channel;

import static io.rampwatch.channel.Run.FAILED;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.SIGNED_UP;
import static io.rampwatch.channel.Run.START;
import static io.rampwatch.channel.Run.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Late facts lead to the numbers of a run in which nothing was late, and these are the numbers of a plain recount. */
class RestatementPropertyTest {
    private static final long END = 135 * HOUR;
    private static final Metric COUNT = Run.metric(MetricKind.COUNT, Reach.EACH, 0, 6 * HOUR, SIGNED_UP);
    private static final Metric ACCOUNTS =
            Run.metric("accounts", MetricKind.COUNT, Reach.DISTINCT, 0, 30 * HOUR, FAILED);
    private static final Metric RATIO = Run.metric(MetricKind.RATIO, Reach.EACH, 0, 5 * HOUR, FAILED);
    private static final Metric ACTIVATION =
            Run.metric(MetricKind.CONVERSION, Reach.ALL, 4 * HOUR, 7 * HOUR, "connected");
    private static final Metric TICKETS = Run.metric(MetricKind.PER_100, Reach.EACH, 90, 7 * HOUR, "ticket.opened");
    private static final Metric WORK =
            Run.metric(MetricKind.AMOUNT_PER_SUBJECT, Reach.EACH, 3 * HOUR, 4 * HOUR, "manual_work.logged");
    private static final Metric[] METRICS = {COUNT, ACCOUNTS, RATIO, ACTIVATION, TICKETS, WORK};

    /** A contribution and the minute in which it comes. */
    private record Coming(Contribution said, long minute) {}

    static LongStream seeds() {
        return LongStream.range(0, 220);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_last_word_on_every_hour_and_day_is_that_of_a_run_without_late_facts(long seed) {
        var random = new SplittableRandom(seed);
        // every minute costs: few of these
        long tick = seed % 50 == 0 ? 1 : seed % 4 == 1 ? 15 : 60;
        List<Coming> coming = someDays(random);
        Run late = run(coming, Coming::minute, tick, seed);
        Run calm = run(coming, each -> each.said().effectMinute(), tick, seed + 1);
        assertThat(hourly(late)).isEqualTo(hourly(calm));
        assertThat(late.lastDays()).isEqualTo(calm.lastDays());
        assertThat(calm.readings().stream().allMatch(Reading::first)).isTrue();
        requireRevisions(late);
        calm.last().forEach((at, reading) -> {
            if (at % (3 * HOUR) == 0) {
                requireRecount(coming, at, reading);
            }
        });
    }

    private static Run run(List<Coming> coming, ToLongFunction<Coming> when, long tick, long seed) {
        List<Coming> order = new ArrayList<>(coming);
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparingLong(each -> Math.floorDiv(when.applyAsLong(each), tick)));
        var run = new Run(Run.settings(tick), METRICS);
        run.add(Contribution.opening(Run.CHANNEL, START));
        for (Coming each : order) {
            run.tickTo(Math.floorDiv(when.applyAsLong(each), tick) * tick);
            run.add(each.said());
        }
        return run.tickTo(START + END);
    }

    private static Map<Long, Map<String, MetricReading>> hourly(Run run) {
        Map<Long, Map<String, MetricReading>> hourly = new HashMap<>();
        run.last().forEach((at, reading) -> {
            if (at % HOUR == 0) {
                hourly.put(at, reading.metrics());
            }
        });
        return hourly;
    }

    private static void requireRevisions(Run run) {
        Map<Long, Integer> revisions = new HashMap<>();
        run.readings().forEach(reading -> {
            int before = revisions.getOrDefault(reading.tickMillis(), -1);
            boolean later = reading.asOfMillis() > reading.tickMillis();
            assertThat(reading.revision() == before + 1 && later == reading.revision() > 0)
                    .as("revision %d after %d of %d", reading.revision(), before, reading.tickMillis())
                    .isTrue();
            revisions.put(reading.tickMillis(), reading.revision());
        });
    }

    private static List<Coming> someDays(SplittableRandom random) {
        List<Coming> coming = new ArrayList<>();
        long activity = 50 * HOUR;
        int accounts = 20 + random.nextInt(500);
        double late = random.nextDouble() * 0.1;
        for (int i = 0; i < accounts; i++) {
            long start = START + random.nextLong(activity);
            come(coming, Run.signups(start, 1), late, random);
            if (random.nextInt(2) == 0) {
                come(coming, Run.aged(ACTIVATION, start, random.nextLong(4 * HOUR), 1), late, random);
            }
            if (random.nextInt(4) == 0) {
                ticket(coming, start, late, random);
            }
            if (random.nextInt(4) == 0) {
                failures(coming, start, late, random);
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            come(coming, Run.flow(SUCCEEDED, START + random.nextLong(activity), 1), 0.6, random);
        }
        return coming;
    }

    private static void ticket(List<Coming> coming, long start, double late, SplittableRandom random) {
        long age = random.nextLong(6 * HOUR);
        long minutes = (1 + random.nextLong(60)) * 1_000_000;
        come(coming, Run.flow("ticket.opened", start + age, 1), late, random);
        come(coming, Run.flow("manual_work.logged#amount", start + age, minutes), late, random);
        if (age < TICKETS.withinMinutes()) {
            come(coming, Run.aged(TICKETS, start, age, 1), late, random);
        }
        if (age < WORK.withinMinutes()) {
            come(coming, Run.aged(WORK, start, age, minutes), late, random);
        }
    }

    private static void failures(List<Coming> coming, long start, double late, SplittableRandom random) {
        long first = start + random.nextLong(5 * HOUR);
        long second = first + random.nextLong(20 * HOUR);
        come(coming, Run.flow(FAILED, first, 1), late, random);
        come(coming, Run.latest(FAILED, first, first, 1), late, random);
        if (random.nextBoolean()) {
            come(coming, Run.flow(FAILED, second, 1), late, random);
            come(coming, Run.latest(FAILED, first, second, -1), late, random);
            come(coming, Run.latest(FAILED, second, second, 1), late, random);
        }
    }

    private static void come(List<Coming> coming, Contribution said, double late, SplittableRandom random) {
        long lag = random.nextDouble() < late ? random.nextLong(72 * HOUR) : 0;
        long minute = Math.min(said.effectMinute() + lag, START + END - 60);
        coming.add(new Coming(said, Math.max(minute, said.effectMinute())));
    }

    /** What can be counted without any cells: flows, accounts, and accounts that have had their horizon. */
    private static void requireRecount(List<Coming> coming, long at, Reading reading) {
        long signups = 0;
        long accounts = 0;
        long mature = 0;
        long converted = 0;
        long from = at - ACTIVATION.withinMinutes() - ACTIVATION.windowMinutes();
        for (Coming each : coming) {
            var said = each.said();
            long minute = said.positionMinute();
            if (said.effectMinute() < at) {
                boolean old = minute >= from && minute < at - ACTIVATION.withinMinutes();
                boolean signup = said.measure().equals(SIGNED_UP);
                signups += signup && minute >= at - COUNT.windowMinutes() ? 1 : 0;
                mature += signup && old ? 1 : 0;
                converted += said.measure().equals(ACTIVATION.id()) && old ? 1 : 0;
                boolean latest = said.facet() == Facet.LATEST;
                accounts += latest && minute >= at - ACCOUNTS.windowMinutes() ? said.value() : 0;
            }
        }
        var metrics = reading.metrics();
        assertThat(metrics.get(COUNT.id()).view(MetricReading.VALUE).n()).isEqualTo(signups);
        assertThat(metrics.get(ACCOUNTS.id()).view(MetricReading.VALUE).n()).isEqualTo(accounts);
        var share = metrics.get(ACTIVATION.id()).view(MetricReading.MATURE);
        assertThat(share.n()).isEqualTo(mature);
        assertThat(share.k()).isEqualTo(converted);
    }
}
