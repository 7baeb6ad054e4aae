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
 */
public record Measures(
        Set<String> reached,
        Set<String> facts,
        Set<String> amounts,
        Set<String> distinct,
        List<Metric> byCohort,
        Map<String, Horizon> horizons)
        implements Serializable {
    /** The measure under which signups are counted. */
    public static final String SIGNUPS = Kind.SIGNED_UP.noun();

    /** What the metrics ask for. */
    public static Measures of(List<Metric> metrics) {
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
                Map.copyOf(horizons));
    }

    /** The measure under which the amounts of an event are summed. */
    public static String amountOf(String event) {
        return event + "#amount";
    }
}
