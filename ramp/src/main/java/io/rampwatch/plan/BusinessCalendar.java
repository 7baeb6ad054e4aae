package io.rampwatch.plan;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days are business days.
 *
 * @param businessDays the days of the week on which the company works
 * @param holidays days off
 */
public record BusinessCalendar(List<DayOfWeek> businessDays, List<LocalDate> holidays) implements Serializable {
    /** Monday to Friday, no holidays. */
    static final BusinessCalendar USUAL = new BusinessCalendar(
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            List.of());

    /** Whether the company works on that day. */
    public boolean isBusinessDay(LocalDate day) {
        return businessDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
