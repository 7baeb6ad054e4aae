package io.rampwatch.account;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the accounts must remember so that the metrics of a plan can be computed: derived from the registry, once.
 *
 * @param reached names of events of which a conversion needs the occurrences, with the ages in minutes from which on it
 *     needs them
 * @param facts names of events that are counted
 * @param amounts those of them whose amounts are summed
 * @param distinct those of them of which the accounts are counted
 * @param byCohort metrics by cohort of signup
 * @param bySubject conversions of things that accounts have, such as tickets
 * @param open metrics of what is open
 * @param lifecycles names of the events that these are about
 * @param horizons the grid of each of these, by metric id
 * @param judged metrics by cohort that are judged by evidence, account by account
 * @param byPlanType whether all is counted by the account's plan type, too
 */
public record Measures(
        Map<String, List<Long>> reached,
        Set<String> facts,
        Set<String> amounts,
        Set<String> distinct,
        List<Metric> byCohort,
        List<Metric> bySubject,
        List<Metric> open,
        Set<String> lifecycles,
        Map<String, Horizon> horizons,
        List<Metric> judged,
        boolean byPlanType)
        implements Serializable {
    /** No name that a plan can speak of has it. */
    private static final char AFTER = '>';

    private static final String CURRENCY = "#currency:";

    /** The measure under which signups are counted. */
    public static final String SIGNUPS = Kind.SIGNED_UP.noun();

    /** What the metrics ask for, where none is judged by evidence. */
    public static Measures of(List<Metric> metrics) {
        return of(metrics, Set.of());
    }

    /**
     * What the metrics ask for.
     *
     * @param judged ids of metrics that are judged by evidence
     * @throws IllegalArgumentException for one whose accounts have no outcome to be counted
     */
    public static Measures of(List<Metric> metrics, Set<String> judged) {
        Map<String, List<Long>> reached = new HashMap<>();
        Set<String> facts = new HashSet<>();
        Set<String> amounts = new HashSet<>();
        Set<String> distinct = new HashSet<>();
        Map<String, Horizon> horizons = new HashMap<>();
        for (Metric metric : metrics) {
            if (metric.byCohort()) {
                horizons.put(metric.id(), Horizon.of(metric.withinMinutes()));
            }
            if (metric.kind() == MetricKind.CONVERSION && metric.subject().isAccount()) {
                metric.events().forEach(event -> reached.merge(event, List.of(metric.afterMinutes()), Measures::both));
            } else {
                facts.addAll(metric.events());
            }
            facts.addAll(metric.over());
            if (metric.kind() == MetricKind.AMOUNT_PER_SUBJECT && !metric.ofChannel()) {
                amounts.addAll(metric.events());
            }
            if (metric.reach() == Reach.DISTINCT) {
                distinct.addAll(metric.events());
            }
        }
        Set<String> lifecycles = lifecycles(metrics);
        facts.addAll(lifecycles);
        facts.remove(SIGNUPS);
        return new Measures(
                Map.copyOf(reached),
                Set.copyOf(facts),
                Set.copyOf(amounts),
                Set.copyOf(distinct),
                metrics.stream()
                        .filter(metric -> metric.byCohort() && metric.subject().isAccount())
                        .toList(),
                metrics.stream()
                        .filter(metric -> metric.byCohort() && !metric.subject().isAccount())
                        .toList(),
                metrics.stream()
                        .filter(metric -> metric.kind() == MetricKind.OPEN_AGE)
                        .toList(),
                lifecycles,
                Map.copyOf(horizons),
                judged(metrics, judged),
                false);
    }

    /** The same, counted by plan type too or not. */
    Measures byPlanType(boolean asked) {
        return new Measures(
                reached, facts, amounts, distinct, byCohort, bySubject, open, lifecycles, horizons, judged, asked);
    }

    private static List<Long> both(List<Long> one, List<Long> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }

    private static Set<String> lifecycles(List<Metric> metrics) {
        Set<String> names = new HashSet<>();
        metrics.stream().filter(metric -> !metric.subject().isAccount()).forEach(metric -> {
            names.addAll(metric.events());
            names.add(metric.subject().start());
            names.addAll(metric.subject().closedBy());
            names.addAll(metric.subject().reopenedBy());
        });
        return Set.copyOf(names);
    }

    private static List<Metric> judged(List<Metric> metrics, Set<String> ids) {
        var judged =
                metrics.stream().filter(metric -> ids.contains(metric.id())).toList();
        judged.stream().filter(metric -> !metric.hasOutcomes()).forEach(metric -> {
            throw new IllegalArgumentException(metric.id() + " cannot be judged by evidence: " + metric.kind());
        });
        return judged;
    }

    /** The name under which occurrences are kept that count from an age on. */
    static String reachedAfter(String event, long afterMinutes) {
        return afterMinutes == 0 ? event : event + AFTER + afterMinutes;
    }

    /**
     * From which time on occurrences of such a name count; {@link AccountState#NEVER} while the signup is not known.
     */
    static long countsFrom(String reached, long signedUpAtMillis) {
        int after = reached.lastIndexOf(AFTER);
        return after < 0 || signedUpAtMillis == AccountState.NEVER
                ? signedUpAtMillis
                : signedUpAtMillis + Long.parseLong(reached.substring(after + 1)) * 60_000;
    }

    /** The beginning of the measures under which it is counted which currencies the amounts of an event have. */
    public static String currenciesOf(String event) {
        return event + CURRENCY;
    }

    /** The event of a measure of a currency; any other name as it is. */
    public static String withoutCurrency(String measure) {
        int end = measure.indexOf(CURRENCY);
        return end < 0 ? measure : measure.substring(0, end);
    }

    /** The measure under which the amounts of an event are summed. */
    public static String amountOf(String event) {
        return event + "#amount";
    }
}
