package io.rampwatch.alerting.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A value that shows itself to nobody who does not ask for it by name: not in logs, not in exceptions. */
public final class Secret {
    private final Supplier<String> value;

    private Secret(Supplier<String> value) {
        this.value = value;
    }

    /** A secret that is at hand. */
    public static Secret of(String value) {
        return new Secret(() -> value);
    }

    /** The first line of a file, read anew each time: a changed file is a changed secret, without a restart. */
    public static Secret inFile(Path file) {
        return new Secret(() -> read(file));
    }

    /**
     * The value.
     *
     * @throws IllegalStateException when its file cannot be read or is empty; the message names the file only
     */
    public String reveal() {
        return value.get();
    }

    private static String read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The secret file " + file
                            + " cannot be read: it must be there, as text, for the user of this program.",
                    unreadable);
        }
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The secret file " + file + " is empty."));
    }

    @Override
    public String toString() {
        return "***";
    }
}
