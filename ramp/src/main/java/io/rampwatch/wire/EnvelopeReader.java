package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.rampwatch.event.Reason;
import java.io.IOException;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes to an envelope: the stage {@code decode} of intake. One thread only. */
final class EnvelopeReader {
    // names are not shared between records: a table of them is a target for chosen collisions
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Utf8.MAX_BYTES)
                    .maxNameLength(Utf8.MAX_BYTES)
                    .build())
            .build();

    private final Utf8 utf8 = new Utf8();
    private final Names names = new Names();

    /**
     * Reads a record.
     *
     * @param into takes what is kept, also of a record that is refused half-way
     */
    void read(byte @Nullable [] value, Envelope into) throws Refused {
        CharBuffer text = utf8.decode(value);
        int from = text.arrayOffset() + text.position();
        boolean halves = Surrogates.mend(text.array(), from, from + text.remaining());
        boolean object = walk(text.array(), from, text.remaining(), into);
        if (halves) {
            throw new Refused(Reason.BAD_UTF8, "an escaped surrogate without its pair");
        }
        if (!object) {
            throw new Refused(Reason.NOT_OBJECT, "the document is not an object");
        }
    }

    private boolean walk(char[] text, int from, int length, Envelope into) throws Refused {
        try (var parser = JSON.createParser(text, from, length)) {
            return new JsonWalk(parser, names, into).walk();
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            // never its message: it quotes the payload
            throw new Refused(Reason.BAD_JSON, at == null ? "not JSON" : "not JSON at character " + at.getCharOffset());
        } catch (IOException unreadable) {
            throw new Refused(Reason.BAD_JSON, "not readable");
        }
    }
}
