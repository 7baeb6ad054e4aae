package io.rampwatch.flink;

import java.io.Serializable;

/**
 * How the job runs; what it computes stands in the plan.
 *
 * @param tickMinutes from tick to tick in event time; a divisor of 60
 * @param epoch the job's birth: kept in its state, so that a job that lost its state is known by another epoch
 * @param heartbeatMillis from heartbeat to heartbeat in wall time; 0 for one heartbeat at the end of the input
 */
public record JobSettings(long tickMinutes, String epoch, long heartbeatMillis) implements Serializable {
    /** A bounded run over recorded input: an hourly tick, and one heartbeat when all is said. */
    public static JobSettings replay(long tickMinutes) {
        return new JobSettings(tickMinutes, "replay", 0);
    }
}
