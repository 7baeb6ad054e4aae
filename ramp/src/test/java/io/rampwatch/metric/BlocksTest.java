package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlocksTest {
    private static final DayCount BAD = DayCount.of(52, 100);
    private static final DayCount GOOD = DayCount.of(53, 100);
    private static final DayCount SHORT = DayCount.of(1, 20);
    private static final Blocks LANE = new Blocks(100, Blocks.MAX_DAYS, BlocksTest::atMost52Percent);

    private static boolean atMost52Percent(long k, long n) {
        return 10_000 * k <= 5_200 * n;
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @Test
    void two_bad_days_in_a_row_make_a_run_and_the_limit_itself_is_bad() {
        assertThat(LANE.firstRun(List.of(BAD, BAD), 2)).hasValue(2);
        assertThat(LANE.firstRun(List.of(BAD, GOOD, BAD), 2)).isEmpty();
        assertThat(LANE.firstRun(List.of(BAD), 2)).isEmpty();
    }

    @Test
    void a_short_day_waits_for_the_next_whatever_its_size() {
        assertThat(LANE.of(List.of(DayCount.of(40, 90), DayCount.of(73, 140))))
                .containsExactly(new Block(1, 2, 113, 230, Block.Verdict.BAD, 1));
        assertThat(LANE.of(List.of(SHORT, SHORT))).isEmpty();
    }

    @Test
    void after_three_days_below_the_floor_the_pool_is_exhausted_and_the_next_day_starts_anew() {
        assertThat(LANE.of(List.of(SHORT, SHORT, SHORT, BAD)))
                .containsExactly(
                        new Block(1, 3, 3, 60, Block.Verdict.TOO_FEW, 0),
                        new Block(4, 4, 52, 100, Block.Verdict.BAD, 1));
    }

    @Test
    void one_gap_neither_counts_nor_breaks_but_a_second_in_a_row_breaks() {
        assertThat(LANE.firstRun(List.of(BAD, SHORT, SHORT, SHORT, BAD), 2)).hasValue(5);
        assertThat(LANE.firstRun(List.of(BAD, DayCount.unknown(), BAD), 2)).hasValue(3);
        assertThat(LANE.firstRun(List.of(BAD, DayCount.unknown(), DayCount.unknown(), BAD), 2))
                .isEmpty();
        assertThat(LANE.firstRun(List.of(BAD, SHORT, SHORT, SHORT, DayCount.unknown(), BAD), 2))
                .isEmpty();
    }

    @Test
    void a_day_without_signups_is_a_short_day_and_no_gap_of_its_own() {
        var none = DayCount.of(0, 0);
        assertThat(LANE.firstRun(List.of(BAD, none, none, BAD), 2)).hasValue(4);
        assertThat(LANE.of(List.of(none, none, none)))
                .extracting(Block::verdict)
                .containsExactly(Block.Verdict.TOO_FEW);
    }

    @Test
    void a_day_without_data_ages_a_pool_that_is_open() {
        assertThat(LANE.of(List.of(DayCount.of(20, 60), DayCount.unknown(), DayCount.of(20, 60))))
                .containsExactly(new Block(1, 3, 40, 120, Block.Verdict.BAD, 1));
        assertThat(LANE.of(List.of(SHORT, DayCount.unknown(), SHORT)))
                .containsExactly(new Block(1, 3, 2, 40, Block.Verdict.TOO_FEW, 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_day_is_in_one_block_and_the_days_so_far_do_not_change_when_more_come(long seed) {
        List<DayCount> days = days(new SplittableRandom(seed));
        List<Block> blocks = LANE.of(days);
        int next = 1;
        for (Block block : blocks) {
            assertThat(block.firstDay()).isEqualTo(next);
            assertThat(block.lastDay() - block.firstDay()).isBetween(0, Blocks.MAX_DAYS - 1);
            next = block.lastDay() + 1;
        }
        List<Block> early = LANE.of(days.subList(0, days.size() / 2));
        assertThat(blocks.subList(0, early.size())).isEqualTo(early);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_conversion_less_never_puts_a_pause_off(long seed) {
        var random = new SplittableRandom(seed);
        List<DayCount> days = days(random);
        int before = LANE.firstRun(days, 2).orElse(Integer.MAX_VALUE);
        int day = random.nextInt(days.size());
        DayCount count = days.get(day);
        days.set(day, new DayCount(count.k() - 1, count.n(), count.known()));
        assertThat(LANE.firstRun(days, 2).orElse(Integer.MAX_VALUE)).isLessThanOrEqualTo(before);
    }

    @Test
    void a_lane_without_a_floor_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Blocks(0, 3, BlocksTest::atMost52Percent));
        assertThatIllegalArgumentException().isThrownBy(() -> new Blocks(100, 0, BlocksTest::atMost52Percent));
        assertThatIllegalArgumentException().isThrownBy(() -> DayCount.of(1, -1));
    }

    private static List<DayCount> days(SplittableRandom random) {
        List<DayCount> days = new ArrayList<>();
        for (int day = 0; day < 14; day++) {
            long n = random.nextLong(160);
            days.add(
                    random.nextInt(8) == 0 ? DayCount.unknown() : DayCount.of(n * (45 + random.nextLong(15)) / 100, n));
        }
        return days;
    }
}
