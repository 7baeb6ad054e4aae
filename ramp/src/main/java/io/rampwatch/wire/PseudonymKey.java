package io.rampwatch.wire;

import io.rampwatch.event.Pseudonym;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key by which ids of accounts become pseudonyms: from the variable {@code RAMPWATCH_PSEUDONYM_KEY}, or the file
 * that {@code RAMPWATCH_PSEUDONYM_KEY_FILE} names. Never in a plan or an argument, where everybody reads it.
 */
public final class PseudonymKey {
    /** The variable. */
    public static final String VARIABLE = "RAMPWATCH_PSEUDONYM_KEY";

    /** With fewer, ids could be guessed back by trying keys. */
    private static final int LEAST = 16;

    private PseudonymKey() {}

    /**
     * The key; empty where none is set.
     *
     * @param environment of the process
     * @throws IllegalArgumentException that says what is wrong with it, and not what it is
     */
    public static Optional<String> of(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Optional<String> key = Secrets.find(environment, VARIABLE, "the key of pseudonyms", problems);
        key.filter(each -> each.length() < LEAST)
                .ifPresent(each -> problems.add(
                        VARIABLE + " has " + each.length() + " characters; a key needs at least " + LEAST));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return key;
    }

    /** Pseudonyms by that key; empty where none is set. */
    public static Optional<Pseudonym> pseudonyms(Map<String, String> environment) {
        return of(environment).map(Pseudonym::new);
    }
}
