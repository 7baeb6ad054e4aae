package io.rampwatch.metric;

import java.util.Optional;

/**
 * "Support load rises faster than signups": load per account by age now over that of the frozen baseline.
 *
 * <p>(T₁/T₀)/(S₁/S₀) is above 1 exactly when tickets per account are above what they were. The quotient of two flows is
 * never used: it reads half the truth twelve hours after a fivefold step.
 *
 * @param toBaseline the ratio, no unit
 */
public record LoadRatio(double toBaseline) {
    /** Closer than this an estimate counts as equal to its limit: it carries the rounding of a few sums. */
    private static final double EQUALITY = 1e-12;

    /**
     * The ratio to a baseline.
     *
     * @param now load per account by age
     * @param baselinePerAccount events per account of the baseline by the same age, above 0
     * @return empty where the load is undefined
     * @throws IllegalArgumentException when the baseline is not above 0
     */
    public static Optional<LoadRatio> of(MeanCumulative now, double baselinePerAccount) {
        if (!(baselinePerAccount > 0)) {
            throw new IllegalArgumentException("baseline of " + baselinePerAccount + " events per account");
        }
        return now.perAccount().isPresent()
                ? Optional.of(new LoadRatio(now.perAccount().getAsDouble() / baselinePerAccount))
                : Optional.empty();
    }

    /** Whether load has outpaced signups by at least this share (0.25 for 25 %); equality counts. */
    public boolean outpacesBy(double by) {
        return toBaseline >= 1 + by - EQUALITY;
    }
}
