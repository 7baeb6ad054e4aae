package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
            "a name in small letters, digits and - such as activation-drop",
            Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}"));
    private static final Form<Then> THEN =
            Forms.oneOf(Map.of("watch", Then.WATCH, "pause", Then.PAUSE), List.of("hold"));

    private final Lookup lookup;
    private final Set<String> ids = new HashSet<>();

    private RuleReader(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The good ones of the rules, in the order of the file. */
    static List<StopRule> read(Fields plan, Lookup lookup) {
        var reader = new RuleReader(lookup);
        return plan.each("rules", KEYS).stream()
                .map(reader::rule)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StopRule> rule(Fields entry) {
        var id = entry.get("id", ID);
        id.filter(name -> !ids.add(name))
                .ifPresent(twice -> entry.tell("id", "is the name of a rule before; choose another"));
        var metric = lookup.metric(entry);
        var judged = lookup.channels(entry);
        var limits = metric.flatMap(known -> LimitReader.limits(entry, known, judged));
        var proof = Proof.ofStop(entry);
        var least = Floors.of(entry);
        var action = action(entry, metric);
        var runbook = runbook(entry);
        if (metric.isPresent() && metric.get().byCohort() && least.isPresent()) {
            judged.forEach(channel -> Floors.check(entry, least.get(), channel));
        }
        if (Fields.lack(id, metric, limits, proof, least, action)) {
            return Optional.empty();
        }
        sense(entry, metric.get(), limits.get(), action.get());
        var draft = draft(id.get(), metric.get(), limits.get(), proof.get().days(), least.get(), action.get());
        return Optional.of(RuleVersion.stamp(draft, metric.get(), runbook));
    }

    private static StopRule draft(String id, Metric metric, Limits limits, int days, long least, Action action) {
        return new StopRule(
                id,
                "",
                metric.id(),
                metric.kind(),
                limits.side(),
                limits.byChannel(),
                days,
                least,
                action.then(),
                action.restart(),
                null);
    }

    private Optional<Action> action(Fields entry, Optional<Metric> metric) {
        var then = entry.get("then", THEN);
        boolean pauses = then.equals(Optional.of(Then.PAUSE));
        if (!pauses && !entry.has("restart")) {
            return then.map(watch -> new Action(watch, null));
        }
        var restart = RestartReader.read(entry, metric, lookup);
        return Fields.lack(then, restart) ? Optional.empty() : Optional.of(new Action(then.get(), restart.get()));
    }

    private static @Nullable String runbook(Fields entry) {
        return entry.has("runbook")
                ? entry.get("runbook", Forms.text("where the way out is written"))
                        .orElse(null)
                : null;
    }

    /** A rule that pauses on good news, or whose restart would be its next stop, was not meant so. */
    private static void sense(Fields entry, Metric metric, Limits limits, Action action) {
        boolean higher = metric.better() == Better.HIGHER;
        if (action.then() == Then.PAUSE && higher == (limits.side() == Side.ABOVE)) {
            entry.tell(
                    "when",
                    "pauses where all is well: " + metric.id() + " is better when " + (higher ? "higher" : "lower"));
        } else if (action.restart() != null && contradicts(action.restart(), metric, limits)) {
            entry.tell("restart", "would start again where the rule stops; its level must lie beyond the rule's limit");
        }
    }

    private static boolean contradicts(RestartCondition restart, Metric metric, Limits limits) {
        boolean bad = limits.byChannel().values().stream()
                .anyMatch(limit -> limits.side() == Side.ABOVE
                        ? restart.levelMillionths() > limit
                        : restart.levelMillionths() < limit);
        return bad && restart.metric().equals(metric.id());
    }

    /** What a breach means, and the way back. */
    private record Action(Then then, @Nullable RestartCondition restart) {}
}
