package io.rampwatch.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest hourly looks at one metric: the past of a new rule, and where the trend comes from.
 *
 * @param looks in order, one for each full hour
 */
public record Looks(List<Sight> looks) {
    /** None. */
    static final Looks NONE = new Looks(List.of());

    static final long HOUR = 3_600_000;
    /** A small channel needs 48 looks in a row; with them as many gaps as one night. */
    private static final int MOST = 60;

    private static final long DAY = 24 * HOUR;

    /** With the look of a full hour; the same hour twice is one. */
    Looks with(Sight look) {
        if (!looks.isEmpty() && looks.get(looks.size() - 1).millis() >= look.millis()) {
            return this;
        }
        List<Sight> now = new ArrayList<>(MOST);
        now.addAll(looks.subList(Math.max(0, looks.size() - MOST + 1), looks.size()));
        now.add(look);
        return new Looks(List.copyOf(now));
    }

    /** The look a day before a time. */
    Optional<Sight> dayBefore(long millis) {
        long then = Math.floorDiv(millis, HOUR) * HOUR - DAY;
        for (int i = looks.size() - 1; i >= 0 && looks.get(i).millis() >= then; i--) {
            if (looks.get(i).millis() == then) {
                return Optional.of(looks.get(i));
            }
        }
        return Optional.empty();
    }
}
