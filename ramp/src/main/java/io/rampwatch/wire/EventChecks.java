package io.rampwatch.wire;

import static java.util.Objects.requireNonNull;

import io.rampwatch.event.Channel;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Reason;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An envelope to an event: the stages {@code validate}, {@code time} and again {@code validate} of intake. */
final class EventChecks implements Serializable {
    /** The fields of {@code data} that are read; all others may hold what they like. */
    private static final List<String> USED = List.of(
            "accountId",
            "channel",
            "milestone",
            "attemptId",
            "requestId",
            "workspaceId",
            "workId",
            "ticketId",
            "escalationId",
            "billingId",
            "status",
            "reasonCode",
            "minutes");

    /** What is kept of {@code data}. */
    static final Set<String> FIELDS = Stream.concat(USED.stream(), Stream.of(AttributeChecks.FOREIGN_KEY))
            .collect(Collectors.toUnmodifiableSet());

    private static final long DEFAULT_MINUTES_MAX = 1_440;

    private final Map<String, Long> minutesMaxBySource;

    EventChecks(Map<String, Long> minutesMaxBySource) {
        minutesMaxBySource.forEach((source, max) -> {
            if (max < 1 || max > Amounts.MAX_UNITS) {
                throw new IllegalArgumentException(
                        "minutesMax of " + source + " is not from 1 to " + Amounts.MAX_UNITS + ": " + max);
            }
        });
        this.minutesMaxBySource = Map.copyOf(minutesMaxBySource);
    }

    /** The event that an envelope holds; the first check that fails, in the documented order, names the reason. */
    OpsEvent check(Envelope read, long arrivalMillis) throws Refused {
        Scalars data = read.data();
        Kind kind = AttributeChecks.kind(read);
        String id = AttributeChecks.id(read.attributes());
        long time = AttributeChecks.time(read.attributes(), arrivalMillis);
        checkFields(kind, read);
        String source = required(read.attributes(), "source");
        return new OpsEvent(
                source,
                id,
                kind,
                time,
                NaturalKeys.account(kind, source, data),
                channel(data),
                kind == Kind.MILESTONE ? required(data, "milestone") : kind.noun(),
                NaturalKeys.key(kind, data),
                data.text("reasonCode"),
                minutes(source, data));
    }

    /** The text of a field that was checked to be there. */
    private static String required(Scalars fields, String name) {
        return requireNonNull(fields.text(name), name);
    }

    private static void checkFields(Kind kind, Envelope read) throws Refused {
        Scalars data = read.data();
        if (!read.attributes().has("source")) {
            throw new Refused(Reason.MISSING_FIELD, "source is missing");
        }
        for (String name : kind.required()) {
            if (!data.has(name)) {
                throw new Refused(Reason.MISSING_FIELD, "data." + name + " is missing");
            }
        }
        if (kind.ofAccount() && !data.has(NaturalKeys.ACCOUNT)) {
            throw new Refused(Reason.MISSING_ACCOUNT, "data.accountId is missing");
        }
        checkText("source", read.attributes().find("source"));
        for (String name : USED) {
            checkText(name, data.find(name));
        }
    }

    private static void checkText(String name, @Nullable Scalar value) throws Refused {
        if (value != null && !value.isText()) {
            throw new Refused(Reason.FIELD_NOT_SCALAR, AttributeChecks.found(name, value));
        }
    }

    private static @Nullable String channel(Scalars data) throws Refused {
        String named = data.text("channel");
        if (named == null) {
            return null;
        }
        var channel = Channel.normalise(named);
        if (channel.isEmpty()) {
            throw new Refused(Reason.BAD_CHANNEL, "channel is longer than 64, has other characters, or begins with (");
        }
        return channel.get();
    }

    private long minutes(String source, Scalars data) throws Refused {
        Scalar minutes = data.find("minutes");
        long max = minutesMaxBySource.getOrDefault(source, DEFAULT_MINUTES_MAX);
        return minutes == null ? 0 : Amounts.millionths("minutes", minutes, max);
    }
}
