package io.rampwatch.standalone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A time that a person wrote into an option. */
final class TimeOption {
    private TimeOption() {}

    /**
     * Epoch milliseconds.
     *
     * @param option its name, for the sentence that refuses it
     * @param written an instant such as {@code 2026-11-23T09:00:00Z}, or a day, which begins at midnight
     * @param zone the time zone of days
     */
    static long millis(String option, String written, ZoneId zone) {
        try {
            return written.contains("T")
                    ? Instant.parse(written).toEpochMilli()
                    : LocalDate.parse(written).atStartOfDay(zone).toInstant().toEpochMilli();
        } catch (DateTimeException odd) {
            throw new Trouble(
                    option + ": '" + written + "' is neither a day such as 2026-11-23 nor a time such as"
                            + " 2026-11-23T09:00:00Z",
                    odd);
        }
    }
}
