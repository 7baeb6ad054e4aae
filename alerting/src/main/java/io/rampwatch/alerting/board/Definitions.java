package io.rampwatch.alerting.board;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.StopRule;
import java.util.List;
import java.util.Locale;

/** The words beside a panel, from the registry of the plan. They name no limit: limits are drawn from their series. */
final class Definitions {
    private final Plan plan;

    Definitions(Plan plan) {
        this.plan = plan;
    }

    /** The metric of that id. */
    Metric metric(String id) {
        return plan.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no metric " + id));
    }

    /** What is measured, exactly, who answers for it, where it comes from, and which rules judge it. */
    String of(Metric metric) {
        List<StopRule> rules = plan.rules().stream()
                .filter(rule -> rule.metric().equals(metric.id()))
                .toList();
        return metric.definition() + " Better: " + metric.better().name().toLowerCase(Locale.ROOT) + ". Owner: "
                + metric.owner() + ". System of record: " + metric.systemOfRecord() + ". " + rules(rules);
    }

    /** Whether a rule judges it, so that there is a limit to draw. */
    boolean judged(Metric metric) {
        return plan.rules().stream().anyMatch(rule -> rule.metric().equals(metric.id()));
    }

    /** Whether its rules are measured against something: a baseline, or what moves. */
    boolean measured(Metric metric) {
        boolean baseline =
                plan.channels().stream().anyMatch(channel -> channel.baselines().containsKey(metric.id()));
        boolean moving = plan.rules().stream()
                .filter(rule -> rule.metric().equals(metric.id()))
                .flatMap(rule -> rule.limits().values().stream())
                .anyMatch(limit -> limit.kind() == Limit.Kind.MOVING);
        return judged(metric) && (baseline || moving);
    }

    private static String rules(List<StopRule> rules) {
        return rules.isEmpty()
                ? "No rule judges it."
                : "Judged by: "
                        + String.join(
                                ", ",
                                rules.stream()
                                        .map(rule -> rule.id() + " ("
                                                + rule.then().name().toLowerCase(Locale.ROOT) + ")")
                                        .toList())
                        + ".";
    }
}
