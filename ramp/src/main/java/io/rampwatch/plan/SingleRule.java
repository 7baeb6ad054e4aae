package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Clear;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
import io.rampwatch.rule.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a rule that judges a metric itself. */
final class SingleRule {
    private static final Form<View> ON =
            Forms.oneOf(Map.of("mature", View.MATURE, "early", View.EARLY, "bounds", View.BOUNDS), List.of());

    private final Fields entry;
    private final Metric metric;
    private final List<ChannelPlan> judged;

    private SingleRule(Fields entry, Metric metric, List<ChannelPlan> judged) {
        this.entry = entry;
        this.metric = metric;
        this.judged = judged;
    }

    /** The rule; empty where a part of it has a fault. */
    static Optional<StopRule> read(Fields entry, Optional<String> id, Lookup lookup) {
        var metric = lookup.metric(entry);
        var judged = lookup.channels(entry);
        var limits = metric.flatMap(known -> LimitReader.limits(entry, known, judged, lookup));
        var proof = Proof.ofStop(entry);
        boolean census = metric.isPresent() && CensusReader.counts(metric.get());
        var least = census && !entry.has("least") ? Optional.of(0L) : Floors.of(entry);
        var action = Action.read(entry, metric, limits, judged, lookup);
        var on = entry.get("on", ON, View.OWN);
        Long gap = GapReader.read(entry);
        if (metric.isEmpty()) {
            return Optional.empty();
        }
        var rule = new SingleRule(entry, metric.get(), judged);
        if (proof.isPresent() && least.isPresent()) {
            rule.decides(proof.get(), least.get());
        }
        on.ifPresent(rule::hasView);
        if (limits.isPresent() && proof.isPresent()) {
            Lanes.check(entry, metric.get(), limits.get(), proof.get());
            Weekends.check(entry, limits.get(), proof.get(), judged, lookup, action);
        }
        var clear = limits.isPresent() && entry.has("clear")
                ? ClearReader.read(entry, metric.get(), limits.get())
                : Optional.<Clear>empty();
        if (Fields.lack(id, limits, proof, least, action, on) || (entry.has("clear") && clear.isEmpty())) {
            return Optional.empty();
        }
        rule.makesSense(limits.get(), action.get());
        var restart = action.get().restart();
        if (restart != null) {
            judged.forEach(channel -> RestartChance.check(entry, restart, channel));
        }
        var draft = new StopRule(
                id.get(),
                "",
                metric.get().id(),
                metric.get().kind(),
                limits.get().side(),
                limits.get().byChannel(),
                proof.get(),
                on.get(),
                least.get(),
                gap,
                clear.orElse(null),
                action.get().then(),
                action.get().shadow(),
                null,
                action.get().restart(),
                null);
        return Optional.of(
                RuleVersion.stamp(draft, metric.get(), judged, action.get().runbook()));
    }

    private void decides(List<Lane> lanes, long least) {
        if (CensusReader.counts(metric)) {
            if (least > 0) {
                entry.tell("least", "has no place here: all that is open is counted; leave it out");
            }
        } else if (metric.byCohort() && metric.subject().isAccount()) {
            judged.forEach(channel -> Floors.check(entry, least, lanes, metric, channel));
        }
    }

    private void hasView(View view) {
        if (view != View.OWN && metric.kind() != MetricKind.CONVERSION) {
            entry.tell("on", "chooses between views of a conversion, and " + metric.id() + " is none; leave it out");
        }
    }

    /** A rule that stops on good news, or whose restart would be its next stop, was not meant so. */
    private void makesSense(Limits limits, Action action) {
        boolean higher = metric.better() == Better.HIGHER;
        boolean high = limits.side() == Side.ABOVE || limits.side() == Side.RISES_TO;
        if (action.then() != Then.WATCH && higher == high) {
            entry.tell(
                    "when",
                    (action.then() == Then.PAUSE ? "pauses" : "holds") + " where all is well: " + metric.id()
                            + " is better when " + (higher ? "higher" : "lower"),
                    Proposal.limit(metric, judged));
        } else if (action.restart() != null && contradicts(action.restart(), limits, high)) {
            entry.tell(
                    "restart",
                    "would start again where the rule stops; its level must lie beyond the rule's limit",
                    entry.at("restart").put("when", Proposal.restartLevel(metric, Optional.of(limits))));
        }
    }

    private boolean contradicts(RestartCondition restart, Limits limits, boolean high) {
        boolean bad = limits.byChannel().values().stream()
                .filter(limit -> limit.kind() != Limit.Kind.MOVING)
                .anyMatch(limit -> inside(restart, limit, high));
        return bad && restart.metric().equals(metric.id());
    }

    private static boolean inside(RestartCondition restart, Limit limit, boolean high) {
        boolean census = limit.kind() == Limit.Kind.CENSUS;
        return high
                ? restart.levelMillionths() > limit.millionths()
                        || (census && restart.levelMillionths() == limit.millionths())
                : restart.levelMillionths() < limit.millionths();
    }
}
