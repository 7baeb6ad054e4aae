package io.rampwatch.plan;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code events}: types of the plan's own beside those of the contract. */
final class EventsReader {
    private static final Keys KEYS = Keys.of(
            "types of events by name, such as order.placed: {subject: order, key: orderId}",
            "subject",
            "key",
            "again",
            "amount",
            "fields");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,30}\\.[a-z][a-z_]{0,30}");
    private static final Set<String> CONTRACT =
            Arrays.stream(Kind.values()).map(Kind::noun).collect(Collectors.toUnmodifiableSet());
    private static final Form<String> SUBJECT = Forms.text(
                    "what it happens to, in one word such as order", Pattern.compile("[a-z][a-z_]{0,30}"))
            .only(word -> !word.equals("account") && !word.equals(EventNames.TICKET));
    private static final Form<String> FIELD =
            Forms.text("a field of data such as orderId", Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}"));
    private static final Form<Boolean> AGAIN = Forms.oneOf(Map.of("true", true, "false", false), List.of());

    private EventsReader() {}

    /** The declared types, in the order of the file; those with a fault are left out. */
    static List<DeclaredEvent> read(Fields plan) {
        List<DeclaredEvent> declared = new ArrayList<>();
        if (plan.has("events")) {
            plan.named("events", KEYS)
                    .forEach((name, entry) -> event(name, entry).ifPresent(declared::add));
        }
        return List.copyOf(declared);
    }

    private static Optional<DeclaredEvent> event(String name, Fields entry) {
        boolean good = NAME.matcher(name).matches() && !CONTRACT.contains(name);
        if (!good) {
            entry.tell(
                    CONTRACT.contains(name)
                            ? "is a type of the contract; leave it out"
                            : "has a bad name; write what and what happened to it, such as order.placed");
        }
        var subject = entry.get("subject", SUBJECT);
        var key = entry.get("key", FIELD);
        var again = entry.get("again", AGAIN, false);
        var amount = entry.has("amount") ? entry.get("amount", FIELD).orElse(null) : null;
        List<String> fields = entry.has("fields") ? entry.list("fields", FIELD) : List.of();
        return good && !Fields.lack(subject, key, again)
                ? Optional.of(new DeclaredEvent(name, subject.get(), key.get(), again.get(), amount, fields))
                : Optional.empty();
    }
}
