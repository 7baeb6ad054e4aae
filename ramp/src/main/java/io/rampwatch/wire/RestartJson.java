package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.RestartProgress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The way back that stands beside a level. */
final class RestartJson {
    private RestartJson() {}

    static void write(JsonGenerator json, @Nullable RestartProgress restart) throws IOException {
        if (restart == null) {
            json.writeNullField("restart");
            return;
        }
        json.writeObjectFieldStart("restart");
        json.writeStringField("metric", restart.metric());
        json.writeStringField("proof", restart.proof());
        json.writeStringField("measuredOn", restart.measuredOn());
        json.writeNumberField("good", restart.good());
        json.writeNumberField("needed", restart.needed());
        json.writeStringField("unit", restart.unit());
        json.writeBooleanField("met", restart.met());
        Json.text(
                json, "cause", restart.cause() == null ? null : restart.cause().name());
        Json.decimal(json, "value", restart.value());
        Json.decimal(json, "low", restart.low());
        Json.decimal(json, "high", restart.high());
        Json.whole(json, "numerator", restart.numerator());
        Json.whole(json, "denominator", restart.denominator());
        Json.instantOrNull(json, "earliest", restart.earliestMillis());
        json.writeStringField("words", restart.words());
        json.writeEndObject();
    }

    static @Nullable RestartProgress read(@Nullable JsonFields restart) {
        return restart == null
                ? null
                : new RestartProgress(
                        restart.text("metric"),
                        restart.text("proof"),
                        restart.text("measuredOn"),
                        restart.whole("good"),
                        restart.whole("needed"),
                        restart.text("unit"),
                        restart.flag("met"),
                        restart.wordOrNull("cause", Cause.class),
                        restart.decimalOrNull("value"),
                        restart.decimalOrNull("low"),
                        restart.decimalOrNull("high"),
                        restart.wholeOrNull("numerator"),
                        restart.wholeOrNull("denominator"),
                        restart.instantOrNull("earliest"),
                        restart.text("words"));
    }
}
