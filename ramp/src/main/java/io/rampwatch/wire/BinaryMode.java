package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Header;
import io.rampwatch.event.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents in binary mode: each attribute is a header of its own, the value is {@code data}.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
final class BinaryMode {
    private static final String CONTENT_TYPE = "content-type";
    private static final String STRUCTURED = "application/cloudevents";
    private static final String PREFIX = "ce_";
    private static final String MARK = PREFIX + "specversion";

    private BinaryMode() {}

    /** Whether a record is in binary mode. A structured one may carry the same headers, its content type tells. */
    static boolean isSaidBy(List<Header> headers) {
        return !isStructured(headers)
                && headers.stream().anyMatch(header -> header.name().equals(MARK));
    }

    /** Whether the content type says that the value is a whole event. */
    static boolean isStructured(List<Header> headers) {
        return headers.stream().anyMatch(header -> header.name().equals(CONTENT_TYPE) && isStructured(header.value()));
    }

    private static boolean isStructured(byte @Nullable [] contentType) {
        return contentType != null
                && new String(contentType, UTF_8)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(STRUCTURED);
    }

    /** Keeps the attributes that are asked for, as if they stood in the record itself. */
    static void keepAttributes(List<Header> headers, Envelope into) throws Refused {
        Set<String> seen = new HashSet<>();
        for (Header header : headers) {
            byte[] value = header.value();
            if (value != null && header.name().startsWith(PREFIX)) {
                String name = header.name().substring(PREFIX.length());
                if (!seen.add(name)) {
                    throw new Refused(Reason.DUPLICATE_KEY, "an attribute twice in the headers");
                }
                if (into.attributes().wants(name)) {
                    into.attributes().keep(name, Scalar.Form.TEXT, text(value));
                }
            }
        }
    }

    private static String text(byte[] value) throws Refused {
        if (value.length > Utf8.MAX_BYTES) {
            throw new Refused(Reason.TOO_LARGE, "a header of " + value.length + " bytes");
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException notText) {
            throw new Refused(Reason.BAD_UTF8, "a header is not UTF-8");
        }
    }
}
