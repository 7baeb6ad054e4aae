package io.rampwatch.channel;

import static io.rampwatch.channel.Run.DAY;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open in a channel, by age. */
class OpenAgeTest {
    private static final String OPENED = "ticket.opened";
    private static final Metric QUEUE = Run.metric("queue", MetricKind.OPEN_AGE, Reach.EACH, 0, DAY, OPENED)
            .about(new Subject("ticket", OPENED, List.of("ticket.resolved"), List.of("ticket.reopened"), 72 * HOUR));

    /** Tickets first opened in one minute of which so many more (or less) are open from another on. */
    private static Contribution queue(long opened, long effect, long value) {
        return new Contribution(Run.CHANNEL, "queue", Facet.QUEUE, opened, effect, -1, value);
    }

    private static List<Contribution> opened(long minute, long count) {
        return List.of(Run.flow(OPENED, minute, count), queue(minute, minute, count));
    }

    private static Run hourly() {
        return new Run(Run.settings(60), QUEUE);
    }

    private static Estimate view(Run run, long tick, String view) {
        return run.view(tick, "queue", view);
    }

    private static boolean breaches(Estimate open) {
        long k = open.k();
        long n = open.n();
        return k >= Math.max(3, (5 * n + 99) / 100);
    }

    @Test
    void a_queue_of_200_young_ones_is_not_a_queue_of_40_old_ones() {
        long now = START + 10 * DAY;
        var young = hourly().add(opened(now - 30, 180));
        for (int i = 0; i < 16; i++) {
            young.add(opened(now - 5 * HOUR, 1));
        }
        young.add(opened(now - 80 * HOUR, 4)).tickTo(now);
        var old = hourly().add(opened(now - 73 * HOUR, 40)).tickTo(now);

        assertThat(view(young, now, MetricReading.VALUE))
                .isEqualTo(new Estimate(4L, 200L, 0.02, null, null, null, null));
        assertThat(breaches(view(young, now, MetricReading.VALUE))).isFalse();
        assertThat(view(young, now, MetricReading.P50).value()).isEqualTo(30.0);
        assertThat(view(young, now, MetricReading.P90).value()).isEqualTo(30.0);
        assertThat(view(young, now, MetricReading.P99).value()).isEqualTo(80.0 * HOUR);
        assertThat(view(old, now, MetricReading.VALUE)).isEqualTo(new Estimate(40L, 40L, 1.0, null, null, null, null));
        assertThat(breaches(view(old, now, MetricReading.VALUE))).isTrue();
        assertThat(view(old, now, MetricReading.P50).value()).isEqualTo(73.0 * HOUR);
    }

    @Test
    void exactly_as_old_as_the_target_is_not_older() {
        var run = hourly().add(opened(START, 1)).tickTo(START + 73 * HOUR);
        assertThat(view(run, START + 72 * HOUR, MetricReading.VALUE).k()).isZero();
        assertThat(view(run, START + 73 * HOUR, MetricReading.VALUE).k()).isEqualTo(1);
    }

    @Test
    void a_reopened_one_is_as_old_as_it_is() {
        var run = hourly().add(opened(START, 1))
                .add(queue(START, START + 90, -1), queue(START, START + 200, 1))
                .tickTo(START + 5 * HOUR);
        assertThat(view(run, START + 60, MetricReading.MAX).value()).isEqualTo(60.0);
        assertThat(view(run, START + 180, MetricReading.VALUE))
                .isEqualTo(Estimate.undefined(0L, 0, null, "nothing is open"));
        assertThat(view(run, START + 180, MetricReading.MAX))
                .isEqualTo(Estimate.undefined(null, 0, null, "nothing is open"));
        assertThat(view(run, START + 240, MetricReading.MAX).value()).isEqualTo(240.0);
    }

    @Test
    void growth_is_against_a_day_before_and_unknown_on_the_first_day() {
        var run = hourly().add(opened(START, 5)).add(opened(START + DAY + 30, 12));
        run.add(queue(START, START + DAY + 40, -3)).tickTo(START + 2 * DAY);
        assertThat(view(run, START + DAY - HOUR, MetricReading.GROWTH))
                .isEqualTo(Estimate.undefined(null, 5, null, "the first is less than a day old"));
        assertThat(view(run, START + DAY + HOUR, MetricReading.GROWTH))
                .isEqualTo(new Estimate(null, 14L, 9.0, null, null, null, null));
    }

    @Test
    void what_is_closed_late_restates_the_hours_since_and_no_earlier_ones() {
        var run = hourly().add(opened(START, 2)).tickTo(START + 10 * HOUR);
        run.add(queue(START, START + 7 * HOUR + 1, -1)).tick();
        assertThat(run.readings().stream().filter(reading -> !reading.first()))
                .extracting(reading -> reading.tickMillis() / 60_000 - START)
                .containsExactly(8 * HOUR, 9 * HOUR, 10 * HOUR);
        assertThat(view(run, START + 8 * HOUR, MetricReading.VALUE).n()).isEqualTo(1);
        assertThat(view(run, START + 7 * HOUR, MetricReading.VALUE).n()).isEqualTo(2);
    }

    @Test
    void what_is_open_for_months_is_kept_and_nothing_else_of_its_hour() {
        var run = hourly();
        for (long hour = 0; hour < 60 * 24; hour++) {
            run.add(opened(START + hour * HOUR, 10))
                    .add(queue(START + hour * HOUR, START + hour * HOUR + 50, hour % 240 == 0 ? -9 : -10));
            run.tickTo(START + hour * HOUR);
        }
        long end = START + 60 * DAY - HOUR;
        assertThat(view(run, end, MetricReading.VALUE).n()).isEqualTo(6);
        assertThat(view(run, end, MetricReading.MAX).value()).isEqualTo((double) (end - START));
        // three days of corrections, a day looked back, a longest day, and the hours with an open one
        assertThat(run.hours()).hasSizeLessThan(72 + 24 + 25 + 3 + 6);
        assertThat(run.hours().get(START / HOUR).flows()).isEmpty();
        run.add(queue(START, end - 30, -1)).tickTo(end + 6 * DAY);
        assertThat(view(run, end + HOUR, MetricReading.VALUE).n()).isEqualTo(5);
        assertThat(run.hours()).doesNotContainKey(START / HOUR);
    }

    @Test
    void at_no_tick_is_one_forgotten_that_stays_open() {
        var run = hourly().add(opened(START + 20, 1)).tickTo(START + 20 * DAY);
        assertThat(run.readings())
                .hasSize(20 * 24)
                .allSatisfy(reading -> assertThat(reading.metrics()
                                .get("queue")
                                .view(MetricReading.VALUE)
                                .n())
                        .isEqualTo(1));
    }

    @Test
    void one_that_is_heard_of_long_after_it_opened_is_open_from_then_on() {
        var run = hourly().add(opened(START, 1)).tickTo(START + 40 * DAY);
        run.add(queue(START + HOUR, START + HOUR, 1)).tick();
        assertThat(view(run, START + 40 * DAY + HOUR, MetricReading.VALUE).n()).isEqualTo(2);
        run.tickTo(START + 50 * DAY);
        assertThat(view(run, START + 50 * DAY, MetricReading.VALUE).n()).isEqualTo(2);
    }

    @Test
    void closed_days_say_nothing_of_a_queue() {
        var run = hourly().add(opened(START, 3)).tickTo(START + 3 * DAY).finish();
        assertThat(run.days()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void any_order_within_the_corrections_ends_in_the_census_of_a_plain_count(long seed) {
        var random = new SplittableRandom(seed);
        List<long[]> lives = new ArrayList<>();
        List<Contribution> said = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long open = START + random.nextLong(60 * HOUR);
            long close = open + random.nextLong(20 * HOUR);
            lives.add(new long[] {open, close});
            said.addAll(opened(open, 1));
            said.add(queue(open, close, -1));
        }
        Collections.shuffle(said, new Random(seed));
        var run = hourly().add(Contribution.opening(Run.CHANNEL, START)).tickTo(START + HOUR);
        long tick = START + HOUR;
        for (Contribution each : said) {
            run.add(each);
            if (random.nextInt(12) == 0 && tick < START + 70 * HOUR) {
                tick += HOUR;
                run.tickTo(tick);
            }
        }
        run.tickTo(START + 80 * HOUR);
        for (long at = START + HOUR; at <= START + 80 * HOUR; at += HOUR) {
            Map<Long, Long> ages = new TreeMap<>();
            for (long[] life : lives) {
                if (life[0] < at && life[1] >= at) {
                    ages.merge(at - life[0], 1L, Long::sum);
                }
            }
            long open = ages.values().stream().mapToLong(count -> count).sum();
            var reading = run.last().get(at).metrics().get("queue");
            assertThat(reading.view(MetricReading.VALUE).n()).isEqualTo(open);
            assertThat(reading.view(MetricReading.MAX).value())
                    .isEqualTo(open == 0 ? null : (Double) (double) ((TreeMap<Long, Long>) ages).lastKey());
        }
    }
}
