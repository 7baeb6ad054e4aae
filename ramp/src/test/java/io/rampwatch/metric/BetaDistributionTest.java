package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BetaDistributionTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_quantile_undoes_the_probability(long seed) {
        var random = new SplittableRandom(seed);
        var beta = new BetaDistribution(random.nextDouble(0.3, 5_000), random.nextDouble(0.3, 5_000));
        double probability = random.nextDouble(0.001, 0.999);
        assertThat(beta.cumulative(beta.quantile(probability))).isCloseTo(probability, within(1e-10));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void both_ends_mirror_each_other(long seed) {
        var random = new SplittableRandom(seed);
        double a = random.nextDouble(0.3, 500);
        double b = random.nextDouble(0.3, 500);
        double x = random.nextDouble();
        assertThat(new BetaDistribution(a, b).cumulative(x) + new BetaDistribution(b, a).cumulative(1 - x))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void it_is_exact_where_a_formula_exists() {
        assertThat(new BetaDistribution(1, 1).cumulative(0.3)).isCloseTo(0.3, within(1e-15));
        assertThat(new BetaDistribution(3, 1).cumulative(0.3)).isCloseTo(0.027, within(1e-15));
        assertThat(new BetaDistribution(1, 4).cumulative(0.3)).isCloseTo(1 - 0.2401, within(1e-15));
    }

    @Test
    void its_logarithm_does_not_underflow_far_in_the_tail() {
        // I_x(n, 1) = xⁿ
        assertThat(new BetaDistribution(10_000, 1).logCumulative(0.5)).isCloseTo(10_000 * Math.log(0.5), within(1e-6));
    }

    @Test
    void outside_0_to_1_lies_nothing() {
        var beta = new BetaDistribution(2, 3);
        assertThat(beta.cumulative(-1)).isZero();
        assertThat(beta.cumulative(2)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> beta.quantile(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaDistribution(0, 1));
    }
}
