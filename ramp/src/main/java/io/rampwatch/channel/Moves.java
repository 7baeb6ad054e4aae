package io.rampwatch.channel;

import java.util.HashMap;
import java.util.Map;

/**
 * Sums by minute of the hour and by when they became true. Mutable: it is a part of the state.
 *
 * @param sums by a key of the minute and of the minutes from it until the sum became true
 */
public record Moves(Map<Long, Long> sums) {
    private static final int DELAY_BITS = 32;
    private static final long DELAYS = (1L << DELAY_BITS) - 1;

    static Moves none() {
        return new Moves(new HashMap<>());
    }

    void add(int minute, long delay, long value) {
        sums.merge(((long) minute << DELAY_BITS) | delay, value, Long::sum);
    }

    /** The sums of what had become true before a minute, by minute; the hour starts at the other. */
    Map<Long, Long> known(long start, long before) {
        Map<Long, Long> known = new HashMap<>();
        sums.forEach((key, value) -> {
            long minute = start + (key >>> DELAY_BITS);
            if (minute + (key & DELAYS) < before) {
                known.merge(minute, value, Long::sum);
            }
        });
        return known;
    }

    /** The same, but when it became true is forgotten of all that had become so before a minute of the hour. */
    Moves settled(long before) {
        Moves settled = none();
        sums.forEach((key, value) -> {
            int minute = (int) (key >>> DELAY_BITS);
            long delay = key & DELAYS;
            settled.add(minute, minute + delay < before ? 0 : delay, value);
        });
        settled.sums.values().removeIf(value -> value == 0);
        return settled;
    }

    /** The sum under minutes {@code [from, to)} of what had become true before a minute, all counted from the hour. */
    long sum(long from, long to, long before) {
        long sum = 0;
        for (var move : sums.entrySet()) {
            long minute = move.getKey() >>> DELAY_BITS;
            long effect = minute + (move.getKey() & DELAYS);
            sum += minute >= from && minute < to && effect < before ? move.getValue() : 0;
        }
        return sum;
    }
}
