package io.rampwatch.channel;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of a closed day: a metric over the day, or its plain quotient.
 *
 * @param metric the metric
 * @param plain whether it is the facts of the day over the signups of the day, not those of the day's signups
 * @param lagMinutes how long after the end of the day it closes
 */
record DayLine(Metric metric, boolean plain, long lagMinutes) implements Serializable {
    /**
     * The lines of a metric: cohorts close when the last account has had its horizon, flows when facts have settled.
     */
    static Stream<DayLine> of(Metric metric, long settleMinutes) {
        return switch (metric.kind()) {
            case COUNT, RATIO -> Stream.of(new DayLine(metric, true, settleMinutes));
            case OPEN_AGE -> Stream.of();
            case CONVERSION -> Stream.of(new DayLine(metric, false, metric.withinMinutes() + settleMinutes));
            case PER_100, AMOUNT_PER_SUBJECT ->
                metric.ofChannel()
                        ? Stream.of(new DayLine(metric, false, metric.withinMinutes() + settleMinutes))
                        : Stream.of(
                                new DayLine(metric, false, metric.withinMinutes() + settleMinutes),
                                new DayLine(metric, true, settleMinutes));
        };
    }

    /** The name under which it is written. */
    String name() {
        return plain && metric.byCohort() ? metric.id() + ClosedDay.PLAIN : metric.id();
    }

    /** The numerator over a day, or the count. */
    long numerator(Sums sums, Calendar.Day day) {
        if (inTwoCurrencies(sums, day)) {
            return 0;
        }
        if (metric.ofChannel()) {
            return CostView.spent(metric, sums, day, Long.MAX_VALUE);
        }
        if (!plain) {
            return sums.started(metric.id(), day.start(), day.end());
        }
        if (metric.reach() == Reach.DISTINCT) {
            return metric.events().stream()
                    .mapToLong(name -> sums.moved(Sums.accounts(name), day.start(), day.end(), day.end()))
                    .sum();
        }
        return flows(metric.events(), sums, day);
    }

    /**
     * The denominator over a day; 0 for a count, for spend in two currencies, which no rule can judge, and for a ratio
     * of which only failures were reported by then.
     */
    long denominator(Sums sums, Calendar.Day day, Map<String, Long> firsts) {
        if (inTwoCurrencies(sums, day)) {
            return 0;
        }
        return switch (metric.kind()) {
            case COUNT, OPEN_AGE -> 0;
            case RATIO ->
                metric.over().stream()
                                .filter(name -> !metric.events().contains(name))
                                .anyMatch(name -> firsts.getOrDefault(name, Long.MAX_VALUE) < day.end())
                        ? flows(metric.over(), sums, day)
                        : 0;
            case CONVERSION, PER_100, AMOUNT_PER_SUBJECT ->
                metric.ofChannel() && !Metric.SIGNUPS.equals(metric.per())
                        ? sums.started(String.valueOf(metric.per()), day.start(), day.end())
                        : sums.flow(metric.subject().start(), day.start(), day.end());
        };
    }

    private boolean inTwoCurrencies(Sums sums, Calendar.Day day) {
        return metric.ofChannel()
                && CostView.currencies(metric, sums, day, Long.MAX_VALUE).size() > 1;
    }

    private long flows(List<String> names, Sums sums, Calendar.Day day) {
        return names.stream()
                .mapToLong(name -> sums.flow(Readings.flowOf(metric, name), day.start(), day.end()))
                .sum();
    }
}
