package io.rampwatch.channel;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Measures;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How long each sum is looked at, and so kept: as long as a late fact can still correct it, with all that readings and
 * days look back upon. A horizon of 30 days keeps what it needs itself, and nothing else.
 */
final class Spans {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final long LONGEST_DAY = 25 * HOUR;
    /** How many minutes back the latest day of spend is looked for. */
    static final long SPEND = 3 * DAY;

    private final long correctionMinutes;
    private final long longestWindow;
    private final Map<String, Long> flows = new HashMap<>();
    private final Map<String, Long> cohorts = new HashMap<>();
    private final Map<String, Long> moves = new HashMap<>();

    Spans(List<Metric> metrics, Measures measures, long correctionMinutes) {
        this.correctionMinutes = correctionMinutes;
        longestWindow = metrics.stream().mapToLong(Metric::windowMinutes).max().orElse(0);
        metrics.stream().filter(Metric::byCohort).forEach(metric -> {
            var horizon = measures.horizons().get(metric.id());
            long bucket = horizon == null ? 0 : horizon.bucketMinutes();
            cohort(metric, metric.withinMinutes() + metric.windowMinutes() + bucket);
        });
        metrics.stream().filter(Metric::ofChannel).forEach(metric -> {
            long span = SPEND + LONGEST_DAY + metric.windowMinutes();
            metric.events().forEach(name -> longer(moves, Sums.accounts(Measures.amountOf(name)), span));
            metric.events().forEach(name -> longer(moves, Sums.accounts(name), span));
            longer(flows, Measures.SIGNUPS, span);
            metrics.stream()
                    .filter(other -> other.id().equals(metric.per()) && other.byCohort())
                    .forEach(other -> cohort(other, span + other.withinMinutes()));
        });
        metrics.stream()
                .filter(metric -> metric.reach() == Reach.DISTINCT)
                .flatMap(metric -> metric.events().stream())
                .forEach(name -> longer(moves, Sums.accounts(name), longestWindow));
        metrics.stream()
                .filter(metric -> metric.kind() == MetricKind.OPEN_AGE)
                .forEach(metric -> moves.put(Sums.open(metric.id()), DAY));
    }

    private void cohort(Metric metric, long span) {
        longer(cohorts, metric.id(), span);
        longer(moves, metric.id(), span);
        longer(flows, metric.subject().start(), span);
    }

    private static void longer(Map<String, Long> spans, String name, long span) {
        spans.merge(name, span, Math::max);
    }

    /** For how many minutes after its position readings look at a contribution; of what is open they always do. */
    long of(Contribution said) {
        return switch (said.facet()) {
            case FLOW -> flow(said.measure());
            case COHORT, OUTCOME -> cohorts.getOrDefault(said.measure(), 0L);
            case REASON -> moves(Sums.reason(said.measure(), said.bin()));
            case LATEST -> moves(Sums.accounts(said.measure()));
            case QUEUE, OPENING, TALLY, QUALITY -> Long.MAX_VALUE / 4;
        };
    }

    /** The longest of all. */
    long longest() {
        return all().max().orElse(longestWindow);
    }

    /** Whether a contribution comes to a minute whose sums are no longer kept, at a tick. */
    boolean gone(Contribution said, long tick) {
        return said.positionMinute() < tick - kept(of(said));
    }

    /** After how many minutes something of an hour is no longer kept; ascending. */
    List<Long> steps() {
        return LongStream.concat(all(), LongStream.of(longestWindow, ReasonView.CHURN_MINUTES))
                .map(this::kept)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private LongStream all() {
        return List.of(flows, cohorts, moves).stream()
                .flatMap(spans -> spans.values().stream())
                .mapToLong(span -> span);
    }

    /** Takes from an hour what is no longer looked at after so many minutes. What is open stays. */
    void prune(HourCells cells, long minutes) {
        cells.flows().keySet().removeIf(name -> kept(flow(name)) <= minutes);
        cells.starts().keySet().removeIf(name -> kept(cohorts.getOrDefault(name, 0L)) <= minutes);
        cells.ages().keySet().removeIf(name -> kept(cohorts.getOrDefault(name, 0L)) <= minutes);
        cells.outcomes().keySet().removeIf(name -> kept(cohorts.getOrDefault(name, 0L)) <= minutes);
        cells.moves().keySet().removeIf(name -> !Sums.isOpen(name) && kept(moves(name)) <= minutes);
    }

    /** How long what happened to a queue is told apart: readings of the past look a day further back. */
    long queueKept() {
        return kept(DAY);
    }

    private long moves(String name) {
        String known = Sums.withoutCurrency(name);
        return Sums.isReasonOfAccounts(name) ? ReasonView.CHURN_MINUTES : moves.getOrDefault(known, longestWindow);
    }

    private long flow(String measure) {
        return Math.max(longestWindow, flows.getOrDefault(measure, 0L));
    }

    private long kept(long span) {
        return correctionMinutes + span + LONGEST_DAY;
    }
}
