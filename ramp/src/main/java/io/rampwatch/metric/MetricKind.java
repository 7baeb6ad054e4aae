package io.rampwatch.metric;

/** The shapes that a number of operations can have: each metric is one of these with parameters. */
public enum MetricKind {
    /** Events in the window. */
    COUNT,
    /** Events of one kind over events of others, in the window. */
    RATIO,
    /** The share of accounts that reach a set of events within a horizon of their signup. */
    CONVERSION,
    /** Events per 100 accounts by a given age (mean cumulative function). */
    PER_100,
    /** The amount per account by a given age (weighted mean cumulative function). */
    AMOUNT_PER_SUBJECT,
    /** The ages of what is open: how many, how old, and how many older than a target. Never a mean. */
    OPEN_AGE
}
