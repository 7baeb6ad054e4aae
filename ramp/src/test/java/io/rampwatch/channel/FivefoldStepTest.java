package io.rampwatch.channel;

import static io.rampwatch.channel.Run.DAY;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.NormalQuantile;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Five times the signups from one hour on, and the accounts behave as ever: what is read must not move. */
class FivefoldStepTest {
    private static final int RAMPS = 240;
    private static final int A_DAY = 1_000;
    private static final long STEP = START + 3 * DAY;
    private static final double ACTIVATE = 0.62;
    /** One ticket of every fifth account, two of every twentieth: 30 per 100 accounts. */
    private static final double ONE = 0.20;

    private static final double TWO = 0.05;
    private static final Metric ACTIVATION = Run.metric("activation", MetricKind.CONVERSION, Reach.ALL, DAY, DAY, "v");
    private static final Metric TICKETS = Run.metric("tickets", MetricKind.PER_100, Reach.EACH, DAY, DAY, "t");
    private static final long[] LOOKS = {STEP, STEP + 5 * HOUR, STEP + 12 * HOUR};

    /** Means over all ramps at one look. */
    private static final class Means {
        private double early;
        private double naive;
        private double tickets;
        private double plain;

        private void add(Run run, long at, double naive) {
            early += run.view(at, "activation", MetricReading.EARLY).value() / RAMPS;
            tickets += run.view(at, "tickets", MetricReading.VALUE).value() / RAMPS;
            plain += run.view(at, "tickets", MetricReading.PLAIN).value() / RAMPS;
            this.naive += naive / RAMPS;
        }
    }

    @Test
    void neither_activation_nor_tickets_move_where_plain_quotients_fall() {
        Map<Long, Means> means = new TreeMap<>();
        for (long look : LOOKS) {
            means.put(look, new Means());
        }
        for (int seed = 0; seed < RAMPS; seed++) {
            ramp(new SplittableRandom(seed), means);
        }
        means.forEach((look, mean) -> System.out.printf(
                Locale.ROOT,
                "%+3d h: activation early %.2f %%, activated in 24 h over signups of 24 h %.2f %%; tickets per 100 %.2f,"
                        + " plain %.2f%n",
                (look - STEP) / HOUR,
                100 * mean.early,
                100 * mean.naive,
                mean.tickets,
                mean.plain));
        var before = means.get(STEP);
        var five = means.get(STEP + 5 * HOUR);
        var twelve = means.get(STEP + 12 * HOUR);
        for (Means after : new Means[] {five, twelve}) {
            assertThat(100 * Math.abs(after.early - before.early))
                    .as("points of activation")
                    .isLessThan(0.3);
            assertThat(Math.abs(after.tickets / before.tickets - 1))
                    .as("part of tickets per 100")
                    .isLessThan(0.01);
        }
        assertThat(100 * Math.abs(before.early - ACTIVATE)).isLessThan(0.3);
        assertThat(before.naive - five.naive).as("the naive rate falls").isBetween(0.12, 0.16);
        assertThat(before.plain - five.plain)
                .as("the plain quotient falls by a fifth")
                .isBetween(5.0, 8.0);
    }

    private static void ramp(SplittableRandom random, Map<Long, Means> means) {
        var run = new Run(Run.settings(60), ACTIVATION, TICKETS);
        long[] signups = new long[(int) (5 * DAY)];
        long[] activated = new long[(int) (5 * DAY)];
        long last = LOOKS[LOOKS.length - 1];
        for (long minute = START; minute < last; minute++) {
            double expected = (minute < STEP ? 1 : 5) * A_DAY / (double) DAY;
            for (int i = (int) Math.ceil(expected); i > 0; i--) {
                if (random.nextDouble() < expected / Math.ceil(expected)) {
                    signups[(int) (minute - START)]++;
                    long age = random.nextDouble() < ACTIVATE ? age(random) : Long.MAX_VALUE;
                    if (age != Long.MAX_VALUE) {
                        run.add(Run.aged(ACTIVATION, minute, age, 1));
                        activated[(int) (minute - START + age)]++;
                    }
                    double tickets = random.nextDouble();
                    for (int n = tickets < TWO ? 2 : tickets < TWO + ONE ? 1 : 0; n > 0; n--) {
                        long at = age(random);
                        run.add(Run.aged(TICKETS, minute, at, 1), Run.flow("t", minute + at, 1));
                    }
                }
            }
            run.add(Run.signups(minute, signups[(int) (minute - START)]));
        }
        run.tickTo(last);
        means.forEach((look, mean) -> {
            int to = (int) (look - START);
            double naive = (double) sum(activated, to) / sum(signups, to);
            mean.add(run, look, naive);
        });
    }

    private static long sum(long[] minutes, int to) {
        long sum = 0;
        for (int minute = to - (int) DAY; minute < to; minute++) {
            sum += minutes[minute];
        }
        return sum;
    }

    /** Minutes, lognormal with a median of 2 h, cut at 24 h. */
    private static long age(SplittableRandom random) {
        double hours;
        do {
            hours = 2 * Math.exp(1.2 * NormalQuantile.of(random.nextDouble(1e-12, 1)));
        } while (hours >= 24);
        return (long) (hours * 60);
    }
}
