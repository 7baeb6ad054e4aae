package io.rampwatch.mapping;

import io.rampwatch.mapping.EmissionReader.Places;
import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Form;
import io.rampwatch.plan.Forms;
import io.rampwatch.plan.Keys;
import io.rampwatch.plan.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules}: what becomes of which records. */
final class RuleReader {
    private static final Keys KEYS = Keys.of(
            "rules such as {when: {path: /type, eq: track}, emit: account.signed_up}",
            "name",
            "when",
            "emit",
            "fields",
            "ignore",
            "id",
            "time",
            "accountId",
            "accountKey",
            "also");
    private static final Keys ALSO = Keys.of(
            "further events of the same record such as {name: assigned, emit: ticket.assigned, fields: {…}}",
            "name",
            "when",
            "emit",
            "fields",
            "time",
            "accountId",
            "accountKey");
    private static final List<String> OF_EVENTS = List.of("fields", "id", "time", "accountId", "accountKey", "also");
    private static final Form<String> NAME = Forms.text(
            "a short name such as signup, of a-z, 0-9, - and _", Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}"));
    private static final Form<Boolean> TRUE = Forms.oneOf(Map.of("true", true), List.of());

    private final ConditionReader conditions;
    private final EmissionReader emissions;
    private final Set<String> names = new HashSet<>();

    RuleReader(ConditionReader conditions, EmissionReader emissions) {
        this.conditions = conditions;
        this.emissions = emissions;
    }

    /** The good ones of all rules, each fault told. */
    List<Rule> read(Fields mapping) {
        Places defaults = emissions.defaults(mapping);
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (Fields fields : mapping.each("rules", KEYS)) {
            number++;
            String name = name(fields, fields.has("name") ? null : Integer.toString(number));
            Condition when = condition(fields);
            if (fields.readable()) {
                emissions(fields, name, defaults)
                        .map(events -> new Rule(name, when, events))
                        .ifPresent(rules::add);
            }
        }
        return rules;
    }

    private Optional<List<Emission>> emissions(Fields rule, String name, Places defaults) {
        if (rule.has("emit") == rule.has("ignore")) {
            rule.tell("needs either emit: with the type of an event, or ignore: true");
            return Optional.empty();
        }
        if (rule.has("ignore")) {
            OF_EVENTS.stream()
                    .filter(rule::has)
                    .forEach(key -> rule.tell(key, "has no meaning beside ignore: true; leave it out"));
            return rule.get("ignore", TRUE).map(yes -> List.of());
        }
        List<Emission> events = new ArrayList<>();
        Places places = emissions.places(rule, defaults);
        EmissionReader.checkPlaces(rule, places);
        emissions.read(rule, name, null, places).ifPresent(events::add);
        if (rule.has("also")) {
            for (Fields further : rule.each("also", ALSO)) {
                String own = name(further, null);
                Condition when = condition(further);
                emissions
                        .read(further, own, when, emissions.places(further, places))
                        .ifPresent(events::add);
            }
        }
        return Optional.of(List.copyOf(events));
    }

    private String name(Fields fields, @Nullable String otherwise) {
        String name = otherwise != null ? otherwise : fields.get("name", NAME).orElse("");
        if (!name.isEmpty() && !names.add(name)) {
            fields.tell("name", "is the name of another rule; ids and counters need one of its own");
        }
        return name;
    }

    private @Nullable Condition condition(Fields fields) {
        Node node = fields.value("when");
        return node == null ? null : conditions.read(node, fields.path("when")).orElse(null);
    }
}
