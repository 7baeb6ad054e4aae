package io.rampwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideTest {

    @ParameterizedTest
    @CsvSource({"ABOVE,false", "BELOW,false", "FALLS_TO,true", "RISES_TO,true"})
    void at_the_limit_a_fall_or_a_rise_is_a_breach_and_a_level_is_not(Side side, boolean beyond) {
        assertThat(side.beyond(62, 100, 620_000)).isEqualTo(beyond);
        assertThat(side.beyondSum(3_500_000_000L, 100, 35_000_000)).isEqualTo(beyond);
    }

    @ParameterizedTest
    @CsvSource({"ABOVE,true,false", "BELOW,false,true", "FALLS_TO,false,true", "RISES_TO,true,false"})
    void one_account_more_or_less_is_one_side_or_the_other(Side side, boolean more, boolean less) {
        assertThat(side.beyond(63, 100, 620_000)).isEqualTo(more);
        assertThat(side.beyond(61, 100, 620_000)).isEqualTo(less);
    }

    @ParameterizedTest
    @CsvSource({"1000001,true", "1000000,false"})
    void minutes_of_a_million_accounts_fit(long minutesPer100, boolean beyond) {
        assertThat(Side.ABOVE.beyondSum(minutesPer100 * 10_000 * 1_000_000, 1_000_000, 10_000_000_000L))
                .isEqualTo(beyond);
    }
}
