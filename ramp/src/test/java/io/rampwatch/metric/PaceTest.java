package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final double[] SHARES = {0.5, 0.3, 0.2};

    @Test
    void the_limit_curve_ends_at_the_limit() {
        double survival = 1;
        for (double hazard : Pace.limitHazards(SHARES, 0.52)) {
            survival *= 1 - hazard;
        }
        assertThat(1 - survival).isCloseTo(0.52, within(1e-15));
    }

    @Test
    void on_the_limit_curve_no_stake_grows_on_average() {
        double[] hazard = {0.3};
        double[] converts = Pace.logGains(new long[] {1}, new long[] {1}, hazard);
        double[] doesNot = Pace.logGains(new long[] {1}, new long[] {0}, hazard);
        for (int j = 0; j < converts.length; j++) {
            assertThat(0.3 * Math.exp(converts[j]) + 0.7 * Math.exp(doesNot[j])).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void fewer_conversions_are_evidence_and_so_are_slower_ones() {
        double[] hazards = Pace.limitHazards(SHARES, 0.5);
        long[] onTheCurve = {1000, 750, 600};
        assertThat(Pace.logEvidence(onTheCurve, new long[] {250, 150, 100}, hazards))
                .isNegative();
        assertThat(Pace.logEvidence(onTheCurve, new long[] {180, 100, 70}, hazards))
                .isGreaterThan(Pace.LOG_THRESHOLD);
        // the same 500 of 1,000 in the end, but late
        assertThat(Pace.logEvidence(new long[] {1000, 950, 800}, new long[] {50, 150, 300}, hazards))
                .isGreaterThan(Pace.LOG_THRESHOLD);
    }

    @Test
    void an_age_at_which_the_baseline_never_converts_is_no_obstacle() {
        assertThat(Pace.logEvidence(new long[] {10, 10}, new long[] {0, 0}, new double[] {0, 0}))
                .isZero();
        assertThat(Pace.logEvidence(new long[] {10}, new long[] {1}, new double[] {0}))
                .isCloseTo(Math.log(0.6), within(1e-12));
    }

    @Test
    void daily_restarts_start_at_1_and_find_a_later_fall() {
        double[] hazards = Pace.limitHazards(SHARES, 0.52);
        double[] good = Pace.logGains(new long[] {500, 350, 250}, new long[] {170, 110, 70}, hazards);
        double[] bad = Pace.logGains(new long[] {500, 350, 250}, new long[] {110, 60, 30}, hazards);
        var week = SeasonEvidence.of(Restarts.DAILY, Collections.nCopies(7, good));
        assertThat(SeasonEvidence.open(Restarts.DAILY, good.length).log()).isZero();
        assertThat(week.log()).isNegative();
        assertThat(week.after(bad).after(bad).log()).isGreaterThan(Pace.LOG_THRESHOLD);
    }

    @Test
    void hazards_out_of_range_are_refused() {
        long[] one = {1};
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.logEvidence(one, one, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.logEvidence(one, one, new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.logEvidence(one, one, new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.limitHazards(SHARES, 1));
    }
}
