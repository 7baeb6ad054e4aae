package io.rampwatch.alerting.page;

import io.rampwatch.alerting.ledger.OutboxRow;

/** A way to somebody outside. */
public interface Road {
    /** Its name in metrics. */
    String name();

    /** Tries once, and answers within seconds; never throws for what the other side does. */
    Outcome tell(OutboxRow row);
}
