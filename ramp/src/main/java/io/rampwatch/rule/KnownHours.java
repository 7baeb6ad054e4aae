package io.rampwatch.rule;

import io.rampwatch.metric.ClosedHour;
import java.util.ArrayList;
import java.util.List;

/**
 * The closed hours of one metric that a season can still ask for.
 *
 * @param hours in order
 * @param touchedMillis the earliest hour that was said since the latest tick, first words included;
 *     {@link Long#MAX_VALUE} for none. Evidence that has gone past it is reckoned anew
 */
public record KnownHours(List<KnownHour> hours, long touchedMillis) {
    /** None. */
    static final KnownHours NONE = new KnownHours(List.of(), Long.MAX_VALUE);

    /**
     * One hour.
     *
     * @param startMillis its first instant
     * @param revision of these numbers
     * @param accounts by outcome
     */
    public record KnownHour(long startMillis, int revision, List<Long> accounts) {}

    /** With one more hour, or with a correction of one. */
    KnownHours with(ClosedHour hour) {
        List<KnownHour> all = new ArrayList<>(hours.size() + 1);
        all.addAll(hours);
        int place = all.size();
        while (place > 0 && all.get(place - 1).startMillis() >= hour.hourStartMillis()) {
            place--;
        }
        var said = new KnownHour(hour.hourStartMillis(), hour.revision(), hour.accounts());
        boolean there = place < all.size() && all.get(place).startMillis() == said.startMillis();
        if (there && all.get(place).revision() > said.revision()) {
            return this;
        }
        if (there) {
            all.set(place, said);
        } else {
            all.add(place, said);
        }
        return new KnownHours(List.copyOf(all), Math.min(touchedMillis, said.startMillis()));
    }

    /** After a tick: nothing is untold, and what lies before a time is forgotten. */
    KnownHours settled(long fromMillis) {
        int from = 0;
        while (from < hours.size() && hours.get(from).startMillis() < fromMillis) {
            from++;
        }
        if (from == 0) {
            return touchedMillis == Long.MAX_VALUE ? this : new KnownHours(hours, Long.MAX_VALUE);
        }
        return new KnownHours(List.copyOf(hours.subList(from, hours.size())), Long.MAX_VALUE);
    }
}
