package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import java.util.Map;

/** A reader with the words that tests use. */
final class Door {
    private static final EventReader READER = new EventReader(Map.of("urn:shop:long", 5_000L));

    private Door() {}

    /** The event of a line that must be good. */
    static OpsEvent accepted(Line line) {
        var read = READER.read(null, line.bytes(), Line.ORIGIN);
        return requireNonNull(read.event(), () -> "refused: " + read.deadLetter());
    }

    /** The refusal of a line that must be bad, as {@code reason: detail}. */
    static String refused(Line line) {
        return refused(line.text());
    }

    static String refused(String line) {
        return refused(line.getBytes(UTF_8));
    }

    static String refused(byte[] value) {
        return words(letter(value, Line.ORIGIN));
    }

    /** The refusal of a line that arrived at a time. */
    static String refused(Line line, long arrivalMillis) {
        return words(letter(line.bytes(), new Origin("ramp.events", 3, 42, arrivalMillis)));
    }

    static DeadLetter letter(byte[] value, Origin origin) {
        var read = READER.read(null, value, origin);
        return requireNonNull(read.deadLetter(), () -> "accepted: " + read.event());
    }

    private static String words(DeadLetter letter) {
        return letter.reason().label() + ": " + letter.detail();
    }
}
