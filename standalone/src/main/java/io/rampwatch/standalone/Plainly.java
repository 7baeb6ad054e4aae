package io.rampwatch.standalone;

/** What went wrong, as a person wants to hear it: a sentence of ours, else the innermost cause. */
final class Plainly {
    private Plainly() {}

    static String said(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && !(innermost instanceof Trouble)) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof Trouble) {
            return "rampwatch: " + innermost.getMessage();
        }
        return "rampwatch: " + innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}
