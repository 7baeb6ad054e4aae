package io.rampwatch.channel;

import io.rampwatch.account.Measures;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a channel over the accounts that it brought, on the latest days of which the spend is known.
 *
 * <p>Spend is reported by calendar day, after the day and again when it is restated. So a reading looks at whole days:
 * the latest one that is over (and whose accounts have had their horizon, where converted ones count) and of which
 * there is a report, and the days before it within the window.
 */
final class CostView {
    private static final long DAY = 1_440;

    private final Metric metric;
    private final Map<String, Metric> metrics;
    private final Sums sums;
    private final Calendar calendar;

    CostView(Metric metric, Map<String, Metric> metrics, Sums sums, Calendar calendar) {
        this.metric = metric;
        this.metrics = metrics;
        this.sums = sums;
        this.calendar = calendar;
    }

    Estimate at(long tick) {
        boolean signups = Metric.SIGNUPS.equals(metric.per());
        Metric per = metric.per() == null || signups ? null : metrics.get(metric.per());
        if (per == null && !signups) {
            return Estimate.undefined(null, 0, null, "no metric " + metric.per());
        }
        long lag = per == null ? 0 : per.withinMinutes();
        Calendar.Day latest = calendar.of(tick - lag - 1);
        while (latest.end() > tick - lag || !reported(latest, tick)) {
            latest = calendar.of(latest.start() - 1);
            if (latest.end() <= tick - lag - Spans.SPEND) {
                return Estimate.undefined(null, 0, null, "no spend is reported");
            }
        }
        Set<String> currencies = new TreeSet<>();
        long k = 0;
        long n = 0;
        for (long days = Math.max(1, metric.windowMinutes() / DAY); days > 0; days--) {
            if (reported(latest, tick)) {
                currencies.addAll(currencies(metric, sums, latest, tick));
                k += spent(metric, sums, latest, tick);
                n += accounts(per, latest);
            }
            latest = calendar.of(latest.start() - 1);
        }
        if (currencies.size() > 1) {
            return Estimate.undefined(null, n, null, "spend is reported in " + String.join(" and ", currencies));
        }
        return Estimate.quotient(k, n, 1 / Readings.MILLIONTHS, per == null ? "no signup" : "no account converted");
    }

    /** What was spent on a day as it was known at a minute, in millionths. */
    static long spent(Metric metric, Sums sums, Calendar.Day day, long at) {
        return sum(metric, true, sums, day, at);
    }

    /** In which currencies a day was reported: amounts of two cannot be added. */
    static Set<String> currencies(Metric metric, Sums sums, Calendar.Day day, long at) {
        long number = day.date().toEpochDay() * DAY;
        return metric.events().stream()
                .flatMap(event -> sums.currencies(event, number, number + DAY, at).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean reported(Calendar.Day day, long at) {
        return sum(metric, false, sums, day, at) > 0;
    }

    /** Reports lie under the number of their day, whatever the time zone. */
    private static long sum(Metric metric, boolean amounts, Sums sums, Calendar.Day day, long at) {
        long number = day.date().toEpochDay() * DAY;
        return metric.events().stream()
                .map(name -> Sums.accounts(amounts ? Measures.amountOf(name) : name))
                .mapToLong(name -> sums.moved(name, number, number + DAY, at))
                .sum();
    }

    private long accounts(@Nullable Metric per, Calendar.Day day) {
        return per == null
                ? sums.flow(Measures.SIGNUPS, day.start(), day.end())
                : sums.started(per.id(), day.start(), day.end());
    }
}
