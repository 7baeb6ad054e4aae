package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.SourceWord;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Heartbeats as JSON: the records of {@code ramp.heartbeats}. */
public final class HeartbeatJson {
    private static final String SCHEMA = "rampwatch.heartbeat.v1";

    private HeartbeatJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(Heartbeat heartbeat) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("jobEpoch", heartbeat.epoch());
            json.writeNumberField("sequence", heartbeat.sequence());
            json.writeNumberField("watermark", heartbeat.watermarkMillis());
            var law = Conservation.of(heartbeat.counts());
            json.writeNumberField("recordsResidual", law.recordsResidual());
            json.writeNumberField("eventsResidual", law.eventsResidual());
            counts(json, "counts", heartbeat.counts());
            json.writeObjectFieldStart("sources");
            for (var source : new TreeMap<>(heartbeat.sources()).entrySet()) {
                json.writeObjectFieldStart(source.getKey());
                Json.instant(json, "newest", source.getValue().newestMillis());
                json.writeBooleanField("beats", source.getValue().beats());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeNumberField("foldedChannels", heartbeat.foldedChannels());
        });
    }

    static void counts(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (var count : new TreeMap<>(counts).entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    /**
     * The heartbeat that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no heartbeat, or one of another major version
     */
    public static Heartbeat read(byte[] value) {
        JsonFields heartbeat = Json.read(SCHEMA, value);
        Map<String, SourceWord> sources = new HashMap<>();
        if (heartbeat.has("sources")) {
            heartbeat
                    .objects("sources")
                    .forEach((source, word) ->
                            sources.put(source, new SourceWord(word.instant("newest"), word.flag("beats"))));
        }
        Long folded = heartbeat.wholeOrNull("foldedChannels");
        return new Heartbeat(
                heartbeat.text("jobEpoch"),
                heartbeat.whole("sequence"),
                heartbeat.whole("watermark"),
                counts(heartbeat, "counts"),
                Map.copyOf(sources),
                folded == null ? 0 : folded);
    }

    static Map<String, Long> counts(JsonFields holder, String name) {
        JsonFields counts = holder.object(name);
        Map<String, Long> read = new HashMap<>();
        counts.names().forEach(each -> read.put(each, counts.whole(each)));
        return Map.copyOf(read);
    }
}
