package io.rampwatch.rule;

/** Which view of a conversion a lane judges. */
public enum View {
    /** Each lane its own: slow and proven lanes mature accounts, live and held ones the early view. */
    OWN,
    /** Accounts that have had their whole horizon: the live lane looks at them, too. */
    MATURE,
    /** All accounts, the young ones through the estimator. Lanes over closed days stay with those. */
    EARLY,
    /**
     * What the open cohorts can become at worst and at best: a look is beyond the limit only when even the best case
     * is. Lanes over closed days stay with those.
     */
    BOUNDS
}
