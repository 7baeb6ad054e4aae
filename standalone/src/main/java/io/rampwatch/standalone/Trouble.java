package io.rampwatch.standalone;

/** A fault that the user can do something about; its message says what, where, and what would be right. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
