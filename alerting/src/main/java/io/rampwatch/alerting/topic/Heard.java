package io.rampwatch.alerting.topic;

import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Taken;
import io.rampwatch.event.Heartbeat;
import java.util.List;

/** Hears of what was read, once the ledger has it. */
public interface Heard {
    /**
     * A batch that is in the ledger.
     *
     * @param beats heartbeats that were read with it
     * @param taken what it changed
     */
    void batch(Batch batch, List<Beat> beats, Taken taken);

    /** A record that could not be read, and was skipped. */
    void skipped(String topic);

    /** How many records of a topic are not read yet. */
    void lag(String topic, long records);

    /**
     * A heartbeat and when it was written.
     *
     * @param heartbeat the job's word
     * @param writtenMillis the record's timestamp in Kafka
     */
    record Beat(Heartbeat heartbeat, long writtenMillis) {}
}
