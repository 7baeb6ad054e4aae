package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dead letters as JSON: the lines of {@code dead-letters.jsonl}, with the original bytes in base64. */
public final class DeadLetterJson {
    private static final String SCHEMA = "rampwatch.dead-letter.v1";

    private DeadLetterJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(DeadLetter letter) {
        Origin origin = letter.origin();
        return Json.write(SCHEMA, json -> {
            json.writeStringField("topic", origin.topic());
            json.writeNumberField("partition", origin.partition());
            json.writeNumberField("offset", origin.offset());
            if (origin.arrivalMillis() == Origin.UNKNOWN) {
                json.writeNullField("timestamp");
            } else {
                Json.instant(json, "timestamp", origin.arrivalMillis());
            }
            json.writeStringField("source", letter.source());
            json.writeStringField("reason", letter.reason().label());
            json.writeStringField("stage", letter.reason().stage().label());
            json.writeStringField("detail", letter.detail());
            if (letter.mapping() != null) {
                json.writeStringField("mapping", letter.mapping());
            }
            if (letter.element() != DeadLetter.WHOLE) {
                json.writeNumberField("element", letter.element());
            }
            bytes(json, "key", letter.key());
            bytes(json, "value", letter.value());
        });
    }

    private static void bytes(JsonGenerator json, String name, byte @Nullable [] value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeBinary(value);
        }
    }

    /**
     * The dead letter that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no dead letter, or one of another major version
     */
    public static DeadLetter read(byte[] value) {
        JsonFields letter = Json.read(SCHEMA, value);
        Long arrival = letter.instantOrNull("timestamp");
        var origin = new Origin(
                letter.text("topic"),
                letter.small("partition"),
                letter.whole("offset"),
                arrival == null ? Origin.UNKNOWN : arrival);
        return new DeadLetter(
                origin,
                letter.bytesOrNull("key"),
                letter.bytesOrNull("value"),
                letter.word("reason", Reason.class),
                letter.text("detail"),
                letter.text("source"),
                List.of(),
                letter.textOrNull("mapping"),
                letter.wholeOrNull("element") == null ? DeadLetter.WHOLE : letter.small("element"));
    }
}
