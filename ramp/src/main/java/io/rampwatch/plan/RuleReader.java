package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code rules}. A rule that cannot be judged, or that stops without a way back, is no rule. */
final class RuleReader {
    private static final Keys KEYS = Keys.of(
                    "at least one stop rule, such as [{id: activation-drop, metric: activation_24h, …}]",
                    "id",
                    "metric",
                    "when",
                    "proof",
                    "least",
                    "then",
                    "runbook",
                    "channels",
                    "restart")
            .later("shadow", "on", "gap", "clear", "any", "all", "false_pauses", "breakdown");
    private static final Form<String> ID = Forms.text(
            "the rule's name in small letters, digits and - such as activation-drop",
            Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}"));
    private static final Form<Then> THEN =
            Forms.oneOf(Map.of("watch", Then.WATCH, "pause", Then.PAUSE), List.of("hold"));

    private final Declared<Metric> metrics;
    private final Declared<ChannelPlan> channels;
    private final Set<String> ids = new HashSet<>();

    private RuleReader(Declared<Metric> metrics, Declared<ChannelPlan> channels) {
        this.metrics = metrics;
        this.channels = channels;
    }

    /** The good ones of the rules, in the order of the file. */
    static List<StopRule> read(Fields plan, Declared<Metric> metrics, Declared<ChannelPlan> channels) {
        var reader = new RuleReader(metrics, channels);
        return plan.each("rules", KEYS).stream()
                .map(reader::rule)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The metric that a group names; empty, and told, where there is none or it has no level. */
    static Optional<Metric> metric(Fields fields, Declared<Metric> metrics) {
        var named = Form.of("a metric", value -> Optional.of(value.text()).filter(metrics.names()::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), metrics.names())));
        var metric = fields.get("metric", named).map(metrics.good()::get);
        if (metric.isPresent() && metric.get().kind() == MetricKind.COUNT) {
            fields.tell(
                    "metric",
                    "is a count, and rules on counts are not available in this version; "
                            + "choose a share or a value per account");
            return Optional.empty();
        }
        return metric;
    }

    private Optional<StopRule> rule(Fields entry) {
        var id = entry.get("id", ID);
        id.filter(name -> !ids.add(name))
                .ifPresent(twice -> entry.tell("id", "is the name of a rule before; choose another"));
        var metric = metric(entry, metrics);
        var judged = judged(entry);
        var limits = metric.flatMap(known -> LimitReader.read(entry, known, judged));
        var proof = Proof.ofStop(entry);
        var least = Floors.of(entry);
        var then = entry.get("then", THEN);
        boolean pauses = then.equals(Optional.of(Then.PAUSE));
        var restart = pauses || entry.has("restart")
                ? RestartReader.read(entry, metric, metrics)
                : Optional.<RestartCondition>empty();
        var runbook = entry.has("runbook")
                ? entry.get("runbook", Forms.text("where the way out is written"))
                : Optional.<String>empty();
        least.ifPresent(floor -> metric.filter(Metric::byCohort)
                .ifPresent(known -> judged.forEach(channel -> Floors.check(entry, floor, channel))));
        if (id.isEmpty()
                || metric.isEmpty()
                || limits.isEmpty()
                || proof.isEmpty()
                || least.isEmpty()
                || then.isEmpty()
                || (pauses && restart.isEmpty())) {
            return Optional.empty();
        }
        sense(entry, metric.get(), limits.get(), pauses, restart);
        var draft = new StopRule(
                id.get(),
                "",
                metric.get().id(),
                metric.get().kind(),
                limits.get().side(),
                limits.get().byChannel(),
                proof.get().days(),
                least.get(),
                then.get(),
                restart.orElse(null),
                runbook.orElse(null));
        return Optional.of(RuleVersion.stamp(draft, metric.get()));
    }

    private static void sense(
            Fields entry, Metric metric, Limits limits, boolean pauses, Optional<RestartCondition> restart) {
        boolean higher = metric.better() == Better.HIGHER;
        if (pauses && higher == (limits.side() == Side.ABOVE)) {
            entry.tell(
                    "when",
                    "pauses where all is well: " + metric.id() + " is better when " + (higher ? "higher" : "lower"));
        } else if (restart.filter(back -> RestartReader.contradicts(back, metric.id(), metric.kind(), limits))
                .isPresent()) {
            entry.tell("restart", "would start again where the rule stops; its level must lie beyond the rule's limit");
        }
    }

    /** The declared channels that the rule judges: all of them unless it names some. */
    private List<ChannelPlan> judged(Fields entry) {
        if (!entry.has("channels")) {
            return List.copyOf(channels.good().values());
        }
        var declared = Form.of(
                        "a declared channel",
                        value -> Channel.normalise(value.text()).filter(channels.names()::contains))
                .refusing(value -> Optional.of(
                        Channel.isBuiltIn(value.text())
                                ? "is not available in this version; name declared channels"
                                : Nearest.refusal(value.text(), channels.names())));
        List<ChannelPlan> judged = new ArrayList<>();
        entry.list("channels", declared).stream()
                .distinct()
                .map(channels.good()::get)
                .filter(Objects::nonNull)
                .forEach(judged::add);
        return judged;
    }
}
