package io.rampwatch.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The closed days of one metric that can still change.
 *
 * @param days in order
 */
public record DayCounts(List<DayCount> days) {
    /** None. */
    static final DayCounts NONE = new DayCounts(List.of());

    /** With one more day, or with a correction of one. */
    DayCounts with(DayCount day) {
        List<DayCount> all = new ArrayList<>(days);
        int place = 0;
        while (place < all.size() && all.get(place).startMillis() < day.startMillis()) {
            place++;
        }
        if (place < all.size() && all.get(place).startMillis() == day.startMillis()) {
            long firstClosed = all.get(place).closedAtMillis();
            all.set(place, new DayCount(day.startMillis(), firstClosed, day.k(), day.n()));
        } else {
            all.add(place, day);
        }
        return new DayCounts(List.copyOf(all));
    }

    /** Only those that began at or after a time. */
    DayCounts begunFrom(long millis) {
        return new DayCounts(
                days.stream().filter(day -> day.startMillis() >= millis).toList());
    }

    /** Without those that closed before a time: they can change no more. */
    DayCounts from(long closedMillis) {
        return new DayCounts(days.stream()
                .dropWhile(day -> day.closedAtMillis() < closedMillis)
                .toList());
    }
}
