package io.rampwatch.account;

import java.util.Locale;

/** What makes the numbers of a channel less worth, counted like any other fact by the minute in which it happened. */
public enum Quality {
    /** A signup that names no channel. */
    MISSING_CHANNEL,
    /** A ticket of no account, or of one that never signed up. */
    MISSING_ACCOUNT,
    /** A second workspace of an account within half an hour, or a failure that says so. */
    DUPLICATE_WORKSPACE,
    /** A record of an account that no other system has linked within an hour. */
    UNMATCHED_BILLING,
    /** A fact of an account from before its signup, where it cannot convert. */
    BEFORE_START;

    private static final String PREFIX = "quality:";

    /** The name under which it is summed. No event has it: their names have no colon. */
    public String measure() {
        return PREFIX + label();
    }

    /** The word in readings and labels. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
