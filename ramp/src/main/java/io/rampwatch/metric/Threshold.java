package io.rampwatch.metric;

/**
 * How large evidence must become before a rule says PROVEN, and how sure that is.
 *
 * <p>The budget is the channel's: its rules with evidence share it evenly, so that all of them together are wrong at
 * most that often in a season, without any assumption of independence.
 */
public final class Threshold {
    private Threshold() {}

    /**
     * ln of rules over budget: ln 600 for six rules that share 1 %.
     *
     * @param alphaChannel chance of a false proven pause per channel and season, between 0 and 1
     * @param rules how many rules share it, 1 or more
     * @throws IllegalArgumentException when an argument is out of its range
     */
    public static double log(double alphaChannel, int rules) {
        Counts.requireInside("alpha", alphaChannel);
        if (rules < 1) {
            throw new IllegalArgumentException(rules + " rules share a budget");
        }
        return StrictMath.log(rules / alphaChannel);
    }

    /** The stricter of {@link #log(double, int)} and a rule's own confidence, between 0 and 1 (0.99 for 99 %). */
    public static double log(double alphaChannel, int rules, double confidence) {
        Counts.requireInside("confidence", confidence);
        return Math.max(log(alphaChannel, rules), -StrictMath.log(1 - confidence));
    }

    /**
     * The confidence shown: one minus the chance that a channel within its limit ever gets that far.
     *
     * @param largestLogEvidence the largest of the season so far, natural logarithm
     * @return from 0 to 1; 0 for evidence of 1 or less
     */
    public static double confidence(double largestLogEvidence) {
        return 0 - StrictMath.expm1(-Math.max(0, largestLogEvidence));
    }
}
