package io.rampwatch.wire;

import io.rampwatch.event.Kind;
import java.util.Map;

/** Events as our own programs write them to {@code ramp.events}: CloudEvents 1.0 in structured JSON mode. */
public final class EventJson {
    private EventJson() {}

    /**
     * One event as UTF-8, without a line end.
     *
     * @param source who says it, a URI
     * @param id unique within the source
     * @param timeMillis when it happened, epoch milliseconds
     * @param subject the account, or another subject
     * @param data the fields of {@code data}, in their order
     */
    public static byte[] write(
            String source, String id, Kind kind, long timeMillis, String subject, Map<String, String> data) {
        return Json.object(json -> {
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", id);
            json.writeStringField("source", source);
            json.writeStringField("type", kind.type());
            Json.instant(json, "time", timeMillis);
            json.writeStringField("datacontenttype", "application/json");
            json.writeStringField("subject", subject);
            json.writeObjectFieldStart("data");
            for (var field : data.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        });
    }
}
