package io.rampwatch.account;

import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the things of an account that have a life of their own stand for, such as its tickets: what they reached within
 * a horizon of their beginning, and whether they are open.
 *
 * <p>One that is open counts from its beginning on, is taken back when it is closed, and counts again, as old as it is,
 * when it is reopened. A voided one never was. Facts that come too late to be counted still open and close: a queue is
 * counted now, and what is closed is closed whenever we hear of it.
 */
final class Lifecycles {
    private static final long MINUTE = 60_000;
    private static final Comparator<Fact> IN_TIME =
            Comparator.comparingLong(Fact::atMillis).thenComparing(Fact::name);

    private final Measures measures;
    private final String channel;
    private final Map<Cell, Long> cells = new HashMap<>();

    private Lifecycles(Measures measures, AccountState state) {
        this.measures = measures;
        this.channel = state.countsIn();
    }

    /**
     * What they stand for, by cell.
     *
     * @param only the subject of which it is asked; null for all
     */
    static Map<Cell, Long> of(Measures measures, AccountState state, @Nullable String only) {
        var lifecycles = new Lifecycles(measures, state);
        Map<String, List<Fact>> bySubject = new HashMap<>();
        state.facts().forEach((key, fact) -> {
            String subject =
                    measures.lifecycles().contains(fact.name()) ? subject(fact.name(), fact.atMillis(), key) : null;
            if (subject != null && (only == null || only.equals(subject))) {
                bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(fact);
            }
        });
        bySubject.values().forEach(facts -> {
            facts.sort(IN_TIME);
            lifecycles.add(facts);
        });
        return lifecycles.cells;
    }

    /**
     * The thing that a fact is about: what its natural key begins with, where an event that can happen again ends with
     * its time; null where it has no natural key.
     */
    static @Nullable String subject(String name, long atMillis, String factKey) {
        String time = "@" + atMillis;
        if (!factKey.startsWith(name + ":")) {
            return null;
        }
        String key = factKey.substring(name.length() + 1);
        return key.endsWith(time) ? key.substring(0, key.length() - time.length()) : key;
    }

    private void add(List<Fact> facts) {
        measures.bySubject().forEach(metric -> conversion(metric, facts));
        measures.open().forEach(metric -> open(metric, facts));
    }

    private void conversion(Metric metric, List<Fact> facts) {
        Horizon horizon = measures.horizons().get(metric.id());
        Fact start = first(facts, metric.subject().start(), Long.MIN_VALUE);
        if (start == null || !start.counted() || horizon == null) {
            return;
        }
        long from = start.atMillis() + metric.afterMinutes() * MINUTE;
        var times = metric.events().stream().mapToLong(name -> {
            Fact reached = first(facts.stream().filter(Fact::counted).toList(), name, from);
            return reached == null ? AccountState.NEVER : reached.atMillis();
        });
        long at = (metric.reach() == Reach.ANY ? times.min() : times.max()).orElse(AccountState.NEVER);
        if (at != AccountState.NEVER && horizon.holds(at - start.atMillis())) {
            move(Facet.COHORT, metric, start.atMillis(), at, horizon.bin(at - start.atMillis()), 1);
        }
    }

    private void open(Metric metric, List<Fact> facts) {
        var subject = metric.subject();
        Fact start = first(facts, subject.start(), Long.MIN_VALUE);
        if (start == null || start.voided()) {
            return;
        }
        boolean open = true;
        move(Facet.QUEUE, metric, start.atMillis(), start.atMillis(), -1, 1);
        for (Fact fact : facts) {
            if (fact.atMillis() >= start.atMillis()) {
                boolean closes = open && subject.closedBy().contains(fact.name());
                boolean opens = !open && subject.reopenedBy().contains(fact.name());
                if (closes || opens) {
                    move(Facet.QUEUE, metric, start.atMillis(), fact.atMillis(), -1, opens ? 1 : -1);
                    open = opens;
                }
            }
        }
    }

    private static @Nullable Fact first(List<Fact> inTime, String name, long fromMillis) {
        for (Fact fact : inTime) {
            if (fact.name().equals(name) && fact.atMillis() >= fromMillis) {
                return fact;
            }
        }
        return null;
    }

    private void move(Facet facet, Metric metric, long startMillis, long atMillis, int bin, long value) {
        long start = Math.floorDiv(startMillis, MINUTE);
        cells.merge(
                new Cell(channel, metric.id(), facet, start, Math.floorDiv(atMillis, MINUTE), bin), value, Long::sum);
    }
}
