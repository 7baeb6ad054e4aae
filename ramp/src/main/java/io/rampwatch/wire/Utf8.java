package io.rampwatch.wire;

import io.rampwatch.event.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes to characters, strictly: what is not UTF-8 is refused, not replaced. One thread only. */
final class Utf8 {
    /** The largest record that is read, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int USUAL_BYTES = 4 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer chars = CharBuffer.allocate(USUAL_BYTES);

    /**
     * The characters of a record without a byte order mark.
     *
     * @param most how many bytes it may have
     * @return a buffer over an array; good until the next call
     */
    CharBuffer decode(byte @Nullable [] value, int most) throws Refused {
        if (value == null || value.length == 0) {
            throw new Refused(Reason.EMPTY_VALUE, value == null ? "no value" : "0 bytes");
        }
        if (value.length > most) {
            throw new Refused(Reason.TOO_LARGE, value.length + " bytes, at most " + most + " are read");
        }
        if (chars.capacity() < value.length) {
            // never more characters than bytes
            chars = CharBuffer.allocate(value.length);
        }
        chars.clear();
        var bytes = ByteBuffer.wrap(value);
        if (decoder.reset().decode(bytes, chars, true).isError()) {
            throw new Refused(Reason.BAD_UTF8, "not UTF-8 at byte " + bytes.position());
        }
        chars.flip();
        return chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK ? chars.position(1) : chars;
    }
}
