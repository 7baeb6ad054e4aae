package io.rampwatch.rule;

import io.rampwatch.metric.DayCount;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A calendar day, and what is known of it. */
record CalendarDay(LocalDate date, @Nullable KnownDay known) {
    /** Its counts; sums that contradict each other count nobody. */
    DayCount count() {
        return known == null ? DayCount.unknown() : DayCount.of(known.k(), Math.max(0, known.n()));
    }

    boolean corrected() {
        return known != null && known.revision() > 0;
    }
}
