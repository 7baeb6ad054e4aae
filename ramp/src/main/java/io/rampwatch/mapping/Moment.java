package io.rampwatch.mapping;

import io.rampwatch.event.Reason;
import io.rampwatch.wire.JsonTree;
import io.rampwatch.wire.Refused;
import io.rampwatch.wire.Scalar;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as one source writes it; what is written in another way is refused, never guessed.
 *
 * @param of where it stands
 * @param as how it is written
 * @param zone for a date: the zone of its day, such as {@code Europe/Berlin}; empty for the others
 * @param endOfDay for a date: whether it stands for the last millisecond of its day, or else for the first
 */
record Moment(Expression of, As as, String zone, boolean endOfDay) implements Serializable {
    private static final int MOST_CHARACTERS = 64;
    private static final int MOST_DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** What four digits of a year can write: 0000 to 9999. */
    private static final BigDecimal EARLIEST = BigDecimal.valueOf(-62_167_219_200_000L);

    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799_999L);

    /** How a source writes times. */
    enum As {
        ISO(0),
        /** Seconds since 1970. */
        EPOCH_S(-3),
        /** Milliseconds since 1970. */
        EPOCH_MS(0),
        /** Microseconds since 1970. */
        EPOCH_US(3),
        DATE(0);

        private final int pointsLeft;

        As(int pointsLeft) {
            this.pointsLeft = pointsLeft;
        }
    }

    /**
     * The time in a record, as the event's attribute.
     *
     * @return null where it is absent
     */
    @Nullable
    Scalar time(JsonTree record) throws Refused {
        Scalar value = of.value(record);
        // an ISO time is checked where the times of all events are
        if (value == null || as == As.ISO) {
            return value;
        }
        return new Scalar(
                Scalar.Form.TEXT,
                Instant.ofEpochMilli(as == As.DATE ? day(value) : epoch(value)).toString());
    }

    private long epoch(Scalar value) throws Refused {
        String written = value.isText() ? value.written() : "";
        if (written.length() > MOST_CHARACTERS || !NUMBER.matcher(written).matches()) {
            throw new Refused(Reason.BAD_TIME, "time is no number, and the mapping says " + words());
        }
        var number = new BigDecimal(written);
        if (number.precision() - number.scale() > MOST_DIGITS) {
            throw new Refused(Reason.BAD_TIME, "time is a number beyond all calendars");
        }
        BigDecimal millis = number.movePointLeft(as.pointsLeft).setScale(0, RoundingMode.FLOOR);
        if (millis.compareTo(EARLIEST) < 0 || millis.compareTo(LATEST) > 0) {
            throw new Refused(Reason.TIME_OUT_OF_RANGE, "time is outside the calendar; the mapping says " + words());
        }
        return millis.longValueExact();
    }

    private long day(Scalar value) throws Refused {
        if (value.form() == Scalar.Form.TEXT && DAY.matcher(value.written()).matches()) {
            try {
                var day = LocalDate.parse(value.written());
                var at = ZoneId.of(zone);
                return endOfDay
                        ? day.plusDays(1).atStartOfDay(at).toInstant().toEpochMilli() - 1
                        : day.atStartOfDay(at).toInstant().toEpochMilli();
            } catch (DateTimeException noSuchDay) {
                throw new Refused(Reason.BAD_TIME, "time is no day of the calendar");
            }
        }
        throw new Refused(Reason.BAD_TIME, "time is no date such as 2026-11-23");
    }

    private String words() {
        return switch (as) {
            case EPOCH_S -> "seconds since 1970";
            case EPOCH_MS -> "milliseconds since 1970";
            default -> "microseconds since 1970";
        };
    }
}
