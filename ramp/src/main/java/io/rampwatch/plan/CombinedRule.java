package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.Combination;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.View;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a rule that is made of other rules of the plan: {@code any: [a, b]} or {@code all: [a, b]}. */
final class CombinedRule {
    private static final List<String> OF_METRICS = List.of("metric", "when", "proof", "least", "on", "gap", "clear");

    private CombinedRule() {}

    /** Whether an entry is one. */
    static boolean is(Fields entry) {
        return entry.has("any") || entry.has("all");
    }

    /**
     * The rule; empty where a part of it has a fault.
     *
     * @param rules those that judge a metric themselves
     */
    static Optional<StopRule> read(Fields entry, Optional<String> id, Declared<StopRule> rules, Lookup lookup) {
        OF_METRICS.stream()
                .filter(entry::has)
                .forEach(key -> entry.tell(key, "belongs to the members of a combined rule; leave it out"));
        if (entry.has("any") && entry.has("all")) {
            entry.tell("all", "stands beside any; write one of them");
            return Optional.empty();
        }
        String key = entry.has("any") ? "any" : "all";
        List<String> written = entry.list(key, member(rules));
        if (written.size() < entry.length(key) || written.isEmpty()) {
            return Optional.empty();
        }
        if (new HashSet<>(written).size() < 2) {
            entry.tell(key, "needs two rules or more, each once, such as [activation-drop, tickets-high]");
            return Optional.empty();
        }
        List<StopRule> members = written.stream()
                .distinct()
                .map(rules.good()::get)
                .filter(Objects::nonNull)
                .toList();
        boolean whole = members.size() == written.stream().distinct().count();
        return whole ? combined(entry, id, members, key, lookup) : Optional.empty();
    }

    private static Form<String> member(Declared<StopRule> rules) {
        return Form.of("a rule of this plan", value -> Optional.of(value.text()).filter(rules.names()::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), rules.names())
                        + "; members are rules that judge a metric themselves"));
    }

    private static Optional<StopRule> combined(
            Fields entry, Optional<String> id, List<StopRule> members, String key, Lookup lookup) {
        StopRule first = members.get(0);
        List<ChannelPlan> judged = entry.has("channels")
                ? lookup.channels(entry)
                : lookup.channels(entry).stream()
                        .filter(channel ->
                                members.stream().allMatch(rule -> rule.limits().containsKey(channel.name())))
                        .toList();
        for (ChannelPlan channel : judged) {
            members.stream()
                    .filter(rule -> !rule.limits().containsKey(channel.name()))
                    .forEach(rule -> entry.tell(
                            "channels",
                            "has " + channel.name() + ", which its member " + rule.id() + " does not judge"));
        }
        if (judged.isEmpty()) {
            entry.tell(key, "judges no channel: its members have none in common");
            return Optional.empty();
        }
        Optional<Metric> metric = lookup.known(first.metric());
        var action = Action.read(entry, metric, Optional.empty(), judged, lookup);
        if (Fields.lack(id, metric, action)
                || judged.stream().anyMatch(channel -> !first.limits().containsKey(channel.name()))) {
            return Optional.empty();
        }
        var draft = new StopRule(
                id.get(),
                "",
                first.metric(),
                first.kind(),
                first.side(),
                limits(first, judged),
                List.of(),
                View.OWN,
                first.least(),
                null,
                null,
                action.get().then(),
                action.get().shadow(),
                new Combination(
                        key.equals("all"), members.stream().map(StopRule::id).toList()),
                action.get().restart(),
                null);
        return Optional.of(RuleVersion.stamp(draft, members, action.get().runbook()));
    }

    private static Map<String, Limit> limits(StopRule first, List<ChannelPlan> judged) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        judged.forEach(channel -> Stream.ofNullable(first.limits().get(channel.name()))
                .forEach(limit -> limits.put(channel.name(), limit)));
        return limits;
    }
}
