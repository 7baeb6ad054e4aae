package io.rampwatch.rule;

/** Why a rule can say nothing. */
public enum Cause {
    TOO_FEW,
    IMMATURE,
    STALE,
    DATA,
    NO_FLOW,
    WARMING,
    STATE_LOST
}
