package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KaplanMeierTest {

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @Test
    void when_all_have_converted_the_value_is_1_whatever_comes_after() {
        var all = KaplanMeier.of(new long[] {10, 4, 0, 0}, new long[] {6, 4, 0, 0});
        assertThat(all.value()).hasValue(1.0);
        assertThat(all.standardError()).isEmpty();
        assertThat(all.logLogLimits(0.95)).isEmpty();
        assertThat(KaplanMeier.of(new long[] {10, 0, 5}, new long[] {6, 0, 5}).value())
                .as("an age at which nobody was observed, before all converted")
                .isEmpty();
    }

    @Test
    void a_bin_with_nobody_at_risk_leaves_everything_undefined() {
        var estimate = KaplanMeier.of(new long[] {10, 5, 0}, new long[] {5, 2, 0});
        assertThat(estimate.value()).isEmpty();
        assertThat(estimate.standardError()).isEmpty();
        assertThat(estimate.plainLimits(0.95)).isEmpty();
        assertThat(estimate.logLogLimits(0.95)).isEmpty();
        assertThat(KaplanMeier.of(new long[0], new long[0]).value()).isEmpty();
    }

    @Test
    void where_all_of_a_bin_convert_the_value_is_1_without_limits() {
        var estimate = KaplanMeier.of(new long[] {10, 5}, new long[] {5, 5});
        assertThat(estimate.value()).hasValue(1);
        assertThat(estimate.standardError()).isEmpty();
        assertThat(estimate.plainLimits(0.95)).isEmpty();
        assertThat(estimate.logLogLimits(0.95)).isEmpty();
    }

    @Test
    void where_nobody_converts_the_value_is_0_without_log_log_limits() {
        var estimate = KaplanMeier.of(new long[] {10, 5}, new long[] {0, 0});
        assertThat(estimate.value()).hasValue(0.0);
        assertThat(estimate.standardError()).hasValue(0);
        assertThat(estimate.plainLimits(0.95)).contains(new Interval(0, 0));
        assertThat(estimate.logLogLimits(0.95)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void with_every_account_mature_it_is_the_plain_share(long seed) {
        var random = new SplittableRandom(seed);
        int bins = 1 + random.nextInt(27);
        long accounts = 50 + random.nextLong(100_000);
        long[] atRisk = new long[bins];
        long[] converted = new long[bins];
        long left = accounts;
        for (int k = 0; k < bins; k++) {
            atRisk[k] = left;
            converted[k] = random.nextLong(left / 4 + 1);
            left -= converted[k];
        }
        var estimate = KaplanMeier.of(atRisk, converted);
        double share = (double) (accounts - left) / accounts;
        assertThat(estimate.value().orElseThrow()).isCloseTo(share, within(1e-12));
        assertThat(estimate.standardError().orElseThrow())
                .isCloseTo(Math.sqrt(share * (1 - share) / accounts), within(1e-12));
        estimate.logLogLimits(0.99).ifPresent(limits -> assertThat(share).isBetween(limits.lo(), limits.hi()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_more_conversion_in_a_bin_never_lowers_the_value(long seed) {
        var random = new SplittableRandom(seed);
        long[] atRisk = random.longs(5, 10, 1_000).toArray();
        long[] converted = LongStream.of(atRisk).map(n -> random.nextLong(n)).toArray();
        double before = KaplanMeier.of(atRisk, converted).value().orElseThrow();
        converted[random.nextInt(5)]++;
        assertThat(KaplanMeier.of(atRisk, converted).value().orElseThrow()).isGreaterThan(before);
    }

    @Test
    void a_million_accounts_do_not_overflow() {
        var estimate = KaplanMeier.of(new long[] {3_000_000_000L}, new long[] {1_000_000_000L});
        assertThat(estimate.standardError().orElseThrow()).isCloseTo(Math.sqrt(2.0 / 9 / 3e9), within(1e-15));
    }

    @Test
    void counts_that_make_no_table_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> KaplanMeier.of(new long[1], new long[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> KaplanMeier.of(new long[] {1}, new long[] {2}));
        assertThatIllegalArgumentException().isThrownBy(() -> KaplanMeier.of(new long[] {1}, new long[] {-1}));
    }
}
