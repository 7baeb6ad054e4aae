/**
 * What alerting knows for good: episodes, decisions, the outbox, and how far each topic was read; one transaction a
 * batch.
 */
@NullMarked
package io.rampwatch.alerting.ledger;

import org.jspecify.annotations.NullMarked;
