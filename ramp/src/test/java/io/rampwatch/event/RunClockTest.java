package io.rampwatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunClockTest {
    @Test
    void in_real_life_event_time_is_wall_time() {
        assertThat(RunClock.REAL.at(1_780_000_000_123L)).isEqualTo(1_780_000_000_123L);
        assertThat(RunClock.REAL.wallOf(1_780_000_000_123L)).isEqualTo(1_780_000_000_123L);
    }

    @Test
    void a_compressed_week_passes_in_a_minute() {
        var clock = new RunClock(1_000, 500_000, 10_080, Long.MAX_VALUE);
        assertThat(clock.at(1_000)).isEqualTo(500_000);
        assertThat(clock.at(61_000)).isEqualTo(500_000 + 7L * 24 * 3_600_000);
    }

    @Test
    void a_week_that_ends_now_goes_on_at_the_speed_of_life() {
        var clock = RunClock.endingNow(1_000_000, 60_000, 100);
        assertThat(clock.at(1_060_000)).isEqualTo(1_060_000);
        assertThat(clock.at(1_000_000)).isEqualTo(1_060_000 - 6_000_000);
        assertThat(clock.at(1_070_000)).isEqualTo(1_070_000);
        assertThat(clock.wallOf(1_070_000)).isEqualTo(1_070_000);
    }

    @Test
    void a_clock_that_stands_still_is_refused() {
        assertThatThrownBy(() -> new RunClock(0, 0, 0, 0)).hasMessage("factor is not from 1: 0");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_event_time_is_reached_at_its_wall_time_and_not_before(long seed) {
        var random = new SplittableRandom(seed);
        var clock = new RunClock(
                random.nextLong(1_000), random.nextLong(1_000), 1 + random.nextLong(20), random.nextLong(2_000));
        long event = random.nextLong(10_000);
        assertThat(clock.at(clock.wallOf(event))).isGreaterThanOrEqualTo(event);
        assertThat(clock.at(clock.wallOf(event) - 1)).isLessThan(event);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }
}
