/** Reads the topics of the job, record by record, into the ledger. */
@NullMarked
package io.rampwatch.alerting.topic;

import org.jspecify.annotations.NullMarked;
