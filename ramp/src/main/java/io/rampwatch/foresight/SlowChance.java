package io.rampwatch.foresight;

import io.rampwatch.metric.DayTest;
import io.rampwatch.metric.RunChance;
import java.util.OptionalInt;

/**
 * The exact chance that a lane of closed days says breach, at a constant volume.
 *
 * <p>Days below the floor are pooled, so a block is as many days as it takes to reach it, at most {@link #MOST_POOLED}.
 * Blocks are independent, and within one the count is binomial or Poisson.
 *
 * @param needed bad blocks in a row that make a breach
 * @param floor accounts that a block needs
 * @param bad which counts of a block are bad
 * @param many whether an account can have many events: then counts are Poisson, not binomial
 */
record SlowChance(int needed, long floor, DayTest bad, boolean many) {
    /** The most days in a block. */
    private static final int MOST_POOLED = 3;

    /** Days of a block at a volume; empty where not even the longest reaches the floor. */
    OptionalInt blockDays(long perDay) {
        long days = Math.max(1, (floor + perDay - 1) / perDay);
        return days <= MOST_POOLED ? OptionalInt.of((int) days) : OptionalInt.empty();
    }

    /**
     * The chance of a breach within so many judged days.
     *
     * @param perDay accounts of one day, 1 or more
     * @param mean the true share, or events per account
     * @return from 0 to 1; 0 where blocks never reach the floor
     */
    double within(int days, long perDay, double mean) {
        OptionalInt block = blockDays(perDay);
        return block.isEmpty() ? 0 : run(block.getAsInt() * perDay, mean).within(days / block.getAsInt());
    }

    /** The days after which half of the ramps have their breach; empty where that takes more than so many days. */
    OptionalInt medianDays(int most, long perDay, double mean) {
        OptionalInt block = blockDays(perDay);
        if (block.isEmpty()) {
            return block;
        }
        var run = run(block.getAsInt() * perDay, mean);
        for (int blocks = needed; blocks * block.getAsInt() <= most; blocks++) {
            if (run.within(blocks) >= 0.5) {
                return OptionalInt.of(blocks * block.getAsInt());
            }
        }
        return OptionalInt.empty();
    }

    private RunChance run(long accounts, double mean) {
        return new RunChance(needed, many ? poisson(accounts, mean) : RunChance.ofBlock(bad, accounts, mean));
    }

    /** The chance of a bad block where the events of all accounts together are Poisson. */
    private double poisson(long accounts, double mean) {
        double expected = accounts * mean;
        double spread = 12 * Math.sqrt(expected) + 30;
        double logChance = 0 - expected;
        double sum = 0;
        for (long k = 0; k <= expected + spread; k++) {
            if (bad.holds(k, accounts)) {
                sum += StrictMath.exp(logChance);
            }
            logChance += StrictMath.log(expected / (k + 1));
        }
        return Math.min(1, sum);
    }
}
