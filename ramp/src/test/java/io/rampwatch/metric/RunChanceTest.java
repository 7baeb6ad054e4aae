package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunChanceTest {
    private static final DayTest AT_MOST_52 = (k, n) -> 10_000 * k <= 5_200 * n;
    private static final DayTest ABOVE_62 = (k, n) -> 10_000 * k > 6_200 * n;

    @ParameterizedTest
    @CsvSource({
        "30, 0.62, 16.36", "50, 0.62, 10.53", "100, 0.62, 0.871", "200, 0.62, 0.008", "100, 0.60, 4.898",
        "100, 0.57, 31.66", "200, 0.57, 8.931", "500, 0.55, 10.61", "1000, 0.55, 1.174", "1000, 0.52, 94.82",
        "5000, 0.53, 7.585", "50, 0.50, 99.52"
    })
    void a_rule_of_two_days_pauses_by_chance_that_often_in_14(long accounts, double truth, double percent) {
        double bad = RunChance.ofBlock(AT_MOST_52, accounts, truth);
        assertThat(100 * new RunChance(2, bad).within(14)).isCloseTo(percent, within(0.0051));
    }

    @Test
    void seven_pooled_blocks_of_100_pause_far_more_seldom_than_14_days_of_50() {
        double pooled = new RunChance(2, RunChance.ofBlock(AT_MOST_52, 100, 0.62)).within(7);
        assertThat(100 * pooled).isCloseTo(0.40, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.57, 27710, 0.06",
        "100, 0.65, 16.3, 74",
        "200, 0.64, 17, 73",
        "500, 0.70, 5.0, 100",
        "30, 0.62, 52, 29",
        "1000, 0.62, 69, 23",
        "50, 0.60, 352, 4.6"
    })
    void five_good_days_take_that_long(long accounts, double truth, double days, double percentIn20) {
        var run = new RunChance(5, RunChance.ofBlock(ABOVE_62, accounts, truth));
        assertThat(run.expectedBlocks()).isCloseTo(days, within(Math.max(0.5, days * 1e-4)));
        assertThat(100 * run.within(20)).isCloseTo(percentIn20, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"100, 0.60, 0.41", "200, 0.55, 4.71", "500, 0.53, 11.8", "1000, 0.50, 81.5"})
    void both_days_of_a_weekend_are_bad_that_often(long accounts, double truth, double percent) {
        double bad = RunChance.ofBlock(AT_MOST_52, accounts, truth);
        assertThat(100 * new RunChance(2, bad).within(2)).isCloseTo(percent, within(0.05));
    }

    @Test
    void certain_and_impossible_blocks_are_no_special_cases() {
        assertThat(new RunChance(5, 1).expectedBlocks()).isEqualTo(5);
        assertThat(new RunChance(5, 1).within(5)).isEqualTo(1);
        assertThat(new RunChance(5, 1).within(4)).isZero();
        assertThat(new RunChance(2, 0).expectedBlocks()).isInfinite();
        assertThat(new RunChance(2, 0).within(100)).isZero();
    }

    @Test
    void the_chances_of_all_counts_add_up_to_1() {
        assertThat(RunChance.ofBlock((k, n) -> true, 5_000, 0.3)).isCloseTo(1, within(1e-10));
        assertThat(RunChance.ofBlock((k, n) -> k == 0, 10, 0.3)).isCloseTo(Math.pow(0.7, 10), within(1e-15));
    }

    @Test
    void what_is_no_chance_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunChance(0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunChance(2, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> RunChance.ofBlock(ABOVE_62, 0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> RunChance.ofBlock(ABOVE_62, 10, 1));
    }
}
