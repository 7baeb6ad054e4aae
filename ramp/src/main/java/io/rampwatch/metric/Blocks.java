package io.rampwatch.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The slow lane: signup days in order, pooled until enough accounts speak, and the bad blocks in a row.
 *
 * <ul>
 *   <li>A day below the floor is pooled with the following days, whatever their size, until the floor is reached.
 *   <li>A pool that has not reached it after {@code maxDays} is exhausted; the next day starts a new one.
 *   <li>A day without data is a gap of its own; inside a pool it counts as one of its days and adds nothing.
 *   <li>Bad blocks in a row are counted, a good one sets 0. One gap (exhausted pool, day without data) neither counts
 *       nor breaks; a second in a row sets 0.
 * </ul>
 *
 * @param floor accounts that a block needs, 1 or more
 * @param maxDays the most days in a pool, 1 or more
 * @param gaps how many gaps in a row a run outlives, 0 or more
 * @param test what is asked of a block with enough accounts
 */
public record Blocks(long floor, int maxDays, int gaps, BlockTest test) {
    /** The most days in a pool unless said. */
    public static final int MAX_DAYS = 3;

    /** How many gaps in a row a run outlives unless said. */
    public static final int GAPS = 1;

    /** @throws IllegalArgumentException when an argument is out of its range */
    public Blocks {
        if (floor < 1 || maxDays < 1 || gaps < 0) {
            throw new IllegalArgumentException("a floor of " + floor + " and pools of " + maxDays + " days");
        }
    }

    /** Blocks that outlive one gap, with the same test for all of them. */
    public Blocks(long floor, int maxDays, DayTest bad) {
        this(floor, maxDays, GAPS, (first, last, k, n) -> bad.holds(k, n) ? Block.Verdict.BAD : Block.Verdict.GOOD);
    }

    /**
     * The blocks that these days make. Days of a pool that is still open are in none.
     *
     * @param days every day from the first on, in order
     */
    public List<Block> of(List<DayCount> days) {
        var blocks = new ArrayList<Block>();
        int first = 0;
        long k = 0;
        long n = 0;
        for (int day = 0; day < days.size(); day++) {
            k += days.get(day).k();
            n += days.get(day).n();
            boolean open =
                    n < floor && day + 1 - first < maxDays && (days.get(day).known() || day > first);
            if (!open) {
                blocks.add(block(blocks, first, day, k, n));
                first = day + 1;
                k = 0;
                n = 0;
            }
        }
        return List.copyOf(blocks);
    }

    /**
     * The day after which a run of bad blocks is complete for the first time.
     *
     * @param length bad blocks in a row, 1 or more
     * @return the last day of the run, counted from 1; empty when there is no such run
     */
    public OptionalInt firstRun(List<DayCount> days, int length) {
        return of(days).stream()
                .filter(block -> block.badInARow() >= length)
                .mapToInt(Block::lastDay)
                .findFirst();
    }

    private Block block(List<Block> before, int first, int last, long k, long n) {
        Block.Verdict verdict = n < floor ? Block.Verdict.TOO_FEW : test.verdict(first + 1, last + 1, k, n);
        Block previous = before.isEmpty() ? null : before.get(before.size() - 1);
        int run = previous == null ? 0 : previous.badInARow();
        int now = switch (verdict) {
            case BAD -> run + 1;
            case GOOD -> 0;
            case TOO_FEW -> gapsBefore(before) >= gaps ? 0 : run;
        };
        return new Block(first + 1, last + 1, k, n, verdict, now);
    }

    private int gapsBefore(List<Block> before) {
        int inARow = 0;
        while (inARow < before.size() && before.get(before.size() - 1 - inARow).verdict() == Block.Verdict.TOO_FEW) {
            inARow++;
        }
        return inARow;
    }
}
