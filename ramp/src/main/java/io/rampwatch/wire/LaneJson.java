package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneReading;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The lanes of a level, in the order of the plan. */
final class LaneJson {
    private LaneJson() {}

    static void write(JsonGenerator json, List<LaneReading> lanes) throws IOException {
        json.writeArrayFieldStart("lanes");
        for (LaneReading lane : lanes) {
            json.writeStartObject();
            head(json, lane);
            numbers(json, lane);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void head(JsonGenerator json, LaneReading lane) throws IOException {
        json.writeStringField("lane", lane.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("words", lane.words());
        json.writeBooleanField("holds", lane.holds());
        Json.text(json, "cause", lane.cause() == null ? null : lane.cause().name());
        json.writeNumberField("streak", lane.streak());
        json.writeNumberField("needed", lane.needed());
        json.writeStringField("unit", lane.unit());
    }

    private static void numbers(JsonGenerator json, LaneReading lane) throws IOException {
        Json.decimal(json, "value", lane.value());
        Json.decimal(json, "low", lane.low());
        Json.decimal(json, "high", lane.high());
        Json.whole(json, "numerator", lane.numerator());
        Json.whole(json, "denominator", lane.denominator());
        Json.text(json, "form", lane.form());
        Json.decimal(json, "confidence", lane.confidence());
        Json.decimal(json, "threshold", lane.threshold());
        Json.instantOrNull(json, "since", lane.sinceMillis());
        json.writeBooleanField("corrected", lane.corrected());
    }

    static List<LaneReading> read(List<JsonFields> lanes) {
        return lanes.stream().map(LaneJson::read).toList();
    }

    private static LaneReading read(JsonFields lane) {
        return new LaneReading(
                lane.word("lane", Lane.Kind.class),
                lane.text("words"),
                lane.flag("holds"),
                lane.wordOrNull("cause", Cause.class),
                lane.whole("streak"),
                lane.whole("needed"),
                lane.text("unit"),
                lane.decimalOrNull("value"),
                lane.decimalOrNull("low"),
                lane.decimalOrNull("high"),
                lane.wholeOrNull("numerator"),
                lane.wholeOrNull("denominator"),
                lane.textOrNull("form"),
                lane.decimalOrNull("confidence"),
                lane.decimalOrNull("threshold"),
                lane.instantOrNull("since"),
                lane.flag("corrected"));
    }
}
