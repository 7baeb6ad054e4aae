package io.rampwatch.channel;

import io.rampwatch.account.Measures;
import io.rampwatch.account.Reasons;
import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.SignupBucket;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums over spans of minutes {@code [from, to)}, both in epoch minutes, over the hours of one channel. */
final class Sums {
    private static final long HOUR = 60;
    /** More than the hours of a horizon of 30 days. */
    private static final int AT_HAND = 1024;

    private static final int ACCOUNTS = accounts("").length();

    private static final String OPEN = "#open";
    private static final String REASON = "reason#";

    private final Hours hours;

    /** An hour is looked up once, or once again where another took its place: state may read it anew each time. */
    private final @Nullable HourCells[] found = new @Nullable HourCells[AT_HAND];

    private final long[] whose = new long[AT_HAND];

    Sums(Hours hours) {
        this.hours = hours;
        Arrays.fill(whose, Long.MIN_VALUE);
    }

    /** Facts of that name. */
    long flow(String name, long from, long to) {
        return sum(HourCells::flows, name, from, to);
    }

    /** Facts that count for a metric, of accounts that signed up in the span. */
    long started(String metric, long from, long to) {
        return sum(HourCells::starts, metric, from, to);
    }

    /** The name under which the accounts that had an event are summed: a metric may have the id of an event. */
    static String accounts(String event) {
        return event + "#accounts";
    }

    /** The name under which one of the sums of a reason lies. */
    static String reason(String code, int sum) {
        return REASON + sum + ":" + code;
    }

    /** Whether that is the name of a sum by accounts, which is looked at for longer than a window. */
    static boolean isReasonOfAccounts(String name) {
        return name.startsWith(REASON + Reasons.ACCOUNTS) || name.startsWith(REASON + Reasons.CHURNED);
    }

    /** The name under which what is open is summed, by metric. */
    static String open(String metric) {
        return metric + OPEN;
    }

    /** Whether that is such a name. */
    static boolean isOpen(String name) {
        return name.endsWith(OPEN);
    }

    /** Sums of an hour that had become true before a minute, by minute. */
    Map<Long, Long> known(String name, long hour, long at) {
        var cells = hour(hour);
        var moves = cells == null ? null : cells.moves().get(name);
        return moves == null ? Map.of() : moves.known(hour * HOUR, at);
    }

    /** The name of the sum of all currencies for that of one; any other name as it is. */
    static String withoutCurrency(String name) {
        String event = Measures.withoutCurrency(name);
        return event.equals(name) ? name : accounts(event);
    }

    /** The currencies of which something lies under minutes of the span, as it was known before a minute. */
    Set<String> currencies(String event, long from, long to, long before) {
        String beginning = Measures.currenciesOf(event);
        Set<String> found = new TreeSet<>();
        for (long hour = Math.floorDiv(from, HOUR); hour * HOUR < to; hour++) {
            var cells = hour(hour);
            if (cells != null) {
                cells.moves().keySet().stream()
                        .filter(name -> name.startsWith(beginning) && moved(name, from, to, before) > 0)
                        .forEach(name -> found.add(name.substring(beginning.length(), name.length() - ACCOUNTS)));
            }
        }
        return found;
    }

    /** Sums under minutes of the span that had become true before a minute. */
    long moved(String name, long from, long to, long before) {
        long sum = 0;
        for (long hour = Math.floorDiv(from, HOUR); hour * HOUR < to; hour++) {
            var cells = hour(hour);
            if (cells != null) {
                long start = hour * HOUR;
                var moves = cells.moves().get(name);
                sum += moves == null ? 0 : moves.sum(from - start, to - start, before - start);
            }
        }
        return sum;
    }

    /** One row of a metric's run-off triangle, in minutes. */
    SignupBucket bucket(Metric metric, Horizon horizon, long start) {
        long end = start + horizon.bucketMinutes();
        long[] events = new long[horizon.bins()];
        var cells = hour(Math.floorDiv(start, HOUR));
        long[] ages = cells != null ? cells.ages().get(metric.id()) : null;
        if (ages != null) {
            System.arraycopy(ages, row(horizon, start) * events.length, events, 0, events.length);
        }
        return new SignupBucket(end, flow(metric.subject().start(), start, end), events);
    }

    /** Which of the buckets that start in one hour this is. */
    static int row(Horizon horizon, long bucketStart) {
        return (int) (Math.floorMod(bucketStart, HOUR) / horizon.bucketMinutes());
    }

    /** How many buckets start in one hour, at most. */
    static int rows(Horizon horizon) {
        return (int) Math.max(1, HOUR / horizon.bucketMinutes());
    }

    private long sum(Function<HourCells, Map<String, long[]>> facet, String name, long from, long to) {
        long sum = 0;
        for (long hour = Math.floorDiv(from, HOUR); hour * HOUR < to; hour++) {
            var cells = hour(hour);
            if (cells != null) {
                int first = (int) (Math.max(from, hour * HOUR) - hour * HOUR);
                int last = (int) (Math.min(to, (hour + 1) * HOUR) - hour * HOUR);
                sum += HourCells.sum(facet.apply(cells), name, first, last);
            }
        }
        return sum;
    }

    private @Nullable HourCells hour(long hour) {
        int place = (int) Math.floorMod(hour, (long) AT_HAND);
        if (whose[place] != hour) {
            whose[place] = hour;
            found[place] = hours.find(hour);
        }
        return found[place];
    }
}
