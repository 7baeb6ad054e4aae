package io.rampwatch.metric;

import java.util.OptionalDouble;

/**
 * A limit that allows for the error of its baseline: the lower exact limit of the baseline minus the drop.
 *
 * <p>A baseline of 1,000 accounts is itself uncertain by three points; subtracting ten points from it plainly made 9.5
 * % of healthy channels pause. This limit spends part of the budget on the baseline instead.
 */
public final class SafeLimit {
    private SafeLimit() {}

    /**
     * The Clopper-Pearson lower limit of {@code hits / accounts} minus {@code drop}.
     *
     * @param hits accounts of the baseline that converted, 0 to {@code accounts}
     * @param accounts mature accounts of the baseline
     * @param drop the fall that the rule speaks of, as a share (0.10 for 10 points)
     * @param alphaBaseline chance that the true level lies below the lower limit (0.005 by default)
     * @return a share, below 0 where no fall of that size can be seen; empty without accounts
     * @throws IllegalArgumentException when a count or the chance is out of its range
     */
    public static OptionalDouble of(long hits, long accounts, double drop, double alphaBaseline) {
        Counts.requireShare(hits, accounts);
        Counts.requireInside("chance to miss", alphaBaseline);
        return accounts == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ClopperPearson.lower(hits, accounts, alphaBaseline) - drop);
    }
}
