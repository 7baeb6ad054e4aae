package io.rampwatch.event;

/**
 * An event on its way to the account that it belongs to by now.
 *
 * @param account that account, or the {@link Name} that stands for none
 * @param event the event as it was said
 * @param fromMillis the event time from which on this is known: the event's own, or later for one that was held
 * @param again whether it was counted before, under another name: what becomes of it now is not counted again
 */
public record Addressed(String account, OpsEvent event, long fromMillis, boolean again) {
    /** An event that belongs to the account that it names. */
    public static Addressed of(OpsEvent event) {
        return new Addressed(event.account(), event, event.timeMillis(), false);
    }

    /**
     * An event that is known from its own time on, or from where event time was when it came late.
     *
     * @param heardMillis how far event time had come
     */
    public static Addressed of(OpsEvent event, long heardMillis) {
        return new Addressed(event.account(), event, from(event, heardMillis), false);
    }

    /** From when on an event is known: its own time, or just after the event time at which it came late. */
    public static long from(OpsEvent event, long heardMillis) {
        return event.timeMillis() > heardMillis ? event.timeMillis() : heardMillis + 1;
    }

    /** The same for another account. */
    public Addressed to(String other) {
        return new Addressed(other, event, fromMillis, again);
    }
}
