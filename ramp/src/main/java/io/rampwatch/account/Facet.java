package io.rampwatch.account;

/** Which of a channel's sums a contribution belongs to. */
public enum Facet {
    /** Facts by the minute in which they happened. */
    FLOW,
    /** Facts by the signup of their account: they count for its cohort, at an age. */
    COHORT,
    /** Accounts by the minute of their latest fact, so that a window counts each account once. */
    LATEST,
    /** Accounts by the hour of their signup and by what became of them: the outcome is the bin. */
    OUTCOME,
    /** What is open, by the minute in which it was first opened: the effect is when it opened, closed or reopened. */
    QUEUE,
    /** Reason codes by the hour of the fact, or of the account's signup; the sum of {@link Reasons} is the bin. */
    REASON,
    /** The channel exists from here on; counts nothing. */
    OPENING,
    /** What became of events, for the conservation law; its channel is the source. */
    TALLY,
    /** What the trust in all numbers depends on, by minute; its channel is the source, or the sum of all channels. */
    QUALITY
}
