package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

    @Test
    void six_rules_that_share_1_percent_need_a_euro_to_become_600() {
        assertThat(Threshold.log(0.01, 6)).isCloseTo(Math.log(600), within(1e-12));
    }

    @Test
    void the_stricter_of_budget_and_own_confidence_holds() {
        assertThat(Threshold.log(0.01, 6, 0.99)).isCloseTo(Math.log(600), within(1e-12));
        assertThat(Threshold.log(0.01, 6, 0.999)).isCloseTo(Math.log(1000), within(1e-12));
    }

    @Test
    void evidence_of_1_or_less_is_no_confidence() {
        assertThat(Threshold.confidence(-3)).isEqualTo(0.0);
        assertThat(Threshold.confidence(0)).isEqualTo(0.0);
        assertThat(Threshold.confidence(Math.log(600))).isCloseTo(1 - 1 / 600.0, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0.42, 0.52, 230", "0.45, 0.52, 469", "0.47, 0.52, 920", "0.50, 0.52, 5752", "0.50, 0.62, 155"})
    void the_nearer_the_truth_the_more_accounts_it_takes(double truth, double disproved, long accounts) {
        assertThat(Math.round(KullbackLeibler.accounts(Math.log(100), truth, disproved)))
                .isEqualTo(accounts);
    }

    @Test
    void a_share_tells_nothing_against_itself() {
        assertThat(KullbackLeibler.ofShares(0.3, 0.3)).isZero();
        assertThat(KullbackLeibler.ofShares(0, 0.5)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(KullbackLeibler.ofShares(1, 0.5)).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void what_is_no_budget_or_share_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Threshold.log(0, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> Threshold.log(0.01, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Threshold.log(0.01, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> KullbackLeibler.ofShares(0.5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> KullbackLeibler.ofShares(1.5, 0.5));
    }
}
