package io.rampwatch.flink;

import java.io.Serializable;

/**
 * The instants of event time at which everything is said. What becomes known between two of them is known to the later
 * one first.
 */
final class Ticks implements Serializable {
    private final long millis;

    Ticks(long tickMinutes) {
        millis = tickMinutes * 60_000;
    }

    /** The first tick that knows what is known from this time on. */
    long from(long knownMillis) {
        return -Math.floorDiv(-knownMillis, millis) * millis;
    }

    /** The tick before a tick. */
    long before(long tickMillis) {
        return tickMillis - millis;
    }

    /** The first tick after a time. */
    long after(long timeMillis) {
        return (Math.floorDiv(timeMillis, millis) + 1) * millis;
    }

    /** The tick after a tick. */
    long next(long tickMillis) {
        return tickMillis + millis;
    }
}
