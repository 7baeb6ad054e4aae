package io.rampwatch.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The restart condition "good on five consecutive business days", each day judged when its accounts are mature.
 *
 * <ul>
 *   <li>A day that is no business day is skipped: it neither counts nor breaks.
 *   <li>A day below the floor or without data holds: it neither counts nor breaks. Days are not pooled.
 *   <li>A good day counts, a bad day sets 0.
 *   <li>A streak whose first good day lies more than {@link #EXPIRY} business days back starts anew.
 * </ul>
 *
 * @param floor accounts that a day needs, 1 or more
 * @param needed good days in a row, 1 or more
 * @param good which counts are good
 */
public record BusinessDays(long floor, int needed, DayTest good) {
    /** How many business days back the first good day of a streak may lie. */
    public static final int EXPIRY = 15;

    /** @throws IllegalArgumentException when an argument is out of its range */
    public BusinessDays {
        if (floor < 1 || needed < 1) {
            throw new IllegalArgumentException("a floor of " + floor + " and " + needed + " days in a row");
        }
    }

    /**
     * The day after which the condition is met for the first time.
     *
     * @param days every day from the first on, in order
     * @return counted from 1; empty when it is not met
     */
    public OptionalInt readyAfter(List<CalendarDay> days) {
        int day = streaks(days).indexOf(needed);
        return day < 0 ? OptionalInt.empty() : OptionalInt.of(day + 1);
    }

    /**
     * The good days in a row after each day.
     *
     * @param days every day from the first on, in order; length n
     * @return length n
     */
    public List<Integer> streaks(List<CalendarDay> days) {
        var streaks = new ArrayList<Integer>();
        int streak = 0;
        int businessDay = 0;
        int firstGood = 0;
        for (CalendarDay day : days) {
            businessDay += day.business() ? 1 : 0;
            boolean expired = businessDay - firstGood > EXPIRY;
            int before = expired ? 0 : streak;
            streak = next(before, day);
            firstGood = before == 0 ? businessDay : firstGood;
            streaks.add(streak);
        }
        return List.copyOf(streaks);
    }

    private int next(int streak, CalendarDay day) {
        DayCount count = day.count();
        if (!day.business() || count.n() < floor) {
            return streak;
        }
        return good.holds(count.k(), count.n()) ? streak + 1 : 0;
    }
}
