package io.rampwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record at the door: an event, or a dead letter, never both. A mapped record may give several of
 * these, or one that holds neither and only says what it counts as.
 *
 * @param origin where it came from
 * @param event the event; null when the record was refused or ignored
 * @param deadLetter the refusal; null when the record was good
 * @param counts what it counts as, where that does not follow from event and dead letter; null where it does
 */
public record Received(
        Origin origin,
        @Nullable OpsEvent event,
        @Nullable DeadLetter deadLetter,
        @Nullable RecordCounts counts) {
    /** A good record. */
    public static Received of(Origin origin, OpsEvent event) {
        return new Received(origin, event, null, null);
    }

    /** A refused record. */
    public static Received of(DeadLetter refused) {
        return new Received(refused.origin(), null, refused, null);
    }

    /** The same, counted so. */
    public Received counted(RecordCounts as) {
        return new Received(origin, event, deadLetter, as);
    }
}
