package io.rampwatch.alerting.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest
    @CsvSource({"1, 1000, 2000", "2, 2000, 4000", "5, 16000, 32000", "6, 30000, 60000", "7, 30000, 60000"})
    void waits_double_up_to_a_minute(int failed, long least, long most) {
        for (int seed = 0; seed < 1_000; seed++) {
            assertThat(new BackOff(new SplittableRandom(seed))
                            .after(failed, null)
                            .toMillis())
                    .isBetween(least, most);
        }
    }

    @Test
    void a_thousand_failures_wait_a_minute_at_most() {
        assertThat(new BackOff(new SplittableRandom(1)).after(1_000, null)).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_the_other_side_asks_for_is_honoured_up_to_five_minutes() {
        var backOff = new BackOff(new SplittableRandom(1));
        assertThat(backOff.after(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(backOff.after(1, Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(5));
        assertThat(backOff.after(6, Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
}
