package io.rampwatch.flink;

import java.io.Serializable;

/**
 * How the job runs; what it computes stands in the plan.
 *
 * @param tickMinutes from tick to tick in event time; a divisor of 60
 * @param epoch the job's birth: kept in its state, so that a job that lost its state is known by another epoch
 * @param heartbeatMillis from heartbeat to heartbeat in wall time; 0 for one heartbeat at the end of the input
 * @param leapMinutes how far event time goes at once behind the source: what changes the past is known to no tick
 *     before it, unless they lie in one leap
 */
public record JobSettings(long tickMinutes, String epoch, long heartbeatMillis, long leapMinutes)
        implements Serializable {
    private static final long FOR_EVER = 1_000_000_000_000L;

    /** A run in which every tick knows what was known then. */
    public JobSettings(long tickMinutes, String epoch, long heartbeatMillis) {
        this(tickMinutes, epoch, heartbeatMillis, tickMinutes);
    }

    /** A bounded run over recorded input: an hourly tick, and one heartbeat when all is said. */
    public static JobSettings replay(long tickMinutes) {
        return new JobSettings(tickMinutes, "replay", 0);
    }

    /**
     * The same, but as all is known in the end: figures for history, and no way to judge what a rule would have said.
     */
    public JobSettings inHindsight() {
        return new JobSettings(tickMinutes, epoch, heartbeatMillis, FOR_EVER);
    }
}
