package io.rampwatch.event;

import java.io.Serializable;

/**
 * Which event time it is at a wall time: the same in real life, faster in a run that is compressed.
 *
 * <p>It reads no clock: the wall time comes in as an argument, so that whoever tests it, or runs a week in a minute,
 * decides what time it is.
 *
 * @param startWallMillis when the run began, epoch milliseconds of wall time
 * @param startEventMillis the event time at that moment, epoch milliseconds
 * @param factor how many milliseconds of event time pass in one of wall time; from 1
 */
public record RunClock(long startWallMillis, long startEventMillis, long factor) implements Serializable {
    /** Event time is wall time. */
    public static final RunClock REAL = new RunClock(0, 0, 1);

    /** Refuses a clock that stands still or runs backwards. */
    public RunClock {
        if (factor < 1) {
            throw new IllegalArgumentException("factor is not from 1: " + factor);
        }
    }

    /** The event time at a wall time, both in epoch milliseconds. */
    public long at(long wallMillis) {
        return startEventMillis + (wallMillis - startWallMillis) * factor;
    }

    /** The first millisecond of wall time at which an event time is reached. */
    public long wallOf(long eventMillis) {
        return startWallMillis - Math.floorDiv(startEventMillis - eventMillis, factor);
    }
}
