package io.rampwatch.plan;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Kind;
import io.rampwatch.plan.Node.Scalar;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of events that a plan may speak of: the types of the contract, its own types, and milestones. */
final class EventNames {
    /** What a ticket is called as a subject. */
    static final String TICKET = "ticket";

    private static final List<String> TYPES = Arrays.stream(Kind.values())
            .filter(kind -> kind.isFact() && kind != Kind.MILESTONE && kind != Kind.SPEND_REPORTED)
            .map(Kind::noun)
            .toList();
    private static final List<String> OF_TICKETS = Arrays.stream(Kind.values())
            .filter(kind -> kind.isFact() && kind.ofTicket())
            .map(Kind::noun)
            .toList();
    private static final List<String> AMOUNTS = Stream.of(
                    Kind.WORK_LOGGED,
                    Kind.REFUND_ISSUED,
                    Kind.BILLING_CHANGED,
                    Kind.BILLING_FAILED,
                    Kind.SPEND_REPORTED)
            .map(Kind::noun)
            .toList();
    private static final Pattern MILESTONE = Pattern.compile("[\\w :\\-/]{1,64}", Pattern.UNICODE_CHARACTER_CLASS);

    private final List<DeclaredEvent> declared;
    private final List<String> types;

    /** The names of a plan with types of its own. */
    EventNames(List<DeclaredEvent> declared) {
        this.declared = declared;
        types = Stream.concat(TYPES.stream(), declared.stream().map(DeclaredEvent::name))
                .toList();
    }

    /** Any event that happens to an account, or a milestone. */
    Form<String> any() {
        return Form.of("an event such as workspace.created or a milestone such as report_viewed", this::event)
                .refusing(value -> value.word() && value.text().contains(".")
                        ? Optional.of(Nearest.refusal(value.text(), types))
                        : Optional.empty())
                .meaning(value -> value.word() && value.text().contains(".")
                        ? Nearest.to(value.text(), types)
                        : Optional.empty());
    }

    /** What an account can reach: any event but the one with which it begins. */
    Form<String> reached() {
        String begins = Kind.SIGNED_UP.noun();
        return any().only(name -> !name.equals(begins))
                .refusing(value -> value.text().equals(begins)
                        ? Optional.of("is where an account begins; name what it must reach, such as workspace.created")
                        : Optional.empty())
                .meaning(value ->
                        value.text().equals(begins) ? Optional.of(Kind.WORKSPACE_CREATED.noun()) : Optional.empty());
    }

    /** The names of subjects that are no accounts. */
    List<String> subjects() {
        return Stream.concat(Stream.of(TICKET), declared.stream().map(DeclaredEvent::subject))
                .distinct()
                .toList();
    }

    /** The event with which a subject begins where the plan does not say it; empty where it must. */
    Optional<String> startOf(String subject) {
        return subject.equals(TICKET) ? Optional.of(Kind.TICKET_OPENED.noun()) : Optional.empty();
    }

    /** Events that happen to a subject. */
    Form<String> of(String subject) {
        List<String> names = subject.equals(TICKET)
                ? OF_TICKETS
                : declared.stream()
                        .filter(event -> event.subject().equals(subject))
                        .map(DeclaredEvent::name)
                        .toList();
        return Form.of(
                        "an event of a " + subject + " such as " + names.get(0),
                        value -> Optional.of(value.text()).filter(names::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), names)))
                .among(names);
    }

    /** Events that have an amount. */
    Form<String> amounts() {
        List<String> names = Stream.concat(
                        AMOUNTS.stream(),
                        declared.stream()
                                .filter(event -> event.amount() != null)
                                .map(DeclaredEvent::name))
                .toList();
        return Form.of(
                "an event with an amount: " + String.join(", ", names),
                value -> Optional.of(value.text()).filter(names::contains));
    }

    /** The fields in which the amounts of events lie. */
    Form<String> amountFields() {
        Map<String, String> fields = new HashMap<>(Map.of("minutes", "minutes", "amountMinor", "amountMinor"));
        declared.forEach(event -> {
            if (event.amount() != null) {
                fields.put(event.amount(), event.amount());
            }
        });
        return Forms.oneOf(Map.copyOf(fields), List.of());
    }

    private Optional<String> event(Scalar value) {
        boolean milestone = value.word() && MILESTONE.matcher(value.text()).matches();
        return types.contains(value.text()) || milestone ? Optional.of(value.text()) : Optional.empty();
    }
}
