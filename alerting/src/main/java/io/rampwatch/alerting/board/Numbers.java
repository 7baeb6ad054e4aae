package io.rampwatch.alerting.board;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The metrics of a plan as boards show them: the five numbers of a ramp first, with a short name for each. */
final class Numbers {
    private static final Map<String, String> SHORT = Map.of(
            "provisioning_failure_rate", "Prov. failures",
            "tickets_per_100", "Tickets / 100",
            "escalations_per_100", "Escal. / 100",
            "manual_minutes_per_account", "Manual min");
    private static final List<String> LOAD = List.of(
            "provisioning_failure_rate", "tickets_per_100", "escalations_per_100", "manual_minutes_per_account");

    private final Plan plan;

    Numbers(Plan plan) {
        this.plan = plan;
    }

    /** Activation, which only the plan can define, and the four of the load. */
    List<Metric> five() {
        List<Metric> five = new ArrayList<>(plan.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION && metric.better() == Better.HIGHER)
                .filter(metric -> Registry.builtIn().stream()
                        .noneMatch(known -> known.id().equals(metric.id())))
                .limit(1)
                .toList());
        LOAD.forEach(id ->
                plan.metrics().stream().filter(metric -> metric.id().equals(id)).forEach(five::add));
        return five;
    }

    /** What is neither one of the five nor the signups. */
    List<Metric> others() {
        List<Metric> five = five();
        return plan.metrics().stream()
                .filter(metric -> !five.contains(metric) && !metric.id().equals("signups"))
                // the age of what is open has no one value
                .filter(metric -> metric.kind() != MetricKind.OPEN_AGE)
                .toList();
    }

    /** What is counted while it is open. */
    List<Metric> queues() {
        return plan.metrics().stream()
                .filter(metric -> metric.kind() == MetricKind.OPEN_AGE)
                .toList();
    }

    /** The name of a metric in the head of a column. */
    static String brief(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION ? "Activation" : SHORT.getOrDefault(metric.id(), metric.title());
    }
}
