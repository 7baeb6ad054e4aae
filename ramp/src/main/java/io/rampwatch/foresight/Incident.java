package io.rampwatch.foresight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which something really was wrong with a channel, as people know it afterwards.
 *
 * @param channel the channel
 * @param fromMillis when it began
 * @param toMillis when it was over, not including that
 */
public record Incident(String channel, long fromMillis, long toMillis) {
    private static final int FIELDS = 3;

    /**
     * Reads lines {@code channel,from,to}, the first of them a heading; times are days (UTC, the last one included) or
     * instants.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException for a line that is none, in words for a person
     */
    public static List<Incident> read(String name, String text) {
        List<Incident> all = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                all.add(one(name + ", line " + (i + 1), lines.get(i)));
            }
        }
        return all;
    }

    private static Incident one(String place, String line) {
        String[] fields = line.split(",", -1);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException(place + ": '" + line + "' is not channel,from,to");
        }
        return new Incident(fields[0].trim(), millis(place, fields[1].trim(), 0), millis(place, fields[2].trim(), 1));
    }

    private static long millis(String place, String text, int days) {
        try {
            return text.length() == "2026-11-23".length()
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException odd) {
            throw new IllegalArgumentException(
                    place + ": '" + text + "' is not a day or a time such as 2026-11-27T10:00:00Z", odd);
        }
    }

    /** Whether a time lies in it. */
    boolean holds(long millis) {
        return fromMillis <= millis && millis < toMillis;
    }
}
