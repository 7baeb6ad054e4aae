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
 * @param untilWallMillis from then on event time passes like wall time, epoch milliseconds of wall time
 */
public record RunClock(long startWallMillis, long startEventMillis, long factor, long untilWallMillis)
        implements Serializable {
    /** Event time is wall time. */
    public static final RunClock REAL = new RunClock(0, 0, 1, 0);

    /**
     * A span of event time that ends now, so to speak: played in a shorter time from now on, it ends when event time
     * has come to the wall time of its end.
     *
     * @param wallMillis the wall time now, epoch milliseconds
     * @param playedMillis how long it is played
     * @param factor how many times faster than life
     */
    public static RunClock endingNow(long wallMillis, long playedMillis, long factor) {
        long end = wallMillis + playedMillis;
        return new RunClock(wallMillis, end - playedMillis * factor, factor, end);
    }

    /** Refuses a clock that stands still or runs backwards. */
    public RunClock {
        if (factor < 1) {
            throw new IllegalArgumentException("factor is not from 1: " + factor);
        }
    }

    /** The event time at a wall time, both in epoch milliseconds. */
    public long at(long wallMillis) {
        long fast = Math.min(wallMillis, untilWallMillis) - startWallMillis;
        return startEventMillis + fast * factor + Math.max(0, wallMillis - untilWallMillis);
    }

    /** The first millisecond of wall time at which an event time is reached. */
    public long wallOf(long eventMillis) {
        long fast = startWallMillis - Math.floorDiv(startEventMillis - eventMillis, factor);
        return fast <= untilWallMillis ? fast : untilWallMillis + eventMillis - at(untilWallMillis);
    }
}
