package io.rampwatch.wire;

import io.rampwatch.event.Reason;
import org.jspecify.annotations.Nullable;

/** Bytes to an envelope. One thread only. */
final class EnvelopeReader {
    private final StrictJson json = new StrictJson();

    /**
     * Reads a record.
     *
     * @param into takes what is kept, also of a record that is refused half-way
     */
    void read(byte @Nullable [] value, Envelope into) throws Refused {
        var keeper = new EnvelopeKeeper(into);
        json.read(value, StrictJson.MAX_BYTES, keeper);
        if (!keeper.object()) {
            throw new Refused(Reason.NOT_OBJECT, "the document is not an object");
        }
    }
}
