package io.rampwatch.metric;

import org.jspecify.annotations.Nullable;

/**
 * How often something made the numbers of a channel less worth in the 24 hours before a tick.
 *
 * @param check what it is, such as {@code missing_channel}
 * @param count how often
 * @param of of how many: signups for {@code missing_channel}, opened tickets for {@code missing_account}; null where it
 *     is no share of anything
 */
public record QualityCount(
        String check, long count, @Nullable Long of) {}
