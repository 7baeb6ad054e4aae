package io.rampwatch.channel;

import java.util.HashMap;
import java.util.Map;

/**
 * What the trust in numbers depends on, of all channels together, under one hour. Mutable: it is the state itself.
 *
 * @param counts by minute of the hour, by what is counted; 60 counts each
 */
public record QualityHour(Map<String, long[]> counts) {
    private static final int MINUTES = 60;

    static QualityHour empty() {
        return new QualityHour(new HashMap<>());
    }

    QualityHour copy() {
        QualityHour copy = empty();
        counts.forEach((name, minutes) -> copy.counts.put(name, minutes.clone()));
        return copy;
    }

    void add(String name, int minute, long value) {
        counts.computeIfAbsent(name, any -> new long[MINUTES])[minute] += value;
    }

    /** The sum over minutes {@code [from, to)} of the hour. */
    long sum(String name, int from, int to) {
        long[] minutes = counts.get(name);
        long sum = 0;
        for (int minute = from; minutes != null && minute < to; minute++) {
            sum += minutes[minute];
        }
        return sum;
    }

    /** The last minute before another in which it was counted; -1 for none. */
    int last(String name, int before) {
        long[] minutes = counts.get(name);
        int minute = before - 1;
        while (minutes != null && minute >= 0 && minutes[minute] == 0) {
            minute--;
        }
        return minutes == null ? -1 : minute;
    }
}
