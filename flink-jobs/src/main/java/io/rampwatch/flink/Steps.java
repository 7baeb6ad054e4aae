package io.rampwatch.flink;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Lets event time go no further than a tick at once. What changes the past (a ticket that is taken back, a merge) must
 * be known to the ticks after it and to none before; where event time leaps over a tick and the change together, nobody
 * could tell them apart.
 */
final class Steps {
    private final Ticks ticks;
    private long said;

    Steps(long tickMinutes) {
        this(tickMinutes, Long.MIN_VALUE);
    }

    /**
     * Steps that go on.
     *
     * @param said how far event time had come before a restart
     */
    Steps(long tickMinutes, long said) {
        ticks = new Ticks(tickMinutes);
        this.said = said;
    }

    /** Does something for a time. */
    interface Step {
        void at(long millis) throws Exception;
    }

    /**
     * Steps to a watermark, over every tick on the way.
     *
     * @param earliest the time of the earliest that waits: before it nothing can change
     */
    void to(Watermark mark, long earliest, Step step) throws Exception {
        long to = mark.getTimestamp();
        boolean ended = mark.equals(Watermark.MAX_WATERMARK);
        long from = said == Long.MIN_VALUE ? earliest : said;
        if (!ended && from < to) {
            for (long tick = ticks.after(from); tick < to; tick = ticks.next(tick)) {
                step.at(tick);
            }
        }
        step.at(to);
        said = Math.max(said, to);
    }

    /** How far event time has come. */
    long said() {
        return said;
    }
}
