package io.rampwatch.metric;

/** What is asked of the counts of a block: where a limit moves with time, it depends on the days, too. */
@FunctionalInterface
public interface BlockTest {
    /**
     * The answer.
     *
     * @param firstDay its first day, counted from 1
     * @param lastDay its last day, counted from 1
     * @param k the numerator over its days
     * @param n the accounts over its days, above 0
     * @return {@link Block.Verdict#TOO_FEW} where the limit itself is not known
     */
    Block.Verdict verdict(int firstDay, int lastDay, long k, long n);
}
