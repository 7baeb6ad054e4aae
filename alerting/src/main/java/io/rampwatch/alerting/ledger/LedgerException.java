package io.rampwatch.alerting.ledger;

/** The ledger cannot do its work. The message is for a person: what, where, and what to do. */
public final class LedgerException extends RuntimeException {
    /**
     * A failure.
     *
     * @param sentence what failed, where, and what to do
     * @param cause where it came from
     */
    public LedgerException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * A refusal of ours.
     *
     * @param sentence what is wrong, where, and what to do
     */
    public LedgerException(String sentence) {
        super(sentence);
    }

    /** What failed, where, and what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
