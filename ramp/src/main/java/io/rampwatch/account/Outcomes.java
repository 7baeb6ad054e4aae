package io.rampwatch.account;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What has become of one account by each metric that is judged by evidence: whether it converted, or how many events it
 * had, up to the cap.
 *
 * <p>Each event within the horizon moves the account from one outcome to the next, from the minute of the event on. So
 * the outcome at any time is the sum of what had become true by then, and a late event changes nothing before it.
 */
final class Outcomes {
    private static final long MINUTE = 60_000;
    private static final long HOUR_MINUTES = 60;

    private final AccountState state;
    private final Map<Cell, Long> cells = new HashMap<>();

    private Outcomes(AccountState state) {
        this.state = state;
    }

    /** Where the account stands, by cell of {@link Facet#OUTCOME}. */
    static Map<Cell, Long> of(Measures measures, AccountState state) {
        var outcomes = new Outcomes(state);
        if (state.isSubject()) {
            measures.judged().forEach(outcomes::add);
        }
        return outcomes.cells;
    }

    private void add(Metric metric) {
        move(metric, 0, state.signedUpAtMillis(), 1);
        long end = state.signedUpAtMillis() + metric.withinMinutes() * MINUTE;
        long[] times = times(metric)
                .filter(at -> at >= state.signedUpAtMillis() && at <= end)
                .sorted()
                .limit(metric.mostOutcome())
                .toArray();
        for (int y = 0; y < times.length; y++) {
            move(metric, y, times[y], -1);
            move(metric, y + 1, times[y], 1);
        }
    }

    private LongStream times(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION
                ? LongStream.of(Standing.reached(metric, state))
                : state.facts().values().stream()
                        .filter(fact -> fact.counted() && metric.events().contains(fact.name()))
                        .mapToLong(Fact::atMillis);
    }

    private void move(Metric metric, int outcome, long atMillis, long value) {
        long hour = Math.floorDiv(state.signedUpAtMillis(), HOUR_MINUTES * MINUTE) * HOUR_MINUTES;
        var cell =
                new Cell(state.countsIn(), metric.id(), Facet.OUTCOME, hour, Math.floorDiv(atMillis, MINUTE), outcome);
        cells.merge(cell, value, Long::sum);
    }
}
