package io.rampwatch.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The closed days of one metric: all of a ramp, so that a new rule has a past, and what was pooled stays pooled.
 *
 * @param days in order
 */
public record KnownDays(List<KnownDay> days) {
    /** None. */
    static final KnownDays NONE = new KnownDays(List.of());

    /** More than a year of a ramp: older ones are forgotten. */
    private static final int MOST = 400;

    /** With one more day, or with a correction of one. */
    KnownDays with(KnownDay day) {
        List<KnownDay> all = new ArrayList<>(days);
        int place = all.size();
        while (place > 0 && all.get(place - 1).startMillis() >= day.startMillis()) {
            place--;
        }
        if (place < all.size() && all.get(place).startMillis() == day.startMillis()) {
            KnownDay known = all.get(place);
            if (known.revision() > day.revision()) {
                return this;
            }
            all.set(place, new KnownDay(day.startMillis(), known.closedAtMillis(), day.revision(), day.k(), day.n()));
        } else {
            all.add(place, day);
        }
        return new KnownDays(List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size())));
    }
}
