package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.QualityCount;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.ReasonCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Readings as JSON: the lines of {@code readings.jsonl} and the records of {@code ramp.readings}. */
public final class ReadingJson {
    private static final String SCHEMA = "rampwatch.reading.v1";
    private static final byte[] BEGINNING = "{\"schema\":\"rampwatch.reading.".getBytes(StandardCharsets.UTF_8);

    private ReadingJson() {}

    /** Whether a record is a reading, of whatever version, and not the closed day that lies in the same topic. */
    public static boolean isReading(byte[] value) {
        return Json.begins(value, BEGINNING);
    }

    /** One object as UTF-8, metrics by their id, without a line end. */
    public static byte[] write(Reading reading) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("channel", reading.channel());
            Json.instant(json, "tick", reading.tickMillis());
            Json.instant(json, "asOf", reading.asOfMillis());
            json.writeNumberField("revision", reading.revision());
            json.writeObjectFieldStart("metrics");
            // sorted: equal readings are equal bytes, whatever map held the metrics
            for (var metric : new TreeMap<>(reading.metrics()).entrySet()) {
                json.writeFieldName(metric.getKey());
                MetricJson.write(json, metric.getValue());
            }
            json.writeEndObject();
            if (!reading.doubts().isEmpty()) {
                json.writeArrayFieldStart("doubts");
                for (Doubt doubt : reading.doubts()) {
                    json.writeStartObject();
                    json.writeStringField("kind", doubt.kind().name());
                    Json.texts(json, "metrics", doubt.metrics());
                    json.writeStringField("words", doubt.words());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            if (!reading.reasons().isEmpty()) {
                json.writeArrayFieldStart("reasons");
                for (ReasonCount reason : reading.reasons()) {
                    ReasonJson.write(json, reason);
                }
                json.writeEndArray();
            }
            quality(json, reading);
        });
    }

    private static void quality(JsonGenerator json, Reading reading) throws IOException {
        if (!reading.quality().isEmpty()) {
            json.writeArrayFieldStart("quality");
            for (QualityCount count : reading.quality()) {
                json.writeStartObject();
                json.writeStringField("check", count.check());
                json.writeNumberField("count", count.count());
                Json.whole(json, "of", count.of());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /**
     * The reading that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no reading, or one of another major version
     */
    public static Reading read(byte[] value) {
        JsonFields reading = Json.read(SCHEMA, value);
        Map<String, MetricReading> metrics = new LinkedHashMap<>();
        reading.objects("metrics").forEach((id, metric) -> metrics.put(id, MetricJson.read(metric)));
        return new Reading(
                reading.text("channel"),
                reading.instant("tick"),
                reading.instant("asOf"),
                reading.small("revision"),
                Map.copyOf(metrics),
                reading.list("doubts").stream()
                        .map(doubt -> new Doubt(
                                doubt.word("kind", Doubt.Kind.class), doubt.texts("metrics"), doubt.text("words")))
                        .toList(),
                reading.list("reasons").stream().map(ReasonJson::read).toList(),
                reading.list("quality").stream()
                        .map(count ->
                                new QualityCount(count.text("check"), count.whole("count"), count.wholeOrNull("of")))
                        .toList());
    }
}
