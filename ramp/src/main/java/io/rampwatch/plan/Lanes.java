package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import java.util.List;

/** Whether each way of proof can be had for a metric and its limit. */
final class Lanes {
    private Lanes() {}

    /** Tells of each that cannot. */
    static void check(Fields rule, Metric metric, Limits limits, List<Lane> proof) {
        for (int i = 0; i < proof.size(); i++) {
            String fault = fault(metric, limits, proof.get(i));
            if (!fault.isEmpty()) {
                rule.tellItem("proof", i, fault);
            }
        }
    }

    private static String fault(Metric metric, Limits limits, Lane lane) {
        boolean census = CensusReader.counts(metric);
        return switch (lane.kind()) {
            case HELD ->
                stands(limits) || census
                        ? ""
                        : "needs a limit that stands still: a number, or a change from baseline; write such as 2 days";
            case SLOW -> census ? "counts days, and what is open is counted at every tick; write such as 60m" : "";
            case LIVE ->
                census
                        ? "looks at accounts, and what is open is counted at every tick; write such as 60m"
                        : metric.byCohort()
                                ? ""
                                : "looks at young accounts, and " + metric.id()
                                        + " has none; write such as 2 days or 90m";
            case EVIDENCE -> evidence(metric, limits);
        };
    }

    private static boolean stands(Limits limits) {
        return limits.byChannel().values().stream().allMatch(limit -> limit.kind() == Limit.Kind.NUMBER);
    }

    private static String evidence(Metric metric, Limits limits) {
        if (!metric.hasOutcomes()) {
            return "needs accounts that count one by one, as shares of accounts and events per 100 accounts do; "
                    + metric.id() + " has none; write such as 2 days";
        }
        if (!stands(limits)) {
            return "needs a limit that stands still: a number, or a change from baseline; write such as live 24h";
        }
        long most = Math.multiplyExact(metric.mostOutcome(), Levels.WHOLE);
        boolean open = limits.byChannel().values().stream()
                .mapToLong(Limit::millionths)
                .allMatch(limit -> limit > 0 && limit < most);
        return open
                ? ""
                : "can prove nothing: the limit must lie between 0 and "
                        + (metric.kind() == MetricKind.CONVERSION
                                ? "100%"
                                : Figures.grouped(100L * metric.mostOutcome()) + ", as at most " + metric.mostOutcome()
                                        + " events of an account count")
                        + ", both excluded; write such as 2 days";
    }
}
