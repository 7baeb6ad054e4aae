package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * A count of what is open: beyond at the larger of a count and a share of all that is open, rounded up.
 *
 * @param atLeast the least count
 * @param shareMillionths the least share, in millionths
 * @param clear the count at which WATCH is left, in millionths of 1; null for inside the limit
 */
record CensusLine(
        long atLeast, long shareMillionths, @Nullable Long clear) implements Line {
    private static final long MILLION = 1_000_000;

    private long needed(long n) {
        return Math.max(atLeast, (Math.multiplyExact(shareMillionths, Math.max(0, n)) + MILLION - 1) / MILLION);
    }

    @Override
    public boolean beyond(long k, long n) {
        return k >= needed(n);
    }

    @Override
    public boolean beyond(double value) {
        throw new IllegalStateException("a census is counted, not estimated: " + value);
    }

    @Override
    public boolean clear(long k, long n) {
        return clear == null ? !beyond(k, n) : Math.multiplyExact(k, MILLION) <= clear;
    }

    @Override
    public boolean clear(double value) {
        throw new IllegalStateException("a census is counted, not estimated: " + value);
    }

    @Override
    public double value(long k, long n) {
        return k;
    }

    @Override
    public long millionths(long n) {
        return needed(n) * MILLION;
    }
}
