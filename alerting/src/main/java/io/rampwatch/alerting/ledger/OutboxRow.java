package io.rampwatch.alerting.ledger;

/**
 * Something that is to be told to the outside.
 *
 * @param id its place in the order of the outbox
 * @param channel the channel of its episode
 * @param number the number of its episode
 * @param action what the outside is asked to do
 * @param key by which the outside knows the episode
 * @param body the page; empty for a resolve
 * @param attempt how often it was tried
 * @param createdMillis when it was put in, wall time
 */
public record OutboxRow(
        long id, String channel, int number, Action action, String key, String body, int attempt, long createdMillis) {
    /** What the outside is asked to do. */
    public enum Action {
        /** Open an incident: page. */
        TRIGGER,
        /** Close it. */
        RESOLVE
    }

    /** How a row stands. */
    public enum State {
        /** To be tried until it is accepted. */
        PENDING,
        /** Accepted. */
        SENT,
        /** Refused for good: somebody must look. */
        FAILED_CONFIG
    }
}
