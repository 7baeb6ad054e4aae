package io.rampwatch.wire;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a mapping made of a record, as a line of JSON for programs. */
public final class OutcomeJson {
    private OutcomeJson() {}

    /**
     * Which record is meant.
     *
     * @param record its number in its file, counted from 1
     * @param element which element of its array, counted from 0; {@link DeadLetter#WHOLE} for the record itself
     */
    public record Place(long record, int element) {}

    /** A canonical event. */
    public static byte[] event(Place place, Draft event) {
        return line(place, "event", json -> {
            json.writeFieldName("event");
            json.writeRawValue(new String(event.json(), StandardCharsets.UTF_8));
        });
    }

    /**
     * No event.
     *
     * @param outcome {@code ignored} or {@code unmatched}
     * @param rule the rule that ignores it; null for none
     */
    public static byte[] none(Place place, String outcome, @Nullable String rule) {
        return line(place, outcome, json -> {
            if (rule != null) {
                json.writeStringField("rule", rule);
            }
        });
    }

    /** No event, because it cannot be one. */
    public static byte[] refused(Place place, Reason reason, String detail) {
        return line(place, "refused", json -> {
            json.writeStringField("reason", reason.label());
            json.writeStringField("stage", reason.stage().label());
            json.writeStringField("detail", detail);
        });
    }

    private static byte[] line(Place place, String outcome, Json.Body more) {
        return Json.object(json -> {
            json.writeNumberField("record", place.record());
            if (place.element() != DeadLetter.WHOLE) {
                json.writeNumberField("element", place.element());
            }
            json.writeStringField("outcome", outcome);
            more.write(json);
        });
    }
}
