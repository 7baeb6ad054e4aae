package io.rampwatch.wire;

import io.rampwatch.metric.ClosedHour;

/** Closed hours as JSON. */
public final class ClosedHourJson {
    private static final String SCHEMA = "rampwatch.hour.v1";

    private ClosedHourJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(ClosedHour hour) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("channel", hour.channel());
            json.writeStringField("metric", hour.metric());
            Json.instant(json, "hour", hour.hourStartMillis());
            Json.instant(json, "closedAt", hour.closedAtMillis());
            json.writeNumberField("revision", hour.revision());
            json.writeArrayFieldStart("accounts");
            for (long accounts : hour.accounts()) {
                json.writeNumber(accounts);
            }
            json.writeEndArray();
        });
    }

    /**
     * The hour that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no closed hour, or one of another major version
     */
    public static ClosedHour read(byte[] value) {
        JsonFields hour = Json.read(SCHEMA, value);
        return new ClosedHour(
                hour.text("channel"),
                hour.text("metric"),
                hour.instant("hour"),
                hour.instant("closedAt"),
                hour.small("revision"),
                hour.wholes("accounts"));
    }
}
