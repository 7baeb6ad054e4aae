package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rampwatch.rule.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowChanceTest {
    /** At or below 52 % on two (pooled) days in a row. */
    private static final SlowChance DROP = new SlowChance(2, 100, (k, n) -> Side.FALLS_TO.beyond(k, n, 520_000), false);

    private static final SlowChance DROP_OF_FEW =
            new SlowChance(2, 30, (k, n) -> Side.FALLS_TO.beyond(k, n, 520_000), false);

    /** More than 30 per 100, a quarter above what is normal. */
    private static final SlowChance TICKETS =
            new SlowChance(2, 100, (k, n) -> Side.RISES_TO.beyond(k, n, 375_000), true);

    @ParameterizedTest(name = "{0} a day, true share {1}")
    @CsvSource({
        "30, 0.62, 16.36",
        "50, 0.62, 10.53",
        "50, 0.52, 97.06",
        "100, 0.62, 0.871",
        "100, 0.57, 31.66",
        "200, 0.55, 41.54",
        "500, 0.50, 99.99",
        "1000, 0.53, 56.82"
    })
    void the_chance_of_a_pause_within_14_days_without_pooling(long perDay, double share, double percent) {
        assertThat(100 * DROP_OF_FEW.within(14, perDay, share)).isCloseTo(percent, within(percent * 0.001 + 0.0005));
    }

    @Test
    void small_days_are_pooled_and_pause_falsely_far_less_often() {
        assertThat(100 * DROP.within(14, 50, 0.62)).isCloseTo(0.40, within(0.005));
        assertThat(DROP.blockDays(50)).hasValue(2);
    }

    @Test
    void a_volume_that_three_days_do_not_bring_to_the_floor_is_never_judged() {
        assertThat(DROP.blockDays(33)).isEmpty();
        assertThat(DROP.within(14, 33, 0.1)).isZero();
        assertThat(DROP.medianDays(14, 33, 0.1)).isEmpty();
        assertThat(DROP.blockDays(34)).hasValue(3);
    }

    @ParameterizedTest(name = "{0} a day, {1} per account")
    @CsvSource({"100, 0.30, 9.2", "200, 0.30, 1.5", "500, 0.30, 0.003"})
    void tickets_that_outpace_by_a_quarter_with_nothing_wrong(long perDay, double mean, double percent) {
        assertThat(100 * TICKETS.within(14, perDay, mean)).isCloseTo(percent, within(percent * 0.05 + 0.0005));
    }

    @Test
    void a_fall_far_beyond_the_limit_is_found_on_the_second_day() {
        assertThat(DROP.medianDays(14, 200, 0.42)).hasValue(2);
        assertThat(DROP.medianDays(14, 50, 0.42)).hasValue(4);
        assertThat(DROP.medianDays(14, 200, 0.62)).isEmpty();
    }
}
