package io.rampwatch.channel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far a channel has come. Its maps are mutable: it is the state itself.
 *
 * @param firstMinute the first minute of which anything is known; {@link #NONE} before
 * @param latestMinute the latest minute under which anything is counted
 * @param openedMinute its first tick; {@link #NONE} before
 * @param lastMinute its latest tick; {@link #NONE} before
 * @param touched full hours whose readings late facts have changed since the latest tick
 * @param touchedDays calendar days (start, epoch minutes) that late facts have changed since the latest tick
 * @param touchedHours hours of signups, counted from the epoch, whose outcomes late facts have changed since then
 * @param longOpen hours older than all that is kept otherwise, of which something is open still
 * @param codes the reason codes that are kept apart
 * @param revisions the latest revision of readings that were written again, by tick
 * @param days the closed days that can still change, by metric and start
 * @param firsts the first minute of each event's name
 * @param totals sums of all time, by facet and measure
 */
public record ChannelMarks(
        long firstMinute,
        long latestMinute,
        long openedMinute,
        long lastMinute,
        Set<Long> touched,
        Set<Long> touchedDays,
        Set<Long> touchedHours,
        Set<Long> longOpen,
        Set<String> codes,
        Map<Long, Integer> revisions,
        Map<String, DayMark> days,
        Map<String, Long> firsts,
        Map<String, Long> totals) {
    /** Not yet. */
    public static final long NONE = Long.MAX_VALUE;

    /**
     * What was last said of a closed day.
     *
     * @param endMinute the end of the day
     * @param revision of the latest word
     * @param k the numerator as it was said
     * @param n the denominator as it was said
     */
    public record DayMark(long endMinute, int revision, long k, long n) {}

    /** A channel of which nothing is known. */
    public static ChannelMarks fresh() {
        return new ChannelMarks(
                NONE,
                Long.MIN_VALUE,
                NONE,
                NONE,
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>());
    }

    ChannelMarks seen(long minute) {
        return new ChannelMarks(
                Math.min(firstMinute, minute),
                Math.max(latestMinute, minute),
                openedMinute,
                lastMinute,
                touched,
                touchedDays,
                touchedHours,
                longOpen,
                codes,
                revisions,
                days,
                firsts,
                totals);
    }

    ChannelMarks ticked(long minute) {
        long opened = openedMinute == NONE ? minute : openedMinute;
        return new ChannelMarks(
                firstMinute,
                latestMinute,
                opened,
                minute,
                touched,
                touchedDays,
                touchedHours,
                longOpen,
                codes,
                revisions,
                days,
                firsts,
                totals);
    }

    /** Whether it has had a tick. */
    boolean open() {
        return lastMinute != NONE;
    }
}
