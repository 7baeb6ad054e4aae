package io.rampwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Block;
import io.rampwatch.metric.Blocks;
import io.rampwatch.metric.DayCount;
import io.rampwatch.metric.MetricKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lane that lives in state, day by day, against the blocks that are read from the whole list of days. */
class SlowLaneAndBlocksTest {
    private static final long LIMIT = 520_000;
    private static final StopRule RULE = new StopRule(
            "activation",
            "v1",
            "activation_24h",
            MetricKind.CONVERSION,
            Side.FALLS_TO,
            Map.of("partner", LIMIT),
            2,
            100,
            StopRule.Then.PAUSE,
            null,
            null);

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void day_by_day_or_all_at_once_the_bad_days_in_a_row_are_the_same(long seed) {
        var random = new SplittableRandom(seed);
        var blocks = new Blocks(100, SlowLane.MOST_POOLED, (k, n) -> Side.FALLS_TO.beyond(k, n, LIMIT));
        List<DayCount> days = new ArrayList<>();
        SlowLane lane = SlowLane.START;
        for (int day = 0; day < 30; day++) {
            long n = random.nextLong(1 + random.nextLong(200));
            long k = n * (45 + random.nextLong(15)) / 100;
            days.add(DayCount.of(k, n));
            lane = lane.after(k, n, RULE, LIMIT);
            List<Block> read = blocks.of(days);
            assertThat(lane.bad())
                    .isEqualTo(read.isEmpty() ? 0 : read.get(read.size() - 1).badInARow());
        }
    }
}
