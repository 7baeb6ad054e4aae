package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAgesTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @Test
    void the_7th_of_100_is_the_7_percent_quantile() {
        var ages = OpenAges.of(LongStream.rangeClosed(1, 100).toArray());
        assertThat(ages.nearestRank(70)).hasValue(7);
        assertThat(ages.nearestRank(1)).hasValue(1);
        assertThat(ages.nearestRank(1000)).hasValue(100);
        assertThat(ages.nearestRank(9_999, 10_000)).hasValue(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void at_least_the_asked_part_is_no_older_and_one_rank_less_would_be_too_few(long seed) {
        var random = new SplittableRandom(seed);
        long[] ages = random.longs(1 + random.nextInt(50), 0, 30).toArray();
        int permille = 1 + random.nextInt(1000);
        long quantile = OpenAges.of(ages).nearestRank(permille).orElseThrow();
        long noOlder = LongStream.of(ages).filter(age -> age <= quantile).count();
        long younger = LongStream.of(ages).filter(age -> age < quantile).count();
        assertThat(1000 * noOlder).isGreaterThanOrEqualTo(permille * (long) ages.length);
        assertThat(1000 * younger).isLessThan(permille * (long) ages.length);
    }

    @Test
    void exactly_as_old_as_the_target_is_not_older() {
        var ages = OpenAges.of(new long[] {73, 71, 72});
        assertThat(ages.olderThan(72)).isEqualTo(1);
        assertThat(ages.count()).isEqualTo(3);
    }

    @Test
    void an_empty_queue_has_no_quantile_but_a_count() {
        var none = OpenAges.of(new long[0]);
        assertThat(none.nearestRank(900)).isEmpty();
        assertThat(none.olderThan(0)).isZero();
    }

    @Test
    void ages_may_be_counted_before() {
        var counted = OpenAges.of(Map.of(3L, 2L, 70L, 1L, 9L, 0L));
        assertThat(counted.count()).isEqualTo(3);
        assertThat(counted.nearestRank(500)).hasValue(3);
        assertThat(counted.nearestRank(900)).hasValue(70);
        assertThat(counted.contradict()).isFalse();
        assertThat(OpenAges.of(Map.of(3L, -1L)).contradict()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void there_is_no_quantile_outside_of_0_to_1(int permille) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenAges.of(new long[] {1}).nearestRank(permille));
    }
}
