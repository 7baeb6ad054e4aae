package io.rampwatch.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calendar days of a time zone in epoch minutes: 23 to 25 hours long where clocks change. */
final class Calendar {
    private static final long MINUTE_SECONDS = 60;

    private final ZoneId zone;

    Calendar(String zone) {
        this.zone = ZoneId.of(zone);
    }

    /** One day. */
    record Day(LocalDate date, long start, long end) {}

    /** The day that a minute lies in. */
    Day of(long minute) {
        return day(Instant.ofEpochSecond(minute * MINUTE_SECONDS).atZone(zone).toLocalDate());
    }

    /** The day after. */
    Day after(Day day) {
        return day(day.date().plusDays(1));
    }

    /** The day of a date. */
    Day day(LocalDate date) {
        return new Day(date, start(date), start(date.plusDays(1)));
    }

    private long start(LocalDate date) {
        return date.atStartOfDay(zone).toEpochSecond() / MINUTE_SECONDS;
    }
}
