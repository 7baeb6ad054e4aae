package io.rampwatch.wire;

import io.rampwatch.episode.Decision;
import java.util.Locale;

/** Decisions as JSON: the records of {@code ramp.control}. */
public final class DecisionJson {
    private static final String SCHEMA = "rampwatch.decision.v1";

    private DecisionJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(Decision decision) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("id", decision.id());
            json.writeStringField("kind", decision.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("channel", decision.channel());
            json.writeStringField("by", decision.by());
            json.writeStringField("reason", decision.reason());
            Json.instant(json, "at", decision.atMillis());
            if (decision.untilMillis() != null) {
                Json.instantOrNull(json, "until", decision.untilMillis());
            }
        });
    }

    /**
     * The decision that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no decision, or one of another major version
     */
    public static Decision read(byte[] value) {
        JsonFields decision = Json.read(SCHEMA, value);
        return new Decision(
                decision.text("id"),
                decision.word("kind", Decision.Kind.class),
                decision.text("channel"),
                decision.text("by"),
                decision.text("reason"),
                decision.instant("at"),
                decision.instantOrNull("until"));
    }
}
