package io.rampwatch.wire;

import io.rampwatch.event.Kind;
import org.jspecify.annotations.Nullable;

/** By what an event belongs to an account, and by what two systems that report one fact speak of the same. */
final class NaturalKeys {
    static final String ACCOUNT = "accountId";
    private static final String TICKET = "ticketId";
    private static final String ESCALATION = "escalationId";

    private NaturalKeys() {}

    /** The account; for facts that may come without one, a name in its place that no account has. */
    static String account(Kind kind, String source, Scalars data) {
        String account = data.text(ACCOUNT);
        if (kind == Kind.SOURCE_HEARTBEAT) {
            return "source:" + source;
        }
        return account != null ? account : instead(kind, data);
    }

    private static String instead(Kind kind, Scalars data) {
        return kind.required().contains(ESCALATION)
                ? "escalation:" + data.text(ESCALATION)
                : "ticket:" + data.text(TICKET);
    }

    /** The natural key; null where only source and id tell one fact from another. */
    static @Nullable String key(Kind kind, Scalars data) {
        return switch (kind) {
            case PROVISIONING_STARTED, PROVISIONING_SUCCEEDED, PROVISIONING_FAILED ->
                firstOf(data, "attemptId", "requestId");
            case ESCALATION_RAISED -> escalation(data);
            default -> kind.keyField() == null ? null : data.text(kind.keyField());
        };
    }

    /** Three developer touches of one ticket are one escalation. */
    private static String escalation(Scalars data) {
        String ticket = data.text(TICKET);
        return ticket != null ? "ticket:" + ticket : "escalation:" + data.text(ESCALATION);
    }

    private static @Nullable String firstOf(Scalars data, String name, String otherwise) {
        String value = data.text(name);
        return value != null ? value : data.text(otherwise);
    }
}
