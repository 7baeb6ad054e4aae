package io.rampwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one account, checked and flat.
 *
 * @param source who says so, a URI
 * @param id unique within the source: two deliveries of one report share it
 * @param kind what happened
 * @param timeMillis when it happened, epoch milliseconds
 * @param account the account, or {@code ticket:ID} and the like for a fact that names none
 * @param channel the normalised channel that the event names; null for none
 * @param name the milestone's name for a milestone, else the kind's noun: the word by which a plan speaks of it
 * @param key the natural key; null where only source and id tell one fact from another
 * @param reason the reason code; null for none
 * @param millionths the amount in millionths of its unit (minutes of manual work); 0 where there is none
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
        long millionths) {

    /** A 64-bit fingerprint of source and id: whether this report was delivered before. */
    public long identity() {
        return Fingerprint.of(source, id);
    }

    /** A 64-bit fingerprint of all that counts: whether a second delivery says the same as the first. */
    public long content() {
        return Fingerprint.of(
                kind.noun(), Long.toString(timeMillis), account, channel, name, key, reason, Long.toString(millionths));
    }
}
