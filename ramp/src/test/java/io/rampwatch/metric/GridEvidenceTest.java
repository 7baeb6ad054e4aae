package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridEvidenceTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.3, 0.48, 0.95})
    void at_the_limit_no_stake_grows_on_average(double limit) {
        var grid = GridEvidence.against(limit, 1);
        double[] good = grid.logGains(new long[] {1, 0});
        double[] bad = grid.logGains(new long[] {0, 1});
        for (int j = 0; j < GridEvidence.STAKES; j++) {
            assertThat((1 - limit) * Math.exp(good[j]) + limit * Math.exp(bad[j]))
                    .isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_more_bad_event_always_adds_evidence_and_a_higher_limit_always_takes_some(long seed) {
        var random = new SplittableRandom(seed);
        long[] histogram = random.longs(11, 1, 50).toArray();
        double limit = random.nextDouble(0.01, 9);
        var grid = GridEvidence.against(limit, 10);
        double evidence = grid.logEvidence(histogram);
        assertThat(GridEvidence.against(limit + 0.1, 10).logEvidence(histogram)).isLessThan(evidence);
        int y = random.nextInt(10);
        histogram[y]--;
        histogram[y + 1]++;
        assertThat(grid.logEvidence(histogram)).isGreaterThan(evidence);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void below_the_lower_limit_everything_is_disproved_and_above_it_nothing(long seed) {
        var random = new SplittableRandom(seed);
        long[] histogram = random.longs(1 + 1 + random.nextInt(5), 0, 300).toArray();
        histogram[1]++;
        double alpha = random.nextDouble(0.0001, 0.2);
        double limit = GridEvidence.lowerLimitOfMean(histogram, alpha).orElseThrow();
        int cap = histogram.length - 1;
        assertThat(GridEvidence.against(limit * 0.999, cap).logEvidence(histogram))
                .isGreaterThan(-Math.log(alpha));
        assertThat(GridEvidence.against(limit * 1.001, cap).logEvidence(histogram))
                .isLessThan(-Math.log(alpha));
    }

    @Test
    void the_lower_limit_says_when_it_knows_nothing() {
        assertThat(GridEvidence.lowerLimitOfMean(new long[] {0, 0}, 0.01)).isEmpty();
        assertThat(GridEvidence.lowerLimitOfMean(new long[] {50, 0}, 0.01)).hasValue(0);
    }

    @Test
    void a_million_accounts_do_not_overflow() {
        var grid = GridEvidence.against(0.48, 1);
        assertThat(grid.logEvidence(new long[] {0, 1_000_000})).isFinite().isPositive();
        assertThat(grid.logEvidence(new long[] {1_000_000, 0})).isFinite().isNegative();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1, 1.5, Double.NaN})
    void a_limit_out_of_range_is_refused_and_not_read_as_0(double limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> GridEvidence.against(limit, 1));
    }

    @Test
    void an_account_above_the_cap_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridEvidence.against(0.3, 1).logGains(new long[] {1, 1, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridEvidence.against(0.3, 1).logGains(new long[] {1, -1}));
    }
}
