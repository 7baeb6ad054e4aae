package io.rampwatch.channel;

import io.rampwatch.account.Contribution;

/**
 * Since when a channel has facts of each name. A ratio is defined from the first fact of another kind than its
 * numerator's on; one that was taken back, as when its account turns out to belong elsewhere, never was.
 */
final class Firsts {
    /** The first fact is the one that it was. */
    static final long UNMOVED = Long.MIN_VALUE;

    private static final long HOUR = 60;
    private static final long NEVER = Long.MAX_VALUE - HOUR;

    private Firsts() {}

    /**
     * Notes a contribution that was counted already.
     *
     * @return the minute up to which it makes a difference which fact is the first; {@link #UNMOVED} for none
     */
    static long moved(Hours hours, ChannelMarks marks, Contribution said) {
        long before = marks.firsts().getOrDefault(said.measure(), NEVER);
        long at = said.positionMinute();
        boolean there = sum(hours, said.measure(), at) > 0;
        if (there ? at >= before : at != before) {
            return UNMOVED;
        }
        long after = there ? at : next(hours, said.measure(), at, marks.latestMinute());
        if (after == NEVER) {
            marks.firsts().remove(said.measure());
        } else {
            marks.firsts().put(said.measure(), after);
        }
        return Math.max(before, after) + HOUR;
    }

    private static long next(Hours hours, String measure, long after, long latest) {
        for (long minute = after + 1; minute <= latest; minute++) {
            HourCells cells = hours.find(Math.floorDiv(minute, HOUR));
            if (cells == null || !cells.flows().containsKey(measure)) {
                minute = (Math.floorDiv(minute, HOUR) + 1) * HOUR - 1;
            } else if (sum(hours, measure, minute) > 0) {
                return minute;
            }
        }
        return NEVER;
    }

    private static long sum(Hours hours, String measure, long minute) {
        HourCells cells = hours.find(Math.floorDiv(minute, HOUR));
        int within = (int) Math.floorMod(minute, HOUR);
        return cells == null ? 0 : HourCells.sum(cells.flows(), measure, within, within + 1);
    }
}
