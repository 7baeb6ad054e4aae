package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.rampwatch.event.Reason;
import java.io.IOException;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes of somebody else to one JSON document, strictly: the stage {@code decode} of intake. One thread only. */
public final class StrictJson {
    /** The largest record that is ever read, in bytes. */
    public static final int MAX_BYTES = Utf8.MAX_BYTES;

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
     * The document that a record holds, whatever it is.
     *
     * @param value the record; null for none
     * @param most how many bytes it may have, at most {@link #MAX_BYTES}
     */
    public JsonTree read(byte @Nullable [] value, int most) throws Refused {
        var keeper = new TreeKeeper();
        read(value, most, keeper);
        return keeper.document();
    }

    /** Reads a record to its end; what was heard before a fault was heard. */
    void read(byte @Nullable [] value, int most, JsonHeard heard) throws Refused {
        CharBuffer text = utf8.decode(value, most);
        int from = text.arrayOffset() + text.position();
        boolean halves = Surrogates.mend(text.array(), from, from + text.remaining());
        walk(text.array(), from, text.remaining(), heard);
        if (halves) {
            throw new Refused(Reason.BAD_UTF8, "an escaped surrogate without its pair");
        }
    }

    private void walk(char[] text, int from, int length, JsonHeard heard) throws Refused {
        try (var parser = JSON.createParser(text, from, length)) {
            new JsonWalk(parser, names, heard).walk();
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            // never its message: it quotes the payload
            throw new Refused(Reason.BAD_JSON, at == null ? "not JSON" : "not JSON at character " + at.getCharOffset());
        } catch (IOException unreadable) {
            throw new Refused(Reason.BAD_JSON, "not readable");
        }
    }
}
