package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of our own topics and files: one object on one line, fields in a fixed order, the schema's name first. */
final class Json {
    private static final int MILLIONTHS = 6;
    private static final int USUAL_BYTES = 1_024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // a dead letter may hold a whole record that was too large to read
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    /** Whether bytes begin so. */
    static boolean begins(byte[] value, byte[] beginning) {
        return value.length >= beginning.length
                && Arrays.equals(value, 0, beginning.length, beginning, 0, beginning.length);
    }

    /** Writes the fields of one object. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** One object as UTF-8, without a line end, the name of its schema first. */
    static byte[] write(String schema, Body body) {
        return object(json -> {
            json.writeStringField("schema", schema);
            body.write(json);
        });
    }

    /** One object as UTF-8, without a line end. */
    static byte[] object(Body body) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The fields of one object.
     *
     * @throws IllegalArgumentException for what is not one JSON object of this schema
     */
    static JsonFields read(String schema, byte[] value) {
        JsonFields fields;
        try {
            fields = JsonFields.of(schema, TREES.readTree(value));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(schema + ": not one JSON document: " + notJson.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String found = fields.text("schema");
        if (!found.equals(schema)) {
            throw new IllegalArgumentException("schema is '" + found + "', this program reads '" + schema + "'");
        }
        return fields;
    }

    /** An instant, such as {@code 2011-09-30T23:00:00Z}. */
    static void instant(JsonGenerator json, String name, long epochMillis) throws IOException {
        json.writeStringField(name, Instant.ofEpochMilli(epochMillis).toString());
    }

    static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** An instant, or null. */
    static void instantOrNull(JsonGenerator json, String name, @Nullable Long epochMillis) throws IOException {
        text(
                json,
                name,
                epochMillis == null ? null : Instant.ofEpochMilli(epochMillis).toString());
    }

    static void whole(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    /** A decimal as {@link Double#toString(double)} has it, or null. */
    static void decimal(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    /** Millionths as the decimal number of units, exactly. */
    static BigDecimal units(long millionths) {
        return BigDecimal.valueOf(millionths, MILLIONTHS).stripTrailingZeros();
    }
}
