package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalQuantileTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.674489750196081743", "0.8, 1.281551565544600467", "0.95, 1.959963984540054236",
        "0.99, 2.575829303548900761", "0.999, 3.290526731491894994", "0.9999999, 5.326723886384"
    })
    void so_many_standard_errors_hold_a_confidence(double confidence, double z) {
        assertThat(NormalQuantile.twoSided(confidence)).isCloseTo(z, within(1e-9));
    }

    @Test
    void the_quantile_of_95_percent_is_exact_to_the_last_bit_that_the_figures_use() {
        assertThat(NormalQuantile.twoSided(0.95)).isCloseTo(1.959963984540054, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-20, 1e-12, 1e-6, 0.01, 0.074, 0.076, 0.3})
    void the_two_tails_mirror_each_other(double tail) {
        assertThat(NormalQuantile.of(tail)).isNegative();
        if (1 - tail < 1) {
            assertThat(NormalQuantile.of(1 - tail)).isCloseTo(-NormalQuantile.of(tail), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void no_quantile_of_what_is_no_probability(double probability) {
        assertThatIllegalArgumentException().isThrownBy(() -> NormalQuantile.of(probability));
    }
}
