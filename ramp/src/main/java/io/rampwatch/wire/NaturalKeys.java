package io.rampwatch.wire;

import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** By what an event belongs to an account, and by what two systems that report one fact speak of the same. */
final class NaturalKeys {
    static final String ACCOUNT = "accountId";
    /** The key of an account in another system. */
    static final String FOREIGN = "accountKey";

    private static final String TICKET = "ticketId";
    private static final String ESCALATION = "escalationId";

    private NaturalKeys() {}

    /** The account; for events that come without one, a name in its place that no account has. */
    static String account(Kind kind, String source, Scalars data) {
        String account = data.text(ACCOUNT);
        return switch (kind.of()) {
            case SOURCE -> Name.source(source);
            case CHANNEL -> Name.channel(String.valueOf(data.text("channel")));
            case ACCOUNT, TICKET -> account != null ? account : instead(data);
        };
    }

    private static String instead(Scalars data) {
        String key = data.text(FOREIGN);
        String ticket = data.text(TICKET);
        if (key != null) {
            return Name.key(key);
        }
        return ticket != null ? Name.ticket(ticket) : Name.escalation(String.valueOf(data.text(ESCALATION)));
    }

    /** The natural key; null where only source and id tell one fact from another. */
    static @Nullable String key(Kind kind, String source, long timeMillis, Scalars data) {
        return switch (kind) {
            case SIGNED_UP, ATTRIBUTED, MERGED, ERASED -> firstOf(data, ACCOUNT, FOREIGN);
            case LINKED -> data.text("linkKey");
            case MILESTONE -> null;
            case CHURNED -> Long.toString(timeMillis);
            case ACCOUNT_ACTIVE ->
                Instant.ofEpochMilli(timeMillis)
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
            case WORKSPACE_CREATED -> data.text("workspaceId");
            case PROVISIONING_STARTED, PROVISIONING_SUCCEEDED, PROVISIONING_FAILED ->
                firstOf(data, "attemptId", "requestId");
            case WORK_LOGGED -> data.text("workId");
            case TICKET_OPENED, TICKET_LINKED -> data.text(TICKET);
            case TICKET_ASSIGNED, TICKET_RESOLVED, TICKET_REOPENED, TICKET_VOIDED ->
                data.text(TICKET) + "@" + timeMillis;
            case ESCALATION_RAISED, ESCALATION_RESOLVED -> escalation(data);
            case BILLING_CHANGED, BILLING_FAILED, REFUND_ISSUED -> joined(data, "billingId", "status");
            case SPEND_REPORTED -> joined(data, "day", "campaign");
            case SOURCE_HEARTBEAT -> source;
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

    /** Both values, so that no two pairs give one text; the first alone where there is no second. */
    private static @Nullable String joined(Scalars data, String name, String further) {
        String first = data.text(name);
        String second = data.text(further);
        return second == null ? first : first + '\u001f' + second;
    }
}
