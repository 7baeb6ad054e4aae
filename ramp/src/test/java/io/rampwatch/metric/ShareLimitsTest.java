package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Wilson, Clopper-Pearson and the safe limit. */
class ShareLimitsTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @Test
    void nobody_gives_no_limits() {
        assertThat(Wilson.of(0, 0, 0.95)).isEmpty();
        assertThat(ClopperPearson.of(0, 0, 0.95)).isEmpty();
        assertThat(SafeLimit.of(0, 0, 0.1, 0.005)).isEmpty();
    }

    @Test
    void the_ends_belong_to_the_interval() {
        assertThat(Wilson.of(0, 10, 0.95).orElseThrow().lo()).isZero();
        assertThat(Wilson.of(10, 10, 0.95).orElseThrow().hi()).isEqualTo(1);
        assertThat(ClopperPearson.of(0, 10, 0.95).orElseThrow().lo()).isZero();
        assertThat(ClopperPearson.of(10, 10, 0.95).orElseThrow().hi()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_share_lies_inside_and_one_more_hit_moves_every_limit_up(long seed) {
        var random = new SplittableRandom(seed);
        long n = 1 + random.nextLong(400);
        long s = random.nextLong(n);
        double confidence = random.nextDouble(0.5, 0.999);
        var wilson = Wilson.of(s, n, confidence).orElseThrow();
        var exact = ClopperPearson.of(s, n, confidence).orElseThrow();
        var next = ClopperPearson.of(s + 1, n, confidence).orElseThrow();
        assertThat((double) s / n).isBetween(wilson.lo(), wilson.hi()).isBetween(exact.lo(), exact.hi());
        assertThat(next.lo()).isGreaterThan(exact.lo());
        assertThat(next.hi()).isGreaterThan(exact.hi());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void failures_have_the_mirrored_limits_of_hits(long seed) {
        var random = new SplittableRandom(seed);
        long n = 1 + random.nextLong(400);
        long s = random.nextLong(n + 1);
        var hits = ClopperPearson.of(s, n, 0.9).orElseThrow();
        var failures = ClopperPearson.of(n - s, n, 0.9).orElseThrow();
        assertThat(failures.lo()).isCloseTo(1 - hits.hi(), within(1e-12));
        assertThat(failures.hi()).isCloseTo(1 - hits.lo(), within(1e-12));
    }

    @Test
    void one_limit_alone_at_97_5_percent_is_that_of_both_at_95() {
        var both = Wilson.of(52, 100, 0.95).orElseThrow();
        var one = Wilson.oneSided(52, 100, 0.975).orElseThrow();
        assertThat(one.lo()).isCloseTo(both.lo(), within(1e-12));
        assertThat(ClopperPearson.oneSided(52, 100, 0.975).orElseThrow().hi())
                .isCloseTo(ClopperPearson.of(52, 100, 0.95).orElseThrow().hi(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"100, 38.7", "200, 42.7", "400, 45.5", "1000, 47.9", "2000, 49.2", "5000, 50.2"})
    void the_smaller_the_baseline_the_lower_the_safe_limit(long accounts, double percent) {
        double limit = SafeLimit.of(accounts * 62 / 100, accounts, 0.10, 0.005).orElseThrow();
        assertThat(100 * limit).isCloseTo(percent, within(0.05));
    }

    @Test
    void more_hits_than_accounts_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(11, 10, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(-1, 10, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(1, 10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> SafeLimit.of(1, 10, 0.1, 0));
    }
}
