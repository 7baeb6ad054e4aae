package io.rampwatch.channel;

import java.util.Map;

/**
 * What a channel's whole input added up to.
 *
 * @param channel the channel
 * @param sums counts, and millionths for amounts, by the key that {@link #flow}, {@link #cohort} or {@link #accounts}
 *     gives
 */
public record ChannelTotals(String channel, Map<String, Long> sums) {
    /** Facts of an event's name; with the amount's name, their sum. */
    public long flow(String name) {
        return sums.getOrDefault("FLOW " + name, 0L);
    }

    /** What counted for a metric by cohort: accounts that converted, or facts within the horizon. */
    public long cohort(String metric) {
        return sums.getOrDefault("COHORT " + metric, 0L);
    }

    /** Accounts that ever had an event of that name. */
    public long accounts(String name) {
        return sums.getOrDefault("LATEST " + name, 0L);
    }
}
