package io.rampwatch.mapping;

import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Forms;
import io.rampwatch.plan.Keys;
import io.rampwatch.plan.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a rule emits: every type, field and path is checked before the first record comes. */
record EmissionReader(
        Problems problems, ExpressionReader expressions, MomentReader moments, Map<String, EmittedType> types) {
    /** Where id, time and account stand; null where nobody has said it. */
    record Places(
            @Nullable Expression id,
            @Nullable Moment time,
            @Nullable Expression accountId,
            @Nullable Expression accountKey) {
        /** Nobody has said anything. */
        static final Places NOWHERE = new Places(null, null, null, null);
    }

    private static final Keys DEFAULTS = Keys.of(
            "where id, time and account stand, such as {id: /messageId, time: {path: /timestamp, as: iso}}",
            "id",
            "time",
            "accountId",
            "accountKey");

    /** What holds for all rules that do not say otherwise. */
    Places defaults(Fields mapping) {
        return mapping.has("defaults") ? places(mapping.in("defaults", DEFAULTS), Places.NOWHERE) : Places.NOWHERE;
    }

    /** What a group says, and where it says nothing, what held before. */
    Places places(Fields in, Places before) {
        return new Places(
                in.has("id") ? expressions.readIfThere(in, "id") : before.id(),
                in.has("time") ? moments.read(in, "time").orElse(null) : before.time(),
                in.has("accountId") ? expressions.readIfThere(in, "accountId") : before.accountId(),
                in.has("accountKey") ? expressions.readIfThere(in, "accountKey") : before.accountKey());
    }

    /**
     * The event of a rule, or a further event of it.
     *
     * @param name by which counters and ids tell it
     * @param when on what a further event depends; null for nothing
     * @param places where id, time and account stand for it
     */
    Optional<Emission> read(Fields rule, String name, @Nullable Condition when, Places places) {
        int faults = problems.size();
        Optional<EmittedType> type = rule.get("emit", Forms.oneOf(types, List.of()));
        Map<String, Expression> fields = type.map(of -> fields(rule, of)).orElse(Map.of());
        Expression id = places.id();
        Moment time = places.time();
        if (problems.size() > faults || type.isEmpty() || id == null || time == null) {
            return Optional.empty();
        }
        boolean itself = type.get().byIdAlone();
        if (type.get().ofAccount() && places.accountId() == null && (itself || places.accountKey() == null)) {
            rule.tell("emits " + type.get().noun() + ", which needs accountId" + (itself ? "" : " or accountKey")
                    + " here or under defaults");
        }
        return Optional.of(
                new Emission(name, type.get().type(), when, id, time, places.accountId(), places.accountKey(), fields));
    }

    /** Tells what no event of a rule can do without. */
    static void checkPlaces(Fields rule, Places places) {
        lacks(rule, "id", places.id() == null);
        lacks(rule, "time", places.time() == null);
    }

    private static void lacks(Fields rule, String what, boolean missing) {
        if (missing) {
            rule.tell("emits an event without " + what + "; write " + what + " here or under defaults");
        }
    }

    private Map<String, Expression> fields(Fields rule, EmittedType type) {
        Map<String, Expression> values = new LinkedHashMap<>();
        if (rule.has("fields") && known(type).isEmpty()) {
            rule.tell("fields", "are not known of " + type.noun() + "; leave them out");
        } else if (rule.has("fields")) {
            Fields fields = rule.in("fields", Keys.of(words(type), known(type).toArray(String[]::new)));
            fields.written().stream()
                    .filter(known(type)::contains)
                    .forEach(name -> expressions.read(fields, name).ifPresent(value -> values.put(name, value)));
            type.required().stream()
                    .filter(name -> fields.readable() && !fields.has(name))
                    .forEach(name -> fields.tell(name, "is missing; every " + type.noun() + " needs it"));
        } else if (!type.required().isEmpty()) {
            rule.tell("fields", "is missing; write " + words(type));
        }
        return Collections.unmodifiableMap(values);
    }

    private static List<String> known(EmittedType type) {
        return Stream.concat(type.required().stream(), type.optional().stream()).toList();
    }

    private static String words(EmittedType type) {
        String one =
                type.required().isEmpty() ? known(type).get(0) : type.required().get(0);
        return "the fields of " + type.noun() + " such as {" + one + ": /path}";
    }
}
