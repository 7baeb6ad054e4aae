package io.rampwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record at the door: an event, or a dead letter; both only where the event can still be refused
 * when it is held against what is known. A mapped record may give several of these, or one that holds neither and only
 * says what it counts as.
 *
 * @param origin where it came from
 * @param event the event; null when the record was refused or ignored
 * @param deadLetter the refusal, or beside an event the one that would be due later; null when the record was good
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

    /**
     * A good record that can still be refused.
     *
     * @param later the refusal that is due then
     */
    public static Received of(OpsEvent event, DeadLetter later) {
        return new Received(later.origin(), event, later, null);
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
