package io.rampwatch.channel;

import org.jspecify.annotations.Nullable;

/** The hours of one channel, wherever they are kept. Hours are counted from the epoch. */
public interface Hours {
    /** The sums of an hour; null where nothing was ever counted under it. */
    @Nullable
    HourCells find(long hour);

    /** Keeps the sums of an hour. */
    void keep(long hour, HourCells cells);

    /** Forgets an hour. */
    void drop(long hour);
}
