package io.rampwatch.wire;

import io.rampwatch.event.Reason;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Times as RFC 3339 writes them: {@code 2026-11-23T09:14:03.271+01:00}.
 *
 * <p>By hand, because every event passes here and because the parsers of the platform take more and less than the
 * standard: they take times without seconds, and refuse a second 60.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
final class Timestamps {
    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_SECONDS = 60;
    private static final long DAY_SECONDS = 86_400;

    private Timestamps() {}

    /** Epoch milliseconds; what is finer is cut off. */
    static long millis(String text) throws Refused {
        long day = epochDay(text);
        if (text.length() == DATE) {
            throw new Refused(Reason.TIME_DATE_ONLY, "a date without a time of day");
        }
        check(text.length() >= SECONDS && (text.charAt(DATE) == 'T' || text.charAt(DATE) == 't'));
        check(text.charAt(13) == ':' && text.charAt(16) == ':');
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        check(hour <= 23 && minute <= 59 && second <= 60);
        int zone = fractionEnd(text);
        long local = day * DAY_SECONDS + (hour * 60L + minute) * MINUTE_SECONDS + Math.min(second, 59);
        if (zone == text.length()) {
            throw new Refused(Reason.TIME_NO_ZONE, "a local time without zone");
        }
        long seconds = local - offsetSeconds(text, zone);
        // a leap second is the last of a day of UTC; it counts to the second before it
        check(second < 60 || Math.floorMod(seconds, DAY_SECONDS) == DAY_SECONDS - 1);
        return seconds * SECOND_MILLIS + millisOfSecond(text, zone);
    }

    private static long epochDay(String text) throws Refused {
        check(text.length() >= DATE && text.charAt(4) == '-' && text.charAt(7) == '-');
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        check(month >= 1 && month <= 12);
        check(day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth());
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** Where the fraction of the second ends, and the zone begins. */
    private static int fractionEnd(String text) throws Refused {
        if (text.length() == SECONDS || text.charAt(SECONDS) != '.') {
            return SECONDS;
        }
        int end = SECONDS + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        check(end > SECONDS + 1);
        return end;
    }

    private static long millisOfSecond(String text, int end) {
        long millis = 0;
        for (int i = SECONDS + 1; i <= SECONDS + 3; i++) {
            millis = millis * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }

    private static long offsetSeconds(String text, int at) throws Refused {
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            check(text.length() == at + 1);
            return 0;
        }
        check((sign == '+' || sign == '-') && text.length() == at + 6 && text.charAt(at + 3) == ':');
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        check(hours <= 23 && minutes <= 59);
        long offset = (hours * 60L + minutes) * MINUTE_SECONDS;
        return sign == '-' ? -offset : offset;
    }

    private static int digits(String text, int from, int count) throws Refused {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            check(isDigit(text.charAt(i)));
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static void check(boolean good) throws Refused {
        if (!good) {
            throw new Refused(Reason.BAD_TIME, "not a time such as 2026-11-23T09:14:03Z");
        }
    }
}
