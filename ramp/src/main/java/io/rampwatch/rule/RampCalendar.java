package io.rampwatch.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The days of a ramp: in its time zone, and with what the company calls a business day. */
final class RampCalendar {
    private final AgreedRules agreed;
    private final ZoneId zone;

    RampCalendar(AgreedRules agreed) {
        this.agreed = agreed;
        this.zone = ZoneId.of(agreed.timezone());
    }

    /** The date at an instant. */
    LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    /** The first instant of a date. */
    long start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** When a day of a metric closes: its end, the horizon, the settling time. */
    long closes(LocalDate date, String metric) {
        return start(date.plusDays(1)) + agreed.closingMinutes().getOrDefault(metric, 0L) * 60_000;
    }

    boolean isBusinessDay(LocalDate date) {
        return agreed.businessDays().contains(date.getDayOfWeek())
                && !agreed.holidays().contains(date);
    }

    /** Every day from the first known one on, with null where nothing is known of it. */
    List<CalendarDay> line(KnownDays known, long fromMillis) {
        Map<LocalDate, KnownDay> byDate = new HashMap<>();
        List<LocalDate> dates = new ArrayList<>();
        for (KnownDay day : known.days()) {
            if (day.startMillis() >= fromMillis) {
                LocalDate date = date(day.startMillis());
                byDate.put(date, day);
                dates.add(date);
            }
        }
        List<CalendarDay> line = new ArrayList<>();
        if (!dates.isEmpty()) {
            LocalDate last = dates.get(dates.size() - 1);
            for (LocalDate date = dates.get(0); !date.isAfter(last); date = date.plusDays(1)) {
                line.add(new CalendarDay(date, byDate.get(date)));
            }
        }
        return line;
    }
}
