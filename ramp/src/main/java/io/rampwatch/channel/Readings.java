package io.rampwatch.channel;

import io.rampwatch.account.Measures;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Interval;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Wilson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every metric of a channel at one tick, from its sums: what happened before the tick, and nothing later. */
final class Readings {
    /** How many millionths a unit of an amount has. */
    static final double MILLIONTHS = 1e6;

    private static final double CONFIDENCE = 0.95;

    private final Book book;
    private final Measures measures;
    private final Sums sums;
    private final ChannelMarks marks;
    private final Map<String, Long> firsts;

    private Readings(Book book, Sums sums, ChannelMarks marks) {
        this.book = book;
        this.measures = book.measures();
        this.sums = sums;
        this.marks = marks;
        this.firsts = marks.firsts();
    }

    /**
     * What the readings of all channels have in common.
     *
     * @param metrics the registry
     * @param measures what they ask for
     * @param calendar the days of the ramp
     * @param queueKept how many minutes back what happened to a queue is told apart
     */
    record Book(List<Metric> metrics, Measures measures, Calendar calendar, long queueKept) {
        /** The readings of one channel. */
        Readings read(Sums sums, ChannelMarks marks) {
            return new Readings(this, sums, marks);
        }

        private Map<String, Metric> byId() {
            return metrics.stream().collect(Collectors.toMap(Metric::id, metric -> metric));
        }
    }

    /** All metrics at a tick, in epoch minutes, sorted by id. */
    Map<String, MetricReading> at(long tick) {
        Map<String, MetricReading> read = new TreeMap<>();
        book.metrics().forEach(metric -> read.put(metric.id(), new MetricReading(metric.kind(), views(metric, tick))));
        // a plain map: state and wire know no other
        return Map.copyOf(read);
    }

    private Map<String, Estimate> views(Metric metric, long tick) {
        return switch (metric.kind()) {
            case COUNT -> Map.of(MetricReading.VALUE, Estimate.count(count(metric, tick)));
            case RATIO -> Map.of(MetricReading.VALUE, ratio(metric, tick));
            case CONVERSION ->
                Map.of(
                        MetricReading.MATURE, mature(metric, tick),
                        MetricReading.EARLY, early(metric, tick),
                        MetricReading.BOUNDS, bounds(metric, tick));
            case PER_100 ->
                Map.of(MetricReading.VALUE, early(metric, tick), MetricReading.PLAIN, plain(metric, tick, 100));
            case AMOUNT_PER_SUBJECT ->
                metric.ofChannel()
                        ? Map.of(MetricReading.VALUE, cost(metric, tick))
                        : Map.of(
                                MetricReading.VALUE, early(metric, tick),
                                MetricReading.PLAIN, plain(metric, tick, 1 / MILLIONTHS));
            case OPEN_AGE -> new OpenAgeView(metric, sums, marks, book.queueKept()).at(tick);
        };
    }

    private Estimate cost(Metric metric, long tick) {
        return new CostView(metric, book.byId(), sums, book.calendar()).at(tick);
    }

    private long count(Metric metric, long tick) {
        long from = tick - metric.windowMinutes();
        return metric.reach() == Reach.DISTINCT
                ? metric.events().stream()
                        .mapToLong(name -> sums.moved(Sums.accounts(name), from, tick, tick))
                        .sum()
                : flows(metric.events(), from, tick);
    }

    /**
     * A source that reports failures only would read as failing always: it needs one finished attempt of another kind.
     */
    private Estimate ratio(Metric metric, long tick) {
        long from = tick - metric.windowMinutes();
        long k = flows(metric.events(), from, tick);
        long n = flows(metric.over(), from, tick);
        boolean bothKinds = metric.over().stream()
                .filter(name -> !metric.events().contains(name))
                .anyMatch(name -> firsts.getOrDefault(name, Long.MAX_VALUE) < tick);
        return bothKinds
                ? Estimate.quotient(k, n, 1, "none in the window")
                : Estimate.undefined(k, n, null, "only " + String.join(", ", metric.events()) + " is reported");
    }

    private Estimate mature(Metric metric, long tick) {
        long to = tick - metric.withinMinutes();
        long k = sums.started(metric.id(), to - metric.windowMinutes(), to);
        String subject = metric.subject().name();
        long n = sums.flow(metric.subject().start(), to - metric.windowMinutes(), to);
        if (n <= 0 || k < 0 || k > n) {
            String why = n == 0 ? "no " + subject + " old enough" : "the sums contradict each other";
            return Estimate.undefined(k, n, null, why);
        }
        Optional<Interval> limits = Wilson.of(k, n, CONFIDENCE);
        @Nullable Double low = limits.map(Interval::lo).orElse(null);
        @Nullable Double high = limits.map(Interval::hi).orElse(null);
        return new Estimate(k, n, (double) k / n, low, high, null, null);
    }

    private Estimate early(Metric metric, long tick) {
        var horizon = measures.horizons().get(metric.id());
        if (horizon == null) {
            throw new IllegalArgumentException(metric.id() + " has no horizon");
        }
        return new EarlyView(metric, horizon, sums, tick).estimate();
    }

    /** Of all accounts of both windows: those that converted, and those that still can. */
    private Estimate bounds(Metric metric, long tick) {
        long able = tick - metric.withinMinutes();
        long from = able - metric.windowMinutes();
        long young = sums.moved(metric.id(), able, tick, tick);
        long converted = sums.started(metric.id(), from, able) + young;
        String start = metric.subject().start();
        long all = sums.flow(start, from, tick);
        long open = sums.flow(start, able, tick) - young;
        if (all <= 0) {
            return Estimate.undefined(null, open, null, "no " + metric.subject().beginning());
        }
        return new Estimate(null, open, null, (double) converted / all, (double) (converted + open) / all, null, null);
    }

    private Estimate plain(Metric metric, long tick, double scale) {
        long from = tick - metric.windowMinutes();
        long k = metric.events().stream()
                .mapToLong(name -> sums.flow(flowOf(metric, name), from, tick))
                .sum();
        return Estimate.quotient(k, sums.flow(Measures.SIGNUPS, from, tick), scale, "no signup in the window");
    }

    /** Under which name the facts that a metric adds up are summed. */
    static String flowOf(Metric metric, String event) {
        return switch (metric.kind()) {
            case AMOUNT_PER_SUBJECT -> Measures.amountOf(event);
            case COUNT, RATIO, CONVERSION, PER_100, OPEN_AGE -> event;
        };
    }

    private long flows(List<String> names, long from, long to) {
        return names.stream().mapToLong(name -> sums.flow(name, from, to)).sum();
    }
}
