package io.rampwatch.channel;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.OpenAges;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is open in a channel at a tick: how many, how many of them over the target, and the ages by nearest rank. Ages
 * are whole minutes, a begun one counted.
 */
final class OpenAgeView {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final String NEW = "the first is less than a day old";
    private static final String NOTHING = "nothing is open";
    private static final Map<String, Integer> RANKS =
            Map.of(MetricReading.P50, 500, MetricReading.P90, 900, MetricReading.P99, 990, MetricReading.MAX, 1000);

    private final Metric metric;
    private final Sums sums;
    private final ChannelMarks marks;
    private final long keptMinutes;
    /** The name of the sums, once: put together anew for each hour, it costs more than the sums do. */
    private final String open;

    OpenAgeView(Metric metric, Sums sums, ChannelMarks marks, long keptMinutes) {
        this.metric = metric;
        this.sums = sums;
        this.marks = marks;
        this.keptMinutes = keptMinutes;
        open = Sums.open(metric.id());
    }

    Map<String, Estimate> at(long tick) {
        Map<String, Estimate> views = new HashMap<>();
        var ages = ages(tick);
        long open = ages.count();
        views.put(MetricReading.VALUE, overTarget(ages));
        RANKS.forEach((view, permille) -> views.put(view, age(ages, permille)));
        views.put(
                MetricReading.GROWTH,
                marks.firsts().getOrDefault(metric.subject().start(), Long.MAX_VALUE) > tick - DAY
                        ? Estimate.undefined(null, open, null, NEW)
                        : number(open, open - count(tick - DAY)));
        return Map.copyOf(views);
    }

    private Estimate overTarget(OpenAges ages) {
        long over = ages.olderThan(metric.subject().targetMinutes());
        if (ages.contradict()) {
            return Estimate.undefined(over, ages.count(), null, "the sums contradict each other");
        }
        return Estimate.quotient(over, ages.count(), 1, NOTHING);
    }

    private static Estimate age(OpenAges ages, int permille) {
        var age = ages.contradict() ? OptionalLong.empty() : ages.nearestRank(permille);
        return age.isPresent()
                ? number(ages.count(), age.getAsLong())
                : Estimate.undefined(null, ages.count(), null, NOTHING);
    }

    private static Estimate number(long n, long value) {
        return new Estimate(null, n, (double) value, null, null, null, null);
    }

    /** The hours of which something may be open; the one that leaves at this tick is not among the long open yet. */
    private Set<Long> hours(long tick) {
        Set<Long> hours = new HashSet<>(marks.longOpen());
        for (long hour = Math.floorDiv(tick - keptMinutes, HOUR) - 1; hour * HOUR < tick; hour++) {
            hours.add(hour);
        }
        return hours;
    }

    private long count(long tick) {
        return hours(tick).stream()
                .mapToLong(hour -> sums.moved(open, hour * HOUR, (hour + 1) * HOUR, tick))
                .sum();
    }

    private OpenAges ages(long tick) {
        Map<Long, Long> byAge = new HashMap<>();
        hours(tick)
                .forEach(hour -> sums.known(open, hour, tick)
                        .forEach((minute, count) -> byAge.merge(tick - minute, count, Long::sum)));
        return OpenAges.of(byAge);
    }
}
