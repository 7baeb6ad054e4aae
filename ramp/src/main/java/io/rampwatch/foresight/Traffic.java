package io.rampwatch.foresight;

/**
 * The signups of a simulated ramp and what becomes of them. Signups come evenly over the day.
 *
 * @param perDay how many a day, 1 or more
 * @param days how many days the ramp lasts
 * @param before what accounts do that sign up before the change
 * @param after what those do that sign up from then on
 * @param changeMinute when it changes, minutes from the start; beyond the ramp for never
 */
record Traffic(long perDay, int days, Behaviour before, Behaviour after, long changeMinute) {
    static final long DAY = 1_440;

    /** A ramp in which nothing changes. */
    static Traffic steady(long perDay, int days, Behaviour behaviour) {
        return new Traffic(perDay, days, behaviour, behaviour, Long.MAX_VALUE);
    }

    /** Signups from the start up to a minute, not including it. */
    long upTo(long minute) {
        return perDay * Math.max(0, Math.min(minute, days * DAY)) / DAY;
    }
}
