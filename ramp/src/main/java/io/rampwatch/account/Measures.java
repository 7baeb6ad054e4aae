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

/**
 * What the accounts must remember so that the metrics of a plan can be computed: derived from the registry, once.
 *
 * @param reached names of events of which a conversion needs the occurrences
 * @param facts names of events that are counted
 * @param amounts those of them whose amounts are summed
 * @param distinct those of them of which the accounts are counted
 * @param byCohort metrics by cohort of signup
 * @param horizons the grid of each of these, by metric id
 * @param judged metrics by cohort that are judged by evidence, account by account
 */
public record Measures(
        Set<String> reached,
        Set<String> facts,
        Set<String> amounts,
        Set<String> distinct,
        List<Metric> byCohort,
        Map<String, Horizon> horizons,
        List<Metric> judged)
        implements Serializable {
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
        Set<String> reached = new HashSet<>();
        Set<String> facts = new HashSet<>();
        Set<String> amounts = new HashSet<>();
        Set<String> distinct = new HashSet<>();
        Map<String, Horizon> horizons = new HashMap<>();
        for (Metric metric : metrics) {
            if (metric.byCohort()) {
                horizons.put(metric.id(), Horizon.of(metric.withinMinutes()));
            }
            (metric.kind() == MetricKind.CONVERSION ? reached : facts).addAll(metric.events());
            facts.addAll(metric.over());
            if (metric.kind() == MetricKind.AMOUNT_PER_SUBJECT) {
                amounts.addAll(metric.events());
            }
            if (metric.reach() == Reach.DISTINCT) {
                distinct.addAll(metric.events());
            }
        }
        facts.remove(SIGNUPS);
        var byCohort = metrics.stream().filter(Metric::byCohort).toList();
        return new Measures(
                Set.copyOf(reached),
                Set.copyOf(facts),
                Set.copyOf(amounts),
                Set.copyOf(distinct),
                byCohort,
                Map.copyOf(horizons),
                judged(metrics, judged));
    }

    private static List<Metric> judged(List<Metric> metrics, Set<String> ids) {
        var judged =
                metrics.stream().filter(metric -> ids.contains(metric.id())).toList();
        judged.stream().filter(metric -> !metric.hasOutcomes()).forEach(metric -> {
            throw new IllegalArgumentException(metric.id() + " cannot be judged by evidence: " + metric.kind());
        });
        return judged;
    }

    /** The measure under which the amounts of an event are summed. */
    public static String amountOf(String event) {
        return event + "#amount";
    }
}
