package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanCumulativeTest {
    private static final MeanCumulative LOAD =
            MeanCumulative.of(new long[] {1000, 800, 600, 400}, new long[] {120, 64, 36, 16});

    @Test
    void it_is_events_per_account_at_risk_summed_over_ages() {
        assertThat(LOAD.per100().orElseThrow()).isCloseTo(30, within(1e-12));
        assertThat(LOAD.perAccount().orElseThrow()).isCloseTo(0.3, within(1e-14));
    }

    @Test
    void a_bin_with_nobody_at_risk_leaves_everything_undefined() {
        var load = MeanCumulative.of(new long[] {10, 0}, new long[] {1, 0});
        assertThat(load.per100()).isEmpty();
        assertThat(load.standardErrorPer100(1)).isEmpty();
        assertThat(load.limitsPer100(1, 0.95)).isEmpty();
        assertThat(MeanCumulative.of(new long[0], new long[0]).perAccount()).isEmpty();
        assertThat(LoadRatio.of(load, 0.3)).isEmpty();
    }

    @Test
    void dispersion_widens_the_limits_by_its_root() {
        double plain = LOAD.standardErrorPer100(1).orElseThrow();
        assertThat(plain).isCloseTo(100 * Math.sqrt(.12 / 1000 + .08 / 800 + .06 / 600 + .04 / 400), within(1e-12));
        assertThat(LOAD.standardErrorPer100(4).orElseThrow()).isCloseTo(2 * plain, within(1e-12));
    }

    @Test
    void limits_are_cut_at_0() {
        var rare = MeanCumulative.of(new long[] {100}, new long[] {1});
        assertThat(rare.limitsPer100(1, 0.95).orElseThrow().lo()).isZero();
        assertThat(rare.limitsPer100(1, 0.95).orElseThrow().hi()).isCloseTo(1 + 1.959963984540054, within(1e-12));
    }

    @Test
    void amounts_carry_their_squares_into_the_variance() {
        // ten accounts, one spent 30 and one gave 10 back
        var amount = MeanCumulative.ofAmounts(new long[] {10}, new long[] {20}, new double[] {1000});
        assertThat(amount.perAccount()).hasValue(2);
        assertThat(amount.standardErrorPer100(1).orElseThrow()).isCloseTo(100 * Math.sqrt(10), within(1e-9));
    }

    @Test
    void dispersion_is_1_where_events_are_independent_or_unknown_and_more_where_they_clump() {
        assertThat(Dispersion.of(new long[] {})).isEqualTo(1);
        assertThat(Dispersion.of(new long[] {5})).isEqualTo(1);
        assertThat(Dispersion.of(new long[] {0, 1})).isEqualTo(1);
        assertThat(Dispersion.of(new long[] {50, 50})).isEqualTo(1);
        // 9 accounts with none, one with ten: mean 1, sample variance 10
        assertThat(Dispersion.of(new long[] {9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})).isCloseTo(10, within(1e-12));
    }

    @Test
    void load_at_exactly_the_allowed_rise_has_outpaced_signups() {
        var load = MeanCumulative.of(new long[] {100, 100}, new long[] {20, 13});
        var ratio = LoadRatio.of(load, 0.3).orElseThrow();
        assertThat(ratio.outpacesBy(0.1)).isTrue();
        assertThat(ratio.outpacesBy(0.11)).isFalse();
    }

    @Test
    void what_is_no_count_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MeanCumulative.of(new long[] {-1}, new long[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanCumulative.of(new long[] {1}, new long[] {-1}));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanCumulative.of(new long[] {1}, new long[] {}));
        assertThatIllegalArgumentException().isThrownBy(() -> LOAD.standardErrorPer100(0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> LoadRatio.of(LOAD, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Dispersion.of(new long[] {-1}));
    }
}
