package io.rampwatch.wire;

import static java.util.Objects.requireNonNull;

import io.rampwatch.event.Channel;
import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Reason;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An envelope to an event: the stages {@code validate}, {@code time} and again {@code validate} of intake. */
final class EventChecks implements Serializable {
    private static final List<String> OF_ALL = List.of(NaturalKeys.ACCOUNT, NaturalKeys.FOREIGN);

    /** What is kept of {@code data}. */
    static final Set<String> FIELDS = Stream.concat(
                    OF_ALL.stream(),
                    Arrays.stream(Kind.values())
                            .flatMap(kind -> Stream.concat(kind.required().stream(), kind.optional().stream())))
            .collect(Collectors.toUnmodifiableSet());

    private static final long DEFAULT_MINUTES_MAX = 1_440;

    private final Map<String, Long> minutesMaxBySource;
    private final DeclaredEvents declared;
    private final Set<String> wanted;

    EventChecks(Map<String, Long> minutesMaxBySource, List<DeclaredEvent> events) {
        minutesMaxBySource.forEach((source, max) -> {
            if (max < 1 || max > Amounts.MAX_UNITS) {
                throw new IllegalArgumentException(
                        "minutesMax of " + source + " is not from 1 to " + Amounts.MAX_UNITS + ": " + max);
            }
        });
        this.minutesMaxBySource = Map.copyOf(minutesMaxBySource);
        declared = new DeclaredEvents(events);
        wanted = Stream.concat(FIELDS.stream(), declared.fields().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** An envelope that keeps what these checks look at. */
    Envelope envelope() {
        return Envelope.keeping(wanted);
    }

    /** The event that an envelope holds; the first check that fails, in the documented order, names the reason. */
    OpsEvent check(Envelope read, long arrivalMillis) throws Refused {
        DeclaredEvent ofPlan = declared.of(read);
        if (ofPlan != null) {
            return DeclaredEvents.check(ofPlan, read, arrivalMillis);
        }
        Scalars data = read.data();
        Kind kind = AttributeChecks.kind(read);
        String id = AttributeChecks.id(read.attributes());
        long time = AttributeChecks.time(read.attributes(), arrivalMillis);
        long recorded = AttributeChecks.recorded(read.attributes(), arrivalMillis);
        checkThere(kind, read);
        checkWords(kind, read);
        String source = requireNonNull(read.attributes().text("source"), "source");
        String channel = channel(kind, data);
        long millionths = millionths(kind, source, data);
        return new OpsEvent(
                source,
                id,
                kind,
                time,
                kind == Kind.SPEND_REPORTED
                        ? Name.channel(requireNonNull(channel, "channel"))
                        : NaturalKeys.account(kind, source, data),
                channel,
                kind == Kind.MILESTONE ? requireNonNull(data.text("milestone"), "milestone") : kind.noun(),
                NaturalKeys.key(kind, source, time, data),
                data.text("reasonCode"),
                millionths,
                recorded,
                KeptFields.of(kind, data));
    }

    private static void checkThere(Kind kind, Envelope read) throws Refused {
        Scalars data = read.data();
        if (!read.attributes().has("source")) {
            throw new Refused(Reason.MISSING_FIELD, "source is missing");
        }
        for (String name : kind.required()) {
            if (!data.has(name)) {
                throw missing(name);
            }
        }
        if (kind == Kind.MERGED) {
            checkMerge(data);
        }
        if (data.has("amountMinor") && !data.has("currency")) {
            throw missing("currency");
        }
        boolean linked = kind == Kind.LINKED || kind == Kind.ERASED;
        if (kind.ofAccount() && !data.has(NaturalKeys.ACCOUNT) && (linked || !data.has(NaturalKeys.FOREIGN))) {
            throw new Refused(Reason.MISSING_ACCOUNT, "data.accountId is missing");
        }
    }

    /** Two keys of other systems would have to be resolved one after the other: one account is named by its id. */
    private static void checkMerge(Scalars data) throws Refused {
        boolean byKey = data.has("survivorKey") && data.has(NaturalKeys.ACCOUNT);
        if (!data.has("survivorId") && !byKey) {
            throw missing("survivorId");
        }
    }

    private static Refused missing(String name) {
        return new Refused(Reason.MISSING_FIELD, "data." + name + " is missing");
    }

    private static void checkWords(Kind kind, Envelope read) throws Refused {
        Scalar source = read.attributes().find("source");
        FieldChecks.word("source", source);
        for (List<String> names : List.of(OF_ALL, kind.required(), kind.optional())) {
            for (String name : names) {
                FieldChecks.word(name, read.data().find(name));
            }
        }
        FieldChecks.length("source", source);
        for (List<String> names : List.of(OF_ALL, kind.required(), kind.optional())) {
            for (String name : names) {
                FieldChecks.length(name, read.data().find(name));
            }
        }
    }

    /** Only where the word means an acquisition channel: help desks call the way a customer wrote by the same name. */
    private static @Nullable String channel(Kind kind, Scalars data) throws Refused {
        boolean means = kind == Kind.SIGNED_UP || kind == Kind.ATTRIBUTED || kind == Kind.SPEND_REPORTED;
        String named = means ? data.text("channel") : null;
        if (named == null) {
            return null;
        }
        var channel = Channel.normalise(named);
        if (channel.isEmpty()) {
            throw new Refused(Reason.BAD_CHANNEL, "channel is longer than 64, has other characters, or begins with (");
        }
        return channel.get();
    }

    private long millionths(Kind kind, String source, Scalars data) throws Refused {
        if (reads(kind, "amountMinor")) {
            return FieldChecks.money(data);
        }
        Scalar minutes = reads(kind, "minutes") ? data.find("minutes") : null;
        long max = minutesMaxBySource.getOrDefault(source, DEFAULT_MINUTES_MAX);
        return minutes == null ? 0 : Amounts.millionths("minutes", minutes, max);
    }

    private static boolean reads(Kind kind, String name) {
        return kind.required().contains(name) || kind.optional().contains(name);
    }
}
