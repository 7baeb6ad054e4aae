package io.rampwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record at the door: an event, or a dead letter. Never both, never neither.
 *
 * @param origin where it came from
 * @param event the event; null when the record was refused
 * @param deadLetter the refusal; null when the record was good
 */
public record Received(
        Origin origin, @Nullable OpsEvent event, @Nullable DeadLetter deadLetter) {
    /** A good record. */
    public static Received of(Origin origin, OpsEvent event) {
        return new Received(origin, event, null);
    }

    /** A refused record. */
    public static Received of(DeadLetter refused) {
        return new Received(refused.origin(), null, refused);
    }
}
