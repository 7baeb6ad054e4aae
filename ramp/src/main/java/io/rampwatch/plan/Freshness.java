package io.rampwatch.plan;

import java.io.Serializable;

/**
 * How long the monitor may be without sight before it says so, and what then holds for an armed ramp.
 *
 * @param degradedMinutes after so long a channel is DEGRADED
 * @param blindMinutes after so long it is BLIND, which pages
 * @param longMinutes after so long, while a ramp is armed, {@code onBlind} holds
 * @param onBlind what a long blindness means for the ramp
 */
public record Freshness(long degradedMinutes, long blindMinutes, long longMinutes, OnBlind onBlind)
        implements Serializable {
    /** Two minutes, five, fifteen; then the next step is not taken. */
    public static final Freshness DEFAULT = new Freshness(2, 5, 15, OnBlind.HOLD);

    /** What a ramp does that nobody can see. */
    public enum OnBlind {
        /** The next step is not taken. */
        HOLD,
        /** The channel is stopped. */
        PAUSE
    }
}
