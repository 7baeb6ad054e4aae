package io.rampwatch.rule;

/** What a rule says of a channel, from best to worst. */
public enum State {
    OK,
    WATCH,
    RESTART_READY,
    UNKNOWN,
    BREACH
}
