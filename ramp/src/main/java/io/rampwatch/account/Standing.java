package io.rampwatch.account;

import io.rampwatch.event.Channel;
import io.rampwatch.event.Kind;
import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that an account stands for in the sums of its channel, as a function of what is known of it.
 *
 * <p>Every change of an account (a late signup, an earlier milestone, a channel that becomes known) is the difference
 * of two standings: what is no longer true is taken back, what has become true is added, and nothing is counted twice.
 */
final class Standing {
    private static final long MINUTE = 60_000;

    private final Measures measures;
    private final AccountState state;
    private final String channel;
    private final Map<Cell, Long> cells = new HashMap<>();

    private Standing(Measures measures, AccountState state) {
        this.measures = measures;
        this.state = state;
        this.channel = state.countsIn();
    }

    /** What the account stands for, by cell. */
    static Map<Cell, Long> of(Measures measures, AccountState state) {
        var standing = new Standing(measures, state);
        standing.signup();
        state.facts().values().stream().filter(Fact::counted).forEach(standing::fact);
        standing.tooEarly();
        measures.distinct().forEach(standing::latest);
        measures.byCohort().stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION)
                .forEach(standing::conversion);
        return standing.cells;
    }

    private void signup() {
        if (state.isSubject()) {
            flow(Measures.SIGNUPS, state.signedUpAtMillis(), 1);
            if (channel.equals(Channel.UNATTRIBUTED)) {
                flow(Quality.MISSING_CHANNEL.measure(), state.signedUpAtMillis(), 1);
            }
            if (measures.distinct().contains(Measures.SIGNUPS)) {
                long minute = Math.floorDiv(state.signedUpAtMillis(), MINUTE);
                add(new Cell(channel, Measures.SIGNUPS, Facet.LATEST, minute, minute, -1), 1);
            }
        }
    }

    private void fact(Fact fact) {
        flow(fact.name(), fact.atMillis(), 1);
        quality(fact);
        if (measures.amounts().contains(fact.name())) {
            flow(Measures.amountOf(fact.name()), fact.atMillis(), fact.millionths());
        }
        for (Metric metric : measures.byCohort()) {
            if (metric.kind() != MetricKind.CONVERSION && metric.events().contains(fact.name())) {
                cohort(metric, fact.atMillis(), metric.kind() == MetricKind.PER_100 ? 1 : fact.millionths());
            }
        }
    }

    private void quality(Fact fact) {
        if (fact.name().equals(Kind.TICKET_OPENED.noun()) && channel.equals(Channel.NO_SIGNUP)) {
            flow(Quality.MISSING_ACCOUNT.measure(), fact.atMillis(), 1);
        }
        if (DuplicateWorkspaces.REASON.equals(fact.code())) {
            flow(Quality.DUPLICATE_WORKSPACE.measure(), fact.atMillis(), 1);
        }
        if (state.isSubject() && fact.atMillis() < state.signedUpAtMillis()) {
            flow(Quality.BEFORE_START.measure(), fact.atMillis(), 1);
        }
    }

    /** Milestones from before the signup: they do not convert. Facts that are counted besides are counted there. */
    private void tooEarly() {
        if (state.isSubject()) {
            state.reached().forEach((name, times) -> {
                if (measures.reached().containsKey(name) && !measures.facts().contains(name)) {
                    times.millis().stream()
                            .filter(at -> at < state.signedUpAtMillis())
                            .forEach(at -> flow(Quality.BEFORE_START.measure(), at, 1));
                }
            });
        }
    }

    /** Each fact of the name takes the place of the one before: the sum over a window counts the account once. */
    private void latest(String name) {
        List<Long> times = state.facts().values().stream()
                .filter(fact -> fact.counted() && fact.name().equals(name))
                .map(fact -> Math.floorDiv(fact.atMillis(), MINUTE))
                .sorted()
                .toList();
        for (int i = 0; i < times.size(); i++) {
            long at = times.get(i);
            add(new Cell(channel, name, Facet.LATEST, at, at, -1), 1);
            if (i + 1 < times.size()) {
                add(new Cell(channel, name, Facet.LATEST, at, times.get(i + 1), -1), -1);
            }
        }
    }

    private void conversion(Metric metric) {
        if (state.isSubject()) {
            long at = reached(metric, state);
            if (at != AccountState.NEVER) {
                cohort(metric, at, 1);
            }
        }
    }

    /** When an account had reached what a conversion needs; {@link AccountState#NEVER} while it has not. */
    static long reached(Metric metric, AccountState state) {
        var times = metric.events().stream()
                .map(name -> Measures.reachedAfter(name, metric.afterMinutes()))
                .mapToLong(name -> state.reached()
                        .getOrDefault(name, Occurrences.NONE)
                        .firstFrom(Measures.countsFrom(name, state.signedUpAtMillis())));
        return (metric.reach() == Reach.ANY ? times.min() : times.max()).orElse(AccountState.NEVER);
    }

    private void cohort(Metric metric, long atMillis, long value) {
        Horizon horizon = measures.horizons().get(metric.id());
        long age = atMillis - state.signedUpAtMillis();
        if (horizon != null && state.counted() && horizon.holds(age)) {
            long start = Math.floorDiv(state.signedUpAtMillis(), MINUTE);
            long effect = Math.floorDiv(atMillis, MINUTE);
            add(new Cell(channel, metric.id(), Facet.COHORT, start, effect, horizon.bin(age)), value);
        }
    }

    private void flow(String measure, long atMillis, long value) {
        long minute = Math.floorDiv(atMillis, MINUTE);
        add(new Cell(channel, measure, Facet.FLOW, minute, minute, -1), value);
    }

    private void add(Cell cell, long value) {
        cells.merge(cell, value, Long::sum);
    }
}
