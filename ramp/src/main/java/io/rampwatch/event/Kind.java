package io.rampwatch.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of things that happen to accounts, as they are named on {@code ramp.events}.
 *
 * <p>A kind says which fields of {@code data} it cannot do without and which of them is its natural key: the field by
 * which two systems that report one fact are known to speak of the same one.
 */
public enum Kind {
    SIGNED_UP("account.signed_up", "accountId", true),
    CHURNED("account.churned", null, true),
    MILESTONE("activation.milestone", null, true, "milestone"),
    WORKSPACE_CREATED("workspace.created", "workspaceId", true, "workspaceId"),
    PROVISIONING_STARTED("provisioning.started", "attemptId", true),
    PROVISIONING_SUCCEEDED("provisioning.succeeded", "attemptId", true),
    PROVISIONING_FAILED("provisioning.failed", "attemptId", true, "reasonCode"),
    WORK_LOGGED("manual_work.logged", "workId", true, "minutes"),
    TICKET_OPENED("ticket.opened", "ticketId", false, "ticketId"),
    TICKET_ASSIGNED("ticket.assigned", null, false, "ticketId"),
    TICKET_RESOLVED("ticket.resolved", null, false, "ticketId"),
    ESCALATION_RAISED("escalation.raised", "escalationId", false, "escalationId"),
    ESCALATION_RESOLVED("escalation.resolved", null, false, "escalationId"),
    BILLING_CHANGED("billing.changed", null, true, "billingId"),
    BILLING_FAILED("billing.failed", null, true, "billingId"),
    REFUND_ISSUED("refund.issued", null, true, "billingId"),
    ACCOUNT_ACTIVE("account.active", null, true),
    SOURCE_HEARTBEAT("source.heartbeat", null, false);

    private static final String PREFIX = "io.rampwatch.";
    private static final String VERSION = ".v1";
    private static final Map<String, Kind> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    private final String noun;
    private final @Nullable String keyField;
    private final boolean ofAccount;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> required;

    Kind(String noun, @Nullable String keyField, boolean ofAccount, String... required) {
        this.noun = noun;
        this.keyField = keyField;
        this.ofAccount = ofAccount;
        this.required = List.of(required);
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

    /** The field of {@code data} that makes a fact count once across sources; null where only the event id does. */
    public @Nullable String keyField() {
        return keyField;
    }

    /** Whether an event of this kind is refused when it names no account. */
    public boolean ofAccount() {
        return ofAccount;
    }

    /** Fields of {@code data} without which the event is refused. */
    public List<String> required() {
        return required;
    }
}
