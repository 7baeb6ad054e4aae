package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessDaysTest {
    private static final CalendarDay GOOD = new CalendarDay(true, DayCount.of(63, 100));
    private static final CalendarDay BAD = new CalendarDay(true, DayCount.of(62, 100));
    private static final CalendarDay SHORT = new CalendarDay(true, DayCount.of(99, 99));
    private static final CalendarDay BLIND = new CalendarDay(true, DayCount.unknown());
    private static final CalendarDay BAD_SUNDAY = new CalendarDay(false, DayCount.of(0, 500));
    private static final BusinessDays RESTART = new BusinessDays(100, 5, (k, n) -> 10_000 * k > 6_200 * n);

    @Test
    void five_good_business_days_are_ready_and_four_are_not() {
        assertThat(RESTART.readyAfter(Collections.nCopies(5, GOOD))).hasValue(5);
        assertThat(RESTART.readyAfter(Collections.nCopies(4, GOOD))).isEmpty();
    }

    @Test
    void a_day_at_the_target_is_not_above_it() {
        assertThat(RESTART.readyAfter(List.of(GOOD, GOOD, GOOD, GOOD, BAD, GOOD)))
                .isEmpty();
        assertThat(RESTART.streaks(List.of(GOOD, GOOD, BAD, GOOD))).containsExactly(1, 2, 0, 1);
    }

    @Test
    void weekends_are_skipped_however_bad() {
        assertThat(RESTART.readyAfter(List.of(GOOD, GOOD, BAD_SUNDAY, BAD_SUNDAY, GOOD, GOOD, GOOD)))
                .hasValue(7);
    }

    @Test
    void a_day_with_too_few_accounts_or_without_data_holds_the_streak() {
        assertThat(RESTART.streaks(List.of(GOOD, SHORT, BLIND, GOOD))).containsExactly(1, 1, 1, 2);
        assertThat(RESTART.streaks(List.of(SHORT, SHORT))).containsExactly(0, 0);
    }

    @Test
    void a_streak_lives_for_15_business_days_after_its_first_good_day() {
        assertThat(RESTART.readyAfter(held(11))).hasValue(16);
        assertThat(RESTART.readyAfter(held(12))).isEmpty();
        assertThat(RESTART.streaks(held(12))).endsWith(1);
    }

    @Test
    void weekends_do_not_age_a_streak() {
        List<CalendarDay> days = held(11);
        days.addAll(6, Collections.nCopies(10, BAD_SUNDAY));
        assertThat(RESTART.readyAfter(days)).hasValue(26);
    }

    /** Four good days, so many that hold, and one more good day. */
    private static List<CalendarDay> held(int days) {
        List<CalendarDay> held = new ArrayList<>(Collections.nCopies(4, GOOD));
        held.addAll(Collections.nCopies(days, SHORT));
        held.add(GOOD);
        return held;
    }

    @Test
    void a_condition_without_a_floor_or_days_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BusinessDays(0, 5, (k, n) -> true));
        assertThatIllegalArgumentException().isThrownBy(() -> new BusinessDays(100, 0, (k, n) -> true));
    }
}
