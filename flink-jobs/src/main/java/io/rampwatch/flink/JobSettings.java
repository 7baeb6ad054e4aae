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
 * @param deadLettersPerMinute how many refused records each task writes in a minute of wall time; the others are
 *     counted
 */
public record JobSettings(
        long tickMinutes, String epoch, long heartbeatMillis, long leapMinutes, long deadLettersPerMinute)
        implements Serializable {
    private static final long FOR_EVER = 1_000_000_000_000L;
    private static final long NO_LIMIT = Long.MAX_VALUE;
    /** As many as somebody may read. */
    private static final long DEAD_LETTERS = 1_000;

    /** A run in which every tick knows what was known then. */
    public JobSettings(long tickMinutes, String epoch, long heartbeatMillis) {
        this(tickMinutes, epoch, heartbeatMillis, tickMinutes, DEAD_LETTERS);
    }

    /** A bounded run over recorded input: an hourly tick, one heartbeat when all is said, and every refused record. */
    public static JobSettings replay(long tickMinutes) {
        return new JobSettings(tickMinutes, "replay", 0, tickMinutes, NO_LIMIT);
    }

    /**
     * The same, but as all is known in the end: figures for history, and no way to judge what a rule would have said.
     */
    public JobSettings inHindsight() {
        return new JobSettings(tickMinutes, epoch, heartbeatMillis, FOR_EVER, deadLettersPerMinute);
    }

    /** Whether a tick may know what became known after it. */
    boolean hindsight() {
        return leapMinutes > tickMinutes;
    }
}
