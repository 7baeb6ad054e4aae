package io.rampwatch.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of things that happen to accounts, as they are named on {@code ramp.events}.
 *
 * <p>A kind says which fields of {@code data} it cannot do without, and which others are kept with the event. What
 * makes a fact of a kind count once across sources is its natural key, which {@code wire} builds from these fields.
 */
public enum Kind {
    SIGNED_UP(
            "account.signed_up",
            Of.ACCOUNT,
            needs(),
            may("channel", "campaign", "plan", "tier", "region", "partner", "workspaceId", "standard")),
    ATTRIBUTED("account.attributed", Of.ACCOUNT, needs("channel"), may("campaign", "method", "priority")),
    LINKED("account.linked", Of.ACCOUNT, needs("linkKey"), may()),
    MERGED("account.merged", Of.ACCOUNT, needs(), may("survivorId", "survivorKey")),
    CHURNED("account.churned", Of.ACCOUNT, needs(), may("reasonCode")),
    ERASED("account.erased", Of.ACCOUNT, needs(), may("scope")),
    MILESTONE("activation.milestone", Of.ACCOUNT, needs("milestone"), may("workspaceId")),
    WORKSPACE_CREATED("workspace.created", Of.ACCOUNT, needs("workspaceId"), may("requestId")),
    PROVISIONING_STARTED("provisioning.started", Of.ACCOUNT, needs(), attempt("reasonCode")),
    PROVISIONING_SUCCEEDED("provisioning.succeeded", Of.ACCOUNT, needs(), attempt("reasonCode")),
    PROVISIONING_FAILED("provisioning.failed", Of.ACCOUNT, needs("reasonCode"), attempt()),
    WORK_LOGGED(
            "manual_work.logged", Of.ACCOUNT, needs("minutes"), may("step", "staff", "team", "reasonCode", "workId")),
    TICKET_OPENED(
            "ticket.opened",
            Of.TICKET,
            needs("ticketId"),
            may("severity", "queue", "owner", "productArea", "reasonCode", "contactVia", "slaMinutes")),
    TICKET_ASSIGNED("ticket.assigned", Of.TICKET, needs("ticketId"), step()),
    TICKET_RESOLVED("ticket.resolved", Of.TICKET, needs("ticketId"), step()),
    TICKET_REOPENED("ticket.reopened", Of.TICKET, needs("ticketId"), step()),
    TICKET_VOIDED("ticket.voided", Of.TICKET, needs("ticketId"), step()),
    TICKET_LINKED("ticket.linked", Of.ACCOUNT, needs("ticketId"), may()),
    ESCALATION_RAISED(
            "escalation.raised",
            Of.TICKET,
            needs("escalationId"),
            may("ticketId", "level", "kind", "reasonCode", "minutes")),
    ESCALATION_RESOLVED(
            "escalation.resolved",
            Of.TICKET,
            needs("escalationId"),
            may("ticketId", "level", "kind", "reasonCode", "minutes")),
    BILLING_CHANGED("billing.changed", Of.ACCOUNT, needs("billingId"), money()),
    BILLING_FAILED("billing.failed", Of.ACCOUNT, needs("billingId"), money()),
    REFUND_ISSUED("refund.issued", Of.ACCOUNT, needs("billingId"), money()),
    SPEND_REPORTED(
            "spend.reported",
            Of.CHANNEL,
            needs("channel", "day", "amountMinor", "currency"),
            may("campaign", "version")),
    ACCOUNT_ACTIVE("account.active", Of.ACCOUNT, needs(), may()),
    SOURCE_HEARTBEAT("source.heartbeat", Of.SOURCE, needs(), may("lagSeconds", "count"));

    private static final String PREFIX = "io.rampwatch.";
    private static final String VERSION = ".v1";
    private static final Map<String, Kind> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    /** Whose an event is. */
    public enum Of {
        /** Of an account, without which it is refused. */
        ACCOUNT,
        /** Of an account, or of a ticket or an escalation whose account is not known yet. */
        TICKET,
        /** Of a channel. */
        CHANNEL,
        /** Of the source that sends it. */
        SOURCE
    }

    private final String noun;
    private final Of of;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> required;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> optional;

    Kind(String noun, Of of, List<String> required, List<String> optional) {
        this.noun = noun;
        this.of = of;
        this.required = required;
        this.optional = optional;
    }

    private static List<String> needs(String... fields) {
        return List.of(fields);
    }

    private static List<String> may(String... fields) {
        return List.of(fields);
    }

    private static List<String> attempt(String... more) {
        return Stream.concat(Stream.of("attemptId", "requestId", "step", "errorClass", "minutes"), Arrays.stream(more))
                .toList();
    }

    private static List<String> step() {
        return List.of("owner", "queue", "ruleName", "triggeringField");
    }

    private static List<String> money() {
        return List.of("status", "plan", "amountMinor", "currency");
    }

    /** The kind of a CloudEvents {@code type}; empty for what this version does not know. */
    public static Optional<Kind> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The CloudEvents {@code type}, such as {@code io.rampwatch.ticket.opened.v1}. */
    public String type() {
        return PREFIX + noun + VERSION;
    }

    /** The type without prefix and version, such as {@code ticket.opened}: the name that a plan uses. */
    public String noun() {
        return noun;
    }

    /** Whose an event of this kind is. */
    public Of of() {
        return of;
    }

    /** Whether an event of this kind is refused when it names no account. */
    public boolean ofAccount() {
        return of == Of.ACCOUNT;
    }

    /** Fields of {@code data} without which the event is refused. */
    public List<String> required() {
        return required;
    }

    /** Fields of {@code data} that are read where they are there; all others may hold what they like. */
    public List<String> optional() {
        return optional;
    }

    /** Whether it tells of a fact that a metric can count; other kinds say how facts belong together. */
    public boolean isFact() {
        return switch (this) {
            case ATTRIBUTED, LINKED, MERGED, ERASED, TICKET_LINKED, SOURCE_HEARTBEAT -> false;
            default -> true;
        };
    }

    /** Whether it speaks of a ticket that it names in {@code ticketId}. */
    public boolean ofTicket() {
        return of == Of.TICKET && required.contains("ticketId");
    }
}
