package io.rampwatch.wire;

import io.rampwatch.event.Reason;

/** A record cannot be accepted. It carries the reason to the door of intake, never further. */
public final class Refused extends Exception {
    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason why
     * @param detail what was found, in words of ours: never a value of the payload
     */
    public Refused(Reason reason, String detail) {
        // no stack trace: refusing is daily business here, and a flood of bad records must stay cheap
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What was found, in words of ours. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
