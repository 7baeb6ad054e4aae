package io.rampwatch.channel;

import java.util.HashMap;
import java.util.Map;

/**
 * The sums of one channel that are counted under one hour. Mutable: it is the state itself, hour by hour.
 *
 * @param flows facts by minute, by event name; 60 sums and their total
 * @param starts facts of cohorts by minute of signup, by metric; 60 sums and their total
 * @param ages facts of cohorts by bucket of signup and age bin, by metric: for each bucket that starts in this hour one
 *     sum for each bin
 * @param outcomes accounts that signed up in this hour by what became of them, by metric
 * @param moves sums by minute and by when they became true, by metric or by the name of {@link Sums#accounts}
 */
public record HourCells(
        Map<String, long[]> flows,
        Map<String, long[]> starts,
        Map<String, long[]> ages,
        Map<String, HourOutcomes> outcomes,
        Map<String, Moves> moves) {
    private static final int TOTAL = 60;

    /** No sums yet. */
    public static HourCells empty() {
        return new HourCells(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /** Whether nothing is left of it. */
    boolean isEmpty() {
        return flows.isEmpty() && starts.isEmpty() && ages.isEmpty() && outcomes.isEmpty() && moves.isEmpty();
    }

    static void add(Map<String, long[]> sums, String name, int minute, long value) {
        long[] minutes = sums.computeIfAbsent(name, any -> new long[TOTAL + 1]);
        minutes[minute] += value;
        minutes[TOTAL] += value;
    }

    /** The sum over minutes {@code [from, to)} of the hour. */
    static long sum(Map<String, long[]> sums, String name, int from, int to) {
        long[] minutes = sums.get(name);
        if (minutes == null) {
            return 0;
        }
        if (from == 0 && to == TOTAL) {
            return minutes[TOTAL];
        }
        long sum = 0;
        for (int minute = from; minute < to; minute++) {
            sum += minutes[minute];
        }
        return sum;
    }
}
