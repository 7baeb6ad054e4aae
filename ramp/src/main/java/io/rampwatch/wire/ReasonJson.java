package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.ReasonCount;
import java.io.IOException;

/** A reason of a reading as a JSON object. */
final class ReasonJson {
    private ReasonJson() {}

    static void write(JsonGenerator json, ReasonCount reason) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", reason.code());
        json.writeStringField("cause", reason.cause().label());
        json.writeNumberField("volume", reason.volume());
        json.writeNumberField("failures", reason.failures());
        json.writeNumberField("escalations", reason.escalations());
        json.writeNumberField("works", reason.works());
        json.writeNumberField("minutes", Json.units(reason.minuteMillionths()));
        json.writeNumberField("newAccounts", reason.newAccounts());
        json.writeNumberField("signups", reason.signups());
        json.writeNumberField("met", reason.met());
        json.writeNumberField("churned", reason.churned());
        json.writeEndObject();
    }

    static ReasonCount read(JsonFields reason) {
        return new ReasonCount(
                reason.text("code"),
                reason.word("cause", FailureCause.class),
                reason.whole("failures"),
                reason.whole("escalations"),
                reason.whole("works"),
                reason.units("minutes"),
                reason.whole("newAccounts"),
                reason.whole("signups"),
                reason.whole("met"),
                reason.whole("churned"));
    }
}
