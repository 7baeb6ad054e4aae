package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.FuzzRun;
import java.util.Arrays;

/**
 * Any bytes through any mapping: the first byte chooses one, the rest is the record. Beyond the mappings it is a
 * mapping file itself, of which nothing must be thrown.
 */
public final class FuzzMapping {
    private FuzzMapping() {}

    /** Classes are loaded and instrumented before the first run, which would take its time for that. */
    public static void fuzzerInitialize() {
        Payloads.MAPPERS.forEach(
                mapper -> Payloads.GOOD.forEach(payload -> MappingLaws.hold(mapper, payload.getBytes(UTF_8))));
        run("fname: fuzz".getBytes(UTF_8));
    }

    /** One run. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 0) {
            FuzzRun.briefly(() -> run(bytes));
        }
    }

    private static void run(byte[] bytes) {
        int chosen = bytes[0] - '0';
        byte[] record = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (chosen >= 0 && chosen < Payloads.MAPPERS.size()) {
            MappingLaws.hold(Payloads.MAPPERS.get(chosen), record);
        } else {
            var read = MappingReader.read("fuzz", record);
            if ((read.mapping() == null) == read.problems().isEmpty()) {
                throw new AssertionError("neither a mapping nor a problem");
            }
        }
    }
}
