package io.rampwatch.event;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one account, checked and flat.
 *
 * @param source who says so, a URI
 * @param id unique within the source: two deliveries of one report share it
 * @param kind what happened
 * @param timeMillis when it happened, epoch milliseconds
 * @param account the account; a {@link Name} in its place for an event that names none
 * @param channel the normalised channel that the event names; null for none, and for kinds whose channel is that of
 *     their account
 * @param name the milestone's name for a milestone, else the kind's noun: the word by which a plan speaks of it
 * @param key the natural key, which an account has once; null where only source and id tell one fact from another
 * @param reason the reason code; null for none
 * @param millionths the amount in millionths of its unit: minutes of manual work, or minor units of money; 0 where
 *     there is none
 * @param recordedMillis when the fact was recorded, by which of two reports of one fact the last word is known, epoch
 *     milliseconds; {@link #UNRECORDED} where the source does not say it
 * @param fields the other fields that its kind has, by name and normalised; those that are absent are not there
 */
public record OpsEvent(
        String source,
        String id,
        Kind kind,
        long timeMillis,
        String account,
        @Nullable String channel,
        String name,
        @Nullable String key,
        @Nullable String reason,
        long millionths,
        long recordedMillis,
        Map<String, String> fields) {
    /** The source does not say when it recorded the fact: whoever says it has the later word. */
    public static final long UNRECORDED = Long.MIN_VALUE;

    /** By time; of one instant by source and id, and of two deliveries of one report by what they say. */
    public static final Comparator<OpsEvent> IN_TIME = Comparator.comparingLong(OpsEvent::timeMillis)
            .thenComparing(OpsEvent::source)
            .thenComparing(OpsEvent::id)
            .thenComparingLong(OpsEvent::content);

    /** An event without further fields, of which nobody says when it was recorded. */
    public OpsEvent(
            String source,
            String id,
            Kind kind,
            long timeMillis,
            String account,
            @Nullable String channel,
            String name,
            @Nullable String key,
            @Nullable String reason,
            long millionths) {
        this(source, id, kind, timeMillis, account, channel, name, key, reason, millionths, UNRECORDED, Map.of());
    }

    /** A 64-bit fingerprint of source and id: whether this report was delivered before. */
    public long identity() {
        return Fingerprint.of(source, id);
    }

    /** A 64-bit fingerprint of all that it says: whether a second delivery says the same as the first. */
    public long content() {
        return Fingerprint.of(
                kind.noun(),
                Long.toString(timeMillis),
                account,
                channel,
                name,
                key,
                reason,
                Long.toString(millionths),
                Long.toString(recordedMillis),
                fields.isEmpty() ? "" : new TreeMap<>(fields).toString());
    }

    /** A further field; null where it is absent. */
    public @Nullable String field(String named) {
        return fields.get(named);
    }

    /** The ticket that it is about; null for none. */
    public @Nullable String ticket() {
        return fields.get("ticketId");
    }

    /** The same event as one of another kind, that has no figures of its own. */
    public OpsEvent as(Kind other) {
        return new OpsEvent(
                source, id, other, timeMillis, account, null, other.noun(), null, null, 0, recordedMillis, fields);
    }
}
