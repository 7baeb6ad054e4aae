package io.rampwatch.plan;

import io.rampwatch.event.Kind;
import io.rampwatch.plan.Node.Scalar;
import java.util.Arrays;
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

    /** The names of a plan. */
    EventNames() {}

    /** Any event that happens to an account, or a milestone. */
    Form<String> any() {
        return Form.of("an event such as workspace.created or a milestone such as report_viewed", this::event)
                .refusing(value -> value.word() && value.text().contains(".")
                        ? Optional.of(Nearest.refusal(value.text(), TYPES))
                        : Optional.empty())
                .meaning(value -> value.word() && value.text().contains(".")
                        ? Nearest.to(value.text(), TYPES)
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
        return List.of(TICKET);
    }

    /** The event with which a subject begins where the plan does not say it; empty where it must. */
    Optional<String> startOf(String subject) {
        return subject.equals(TICKET) ? Optional.of(Kind.TICKET_OPENED.noun()) : Optional.empty();
    }

    /** Events that happen to a subject. */
    Form<String> of(String subject) {
        return Form.of(
                        "an event of a " + subject + " such as " + OF_TICKETS.get(0),
                        value -> Optional.of(value.text()).filter(OF_TICKETS::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), OF_TICKETS)))
                .among(OF_TICKETS);
    }

    /** Events that have an amount. */
    Form<String> amounts() {
        return Form.of(
                "an event with an amount: " + String.join(", ", AMOUNTS),
                value -> Optional.of(value.text()).filter(AMOUNTS::contains));
    }

    /** The fields in which the amounts of events lie. */
    Form<String> amountFields() {
        return Forms.oneOf(Map.of("minutes", "minutes", "amountMinor", "amountMinor"), List.of());
    }

    private Optional<String> event(Scalar value) {
        boolean milestone = value.word() && MILESTONE.matcher(value.text()).matches();
        return TYPES.contains(value.text()) || milestone ? Optional.of(value.text()) : Optional.empty();
    }
}
