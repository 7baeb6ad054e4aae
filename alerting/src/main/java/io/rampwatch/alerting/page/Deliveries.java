package io.rampwatch.alerting.page;

import io.rampwatch.alerting.ledger.OutboxRow;

/** Hears of every attempt to tell somebody. */
public interface Deliveries {
    /** An attempt and what became of it. */
    void attempted(String road, OutboxRow row, Outcome outcome);

    /**
     * A row was accepted.
     *
     * @param millis how long it was in the outbox, wall time
     */
    void delivered(String road, OutboxRow row, long millis);
}
