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
