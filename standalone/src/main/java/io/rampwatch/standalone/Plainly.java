package io.rampwatch.standalone;

import io.rampwatch.alerting.ledger.LedgerException;

/** What went wrong, as a person wants to hear it: a sentence of ours, else the innermost cause. */
final class Plainly {
    private Plainly() {}

    static String said(Throwable failure) {
        return "rampwatch: " + cause(failure);
    }

    /** The sentence alone. */
    static String cause(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && !speaksPlainly(innermost)) {
            innermost = innermost.getCause();
        }
        return speaksPlainly(innermost)
                ? String.valueOf(innermost.getMessage())
                : innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }

    /** Settings that cannot be right and ports that are taken say so themselves. */
    private static boolean speaksPlainly(Throwable failure) {
        return failure instanceof Trouble
                || failure instanceof LedgerException
                || failure.getClass() == IllegalStateException.class
                || failure.getClass() == IllegalArgumentException.class;
    }
}
