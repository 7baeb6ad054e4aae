package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.KaplanMeier;
import io.rampwatch.metric.MeanCumulative;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedRampTest {
    private static final Horizon DAY = Horizon.of(1_440);
    private static final double[] TIMING = Timing.cumulative(DAY);

    @Test
    void half_of_what_comes_within_a_day_comes_within_about_two_hours() {
        // bins of 15 minutes up to one hour, then of one hour: the fifth ends at 2 h; the cut takes 1.9 % off
        assertThat(TIMING[4]).isCloseTo(0.5 / 0.981, within(0.001));
        assertThat(TIMING).isSorted().endsWith(1.0);
    }

    @ParameterizedTest(name = "{0} signups a day")
    @ValueSource(longs = {37, 500, 20_000})
    void every_account_is_in_the_hours_and_in_the_buckets(long perDay) {
        var ramp = SimulatedRamp.draw(
                new SplittableRandom(perDay), Traffic.steady(perDay, 14, Behaviour.share(0.62)), DAY, TIMING, true);
        long accounts = 0;
        long converted = 0;
        for (int hour = 0; hour < ramp.hours(); hour++) {
            accounts += Arrays.stream(ramp.outcomes(hour)).sum();
            converted += ramp.outcomes(hour)[1];
        }
        long all = 30 * Traffic.DAY;
        assertThat(accounts).isEqualTo(14 * perDay).isEqualTo(ramp.atRisk(-all, all, 0)[0]);
        assertThat(converted).isEqualTo(Arrays.stream(ramp.events(-all, all, 0)).sum());
    }

    @ParameterizedTest(name = "hour {0}")
    @ValueSource(ints = {48, 100, 200})
    void the_early_value_of_a_window_is_the_share_that_was_drawn(int hour) {
        var ramp = SimulatedRamp.draw(
                new SplittableRandom(hour), Traffic.steady(50_000, 14, Behaviour.share(0.62)), DAY, TIMING, true);
        long now = hour * 60L;
        var early =
                KaplanMeier.of(ramp.atRisk(now - 1_440, now, now - 2_880), ramp.events(now - 1_440, now, now - 2_880));
        assertThat(early.value().orElseThrow())
                .isCloseTo(0.62, within(4 * early.standardError().orElseThrow()));
    }

    @Test
    void tickets_of_an_account_are_counted_each() {
        var ramp = SimulatedRamp.draw(
                new SplittableRandom(3), Traffic.steady(50_000, 14, Behaviour.mean(0.3)), DAY, TIMING, false);
        var early = MeanCumulative.of(ramp.atRisk(4_320, 5_760, 2_880), ramp.events(4_320, 5_760, 2_880));
        assertThat(early.perAccount().orElseThrow()).isCloseTo(0.3, within(0.01));
        assertThat(ramp.outcomes(50)[2]).isPositive();
    }

    @Test
    void what_changes_in_the_middle_of_an_hour_changes_for_those_who_sign_up_from_then_on() {
        var ramp = SimulatedRamp.draw(
                new SplittableRandom(5),
                new Traffic(4_800, 14, Behaviour.share(1), Behaviour.share(0), 90),
                DAY,
                TIMING,
                true);
        assertThat(ramp.outcomes(0)).containsExactly(0, 200);
        assertThat(ramp.outcomes(1)).containsExactly(100, 100);
        assertThat(ramp.outcomes(2)).containsExactly(200, 0);
    }

    @Test
    void the_cells_that_count_are_those_that_were_completed_in_time() {
        var ramp = SimulatedRamp.draw(
                new SplittableRandom(5), Traffic.steady(9_600, 14, Behaviour.share(0)), DAY, TIMING, true);
        // one hundred accounts a bucket of 15 minutes; at minute 60 the buckets that ended by 45 have passed a bin of
        // 15
        assertThat(ramp.atRisk(-9_999, 60, 0)).startsWith(300, 200, 100, 0);
        // completed after minute 45 and by 60: one bucket of each age
        assertThat(ramp.atRisk(45, 60, 0)).startsWith(100, 100, 100, 0);
        // and only of buckets that begin at minute 16 or later
        assertThat(ramp.atRisk(-9_999, 60, 16)).startsWith(100, 0, 0, 0);
    }
}
