package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.FuzzRun;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Header;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Any bytes at the door: an event or a dead letter, never both, and nothing that is accepted is changed. */
public final class FuzzEvents {
    private static final EventReader READER = new EventReader(Map.of());
    /** A value that begins so is the data of an event in binary mode. */
    private static final byte BINARY = 'B';

    private static final List<Header> HEADERS = Stream.of(
                    "specversion=1.0",
                    "id=e-1",
                    "source=urn:fuzz",
                    "type=io.rampwatch.ticket.opened.v1",
                    "time=2025-11-26T08:30:00Z")
            .map(each -> each.split("="))
            .map(each -> new Header("ce_" + each[0], each[1].getBytes(UTF_8)))
            .toList();

    private FuzzEvents() {}

    /** Classes are loaded and instrumented before the first run, which would take its time for that. */
    public static void fuzzerInitialize() {
        run(Line.signup().bytes());
    }

    /** One run. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzRun.briefly(() -> run(bytes));
    }

    private static void run(byte[] bytes) {
        boolean binary = bytes.length > 0 && bytes[0] == BINARY;
        Received read = binary
                ? READER.read(null, Arrays.copyOfRange(bytes, 1, bytes.length), HEADERS, Line.ORIGIN)
                : READER.read(null, bytes, Line.ORIGIN);
        OpsEvent event = read.event();
        DeadLetter letter = read.deadLetter();
        // a merge brings its refusal along, for where it would close a circle
        boolean merge = event != null && event.kind() == Kind.MERGED;
        check(merge || (event == null) != (letter == null), "not one of both: " + read);
        if (letter != null) {
            check(letter.detail().length() <= 200 && !letter.detail().contains("failed"), letter.detail());
        }
        if (event != null) {
            check(event.equals(Again.read(event)), "accepted and changed: " + event);
        }
    }

    private static void check(boolean holds, String words) {
        if (!holds) {
            throw new AssertionError(words);
        }
    }
}
