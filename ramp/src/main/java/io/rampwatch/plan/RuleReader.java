package io.rampwatch.plan;

import io.rampwatch.rule.StopRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code rules}. A rule that cannot be judged, or that stops without a way back, is no rule. */
final class RuleReader {
    /** All keys of a rule, whether it judges a metric or puts other rules together. */
    static final Keys KEYS = Keys.of(
                    "at least one stop rule, such as [{id: activation-drop, metric: activation_24h, …}]",
                    "id",
                    "metric",
                    "when",
                    "proof",
                    "least",
                    "on",
                    "gap",
                    "clear",
                    "any",
                    "all",
                    "then",
                    "shadow",
                    "runbook",
                    "channels",
                    "restart")
            .later("breakdown")
            .laterInstead("leave weekends out with a proof such as 2 business days", "day_types")
            .refusing("belongs to the channel, whose rules share it; write it there", "false_pauses");

    private static final Form<String> ID = Forms.text(
            "a name in small letters, digits and - such as activation-drop",
            Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}"));

    private final Lookup lookup;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> singleNames = new LinkedHashSet<>();
    private final Map<String, StopRule> single = new LinkedHashMap<>();
    private final Map<Integer, StopRule> good = new TreeMap<>();

    private RuleReader(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The good ones of the rules, in the order of the file. */
    static List<StopRule> read(Fields plan, Lookup lookup) {
        var reader = new RuleReader(lookup);
        List<Fields> entries = plan.each("rules", KEYS);
        List<Optional<String>> names = entries.stream().map(reader::id).toList();
        for (int i = 0; i < entries.size(); i++) {
            reader.single(i, entries.get(i), names.get(i));
        }
        for (int i = 0; i < entries.size(); i++) {
            reader.combined(i, entries.get(i), names.get(i));
        }
        return List.copyOf(reader.good.values());
    }

    private void single(int at, Fields entry, Optional<String> id) {
        if (!CombinedRule.is(entry)) {
            id.ifPresent(singleNames::add);
            SingleRule.read(entry, id, lookup).ifPresent(rule -> {
                single.put(rule.id(), rule);
                good.put(at, rule);
            });
        }
    }

    private void combined(int at, Fields entry, Optional<String> id) {
        if (CombinedRule.is(entry)) {
            CombinedRule.read(entry, id, new Declared<>(single, singleNames), lookup)
                    .ifPresent(rule -> good.put(at, rule));
        }
    }

    private Optional<String> id(Fields entry) {
        var id = entry.get("id", ID);
        id.filter(name -> !ids.add(name))
                .ifPresent(twice -> entry.tell("id", "is the name of a rule before; choose another", twice + "-2"));
        return id;
    }
}
