package io.rampwatch.wire;

import io.rampwatch.episode.PlanVersion;
import java.nio.charset.StandardCharsets;

/** Versions of the plan as JSON: records of {@code ramp.control}. */
public final class PlanVersionJson {
    private static final String SCHEMA = "rampwatch.plan.v1";
    private static final byte[] BEGINNING = "{\"schema\":\"rampwatch.plan.".getBytes(StandardCharsets.UTF_8);

    private PlanVersionJson() {}

    /**
     * Whether a record is a version of the plan, of whatever version, and not the decision that lies in the same topic.
     */
    public static boolean isPlanVersion(byte[] value) {
        return Json.begins(value, BEGINNING);
    }

    /** One object as UTF-8, without a line end. */
    public static byte[] write(PlanVersion version) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("id", version.id());
            json.writeStringField("by", version.by());
            Json.instant(json, "at", version.atMillis());
            json.writeNumberField("shadowMinutes", version.shadowMinutes());
            json.writeStringField("yaml", version.yaml());
        });
    }

    /**
     * The version that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is none, or one of another major version
     */
    public static PlanVersion read(byte[] value) {
        JsonFields version = Json.read(SCHEMA, value);
        return new PlanVersion(
                version.text("id"),
                version.text("by"),
                version.instant("at"),
                version.whole("shadowMinutes"),
                version.text("yaml"));
    }
}
