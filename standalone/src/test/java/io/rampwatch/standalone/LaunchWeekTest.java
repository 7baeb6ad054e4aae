package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo's week, wherever in a day it begins. */
class LaunchWeekTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
    private static final long MIDNIGHT =
            FIRST.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    private static final long NOON = MIDNIGHT + Duration.ofHours(12).toMillis();
    private static final long END = MIDNIGHT + Duration.ofDays(3).toMillis();

    private static List<Happening> from(long millis) {
        return new LaunchWeek(FIRST, ZoneOffset.UTC, 7).between(millis, END);
    }

    @Test
    void whoever_does_something_has_signed_up_before() {
        Map<String, Happening> firsts = new HashMap<>();
        from(NOON).forEach(each -> firsts.putIfAbsent(each.key(), each));
        assertThat(firsts.values())
                .hasSizeGreaterThan(900)
                .allSatisfy(each -> assertThat(new String(each.json(), StandardCharsets.UTF_8))
                        .contains("account.signed_up"));
    }

    @Test
    void a_later_begin_leaves_the_others_as_they_are() {
        List<String> fromNoon = from(NOON).stream().map(LaunchWeekTest::words).toList();
        assertThat(from(MIDNIGHT)).extracting(LaunchWeekTest::words).containsSubsequence(fromNoon);
    }

    private static String words(Happening happening) {
        return happening.atMillis() + new String(happening.json(), StandardCharsets.UTF_8);
    }
}
