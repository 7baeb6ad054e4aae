package io.rampwatch.wire;

import static java.util.Objects.requireNonNull;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Reason;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types of events that the plan declares. They pass the checks of all events, and then those of their declaration: an
 * account, the thing that they are about, and where declared an amount.
 *
 * <p>To everything behind the door such an event is an occurrence with a name of its own, like a milestone, and with
 * the natural key of its thing.
 */
final class DeclaredEvents implements Serializable {
    private static final long MOST = 1_000_000_000;

    private final Map<String, DeclaredEvent> byType = new HashMap<>();
    private final Set<String> fields = new HashSet<>();

    DeclaredEvents(List<DeclaredEvent> declared) {
        declared.forEach(each -> {
            byType.put(each.type(), each);
            fields.add(each.key());
            fields.addAll(each.fields());
            if (each.amount() != null) {
                fields.add(each.amount());
            }
        });
    }

    /** The fields of {@code data} that they need. */
    Set<String> fields() {
        return Set.copyOf(fields);
    }

    /** The declaration of an envelope's type; null where it is none of these, or of another version of the contract. */
    @Nullable
    DeclaredEvent of(Envelope read) {
        String type = read.attributes().string("type");
        return "1.0".equals(read.attributes().string("specversion")) && type != null ? byType.get(type) : null;
    }

    /** The event that an envelope of such a type holds. */
    static OpsEvent check(DeclaredEvent declared, Envelope read, long arrivalMillis) throws Refused {
        Scalars attributes = read.attributes();
        Scalars data = read.data();
        String id = AttributeChecks.id(attributes);
        long time = AttributeChecks.time(attributes, arrivalMillis);
        long recorded = AttributeChecks.recorded(attributes, arrivalMillis);
        if (!attributes.has("source")) {
            throw new Refused(Reason.MISSING_FIELD, "source is missing");
        }
        String account = account(data);
        checkWord("source", attributes.find("source"));
        for (String name : List.of(declared.key(), "reasonCode")) {
            checkWord(name, data.find(name));
        }
        String thing = data.text(declared.key());
        if (thing == null) {
            throw new Refused(Reason.MISSING_FIELD, "data." + declared.key() + " is missing");
        }
        return new OpsEvent(
                requireNonNull(attributes.text("source"), "source"),
                id,
                Kind.MILESTONE,
                time,
                account,
                null,
                declared.name(),
                declared.again() ? thing + "@" + time : thing,
                data.text("reasonCode"),
                amount(declared, data),
                recorded,
                kept(declared, data));
    }

    private static String account(Scalars data) throws Refused {
        checkWord(NaturalKeys.ACCOUNT, data.find(NaturalKeys.ACCOUNT));
        checkWord(NaturalKeys.FOREIGN, data.find(NaturalKeys.FOREIGN));
        String account = data.text(NaturalKeys.ACCOUNT);
        String key = data.text(NaturalKeys.FOREIGN);
        if (account == null && key == null) {
            throw new Refused(Reason.MISSING_ACCOUNT, "data.accountId is missing");
        }
        return account != null ? account : Name.key(requireNonNull(key, "key"));
    }

    private static void checkWord(String name, @Nullable Scalar value) throws Refused {
        FieldChecks.word(name, value);
        FieldChecks.length(name, value);
    }

    private static long amount(DeclaredEvent declared, Scalars data) throws Refused {
        String name = declared.amount();
        if (name == null) {
            return 0;
        }
        Scalar amount = data.find(name);
        if (amount == null) {
            throw new Refused(Reason.MISSING_FIELD, "data." + name + " is missing");
        }
        return Amounts.millionths(name, amount, MOST);
    }

    private static Map<String, String> kept(DeclaredEvent declared, Scalars data) throws Refused {
        Map<String, String> kept = new HashMap<>();
        for (String name : declared.fields()) {
            checkWord(name, data.find(name));
            String text = data.text(name);
            if (text != null) {
                kept.put(name, text);
            }
        }
        return kept.isEmpty() ? Map.of() : Map.copyOf(kept);
    }
}
