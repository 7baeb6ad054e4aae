package io.rampwatch.wire;

import io.rampwatch.metric.ClosedDay;

/** Closed days as JSON: the lines of {@code days.jsonl}. */
public final class ClosedDayJson {
    private static final String SCHEMA = "rampwatch.closed-day.v1";

    private ClosedDayJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(ClosedDay day) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("channel", day.channel());
            json.writeStringField("day", day.day());
            json.writeStringField("metric", day.metric());
            Json.instant(json, "dayStart", day.dayStartMillis());
            if (day.closed()) {
                Json.instant(json, "closedAt", day.closedAtMillis());
            } else {
                json.writeNullField("closedAt");
            }
            json.writeNumberField("revision", day.revision());
            json.writeNumberField("k", day.k());
            json.writeNumberField("n", day.n());
        });
    }

    /**
     * The day that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no closed day, or one of another major version
     */
    public static ClosedDay read(byte[] value) {
        JsonFields day = Json.read(SCHEMA, value);
        Long closedAt = day.instantOrNull("closedAt");
        return new ClosedDay(
                day.text("channel"),
                day.text("metric"),
                day.instant("dayStart"),
                day.text("day"),
                closedAt == null ? ClosedDay.OPEN : closedAt,
                day.small("revision"),
                day.whole("k"),
                day.whole("n"));
    }
}
