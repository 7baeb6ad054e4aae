package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.foresight.Prospect;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a plan can see, as JSON. Values are in the unit of their metric's readings: shares, or events per
 * 100 accounts. {@code simulatedRamps} is 0 where a figure was calculated exactly.
 */
public final class ProspectJson {
    private static final String SCHEMA = "rampwatch.prospect.v1";
    private static final double WHOLE = 1e6;
    private static final double HUNDRED = 1e4;

    private ProspectJson() {}

    /**
     * One object as UTF-8, without a line end.
     *
     * @param planHash of the plan that was looked at
     * @param seed of the simulation
     */
    public static byte[] write(String planHash, long seed, List<Prospect> prospects) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("planHash", planHash);
            json.writeNumberField("seed", seed);
            json.writeArrayFieldStart("rules");
            for (Prospect prospect : prospects) {
                json.writeStartObject();
                prospect(json, prospect);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void prospect(JsonGenerator json, Prospect prospect) throws IOException {
        json.writeStringField("rule", prospect.rule());
        json.writeStringField("channel", prospect.channel());
        json.writeStringField("metric", prospect.metric());
        json.writeNumberField("signupsPerDay", prospect.perDay());
        Json.decimal(json, "limit", prospect.why() == null ? value(prospect, prospect.limitMillionths()) : null);
        Json.decimal(json, "usual", value(prospect, prospect.usualMillionths()));
        json.writeArrayFieldStart("changes");
        for (Prospect.Change change : prospect.changes()) {
            change(json, prospect, change);
        }
        json.writeEndArray();
        falsePause(json, prospect.falsePause());
        Json.whole(json, "leastSignupsPerDay", prospect.leastPerDay());
        Json.text(json, "why", prospect.why());
    }

    private static void change(JsonGenerator json, Prospect prospect, Prospect.Change change) throws IOException {
        json.writeStartObject();
        Json.decimal(json, "to", value(prospect, change.toMillionths()));
        json.writeBooleanField("beyondLimit", change.beyond());
        Json.decimal(json, "foundWithin14Days", change.beyond() ? Double.valueOf(change.found()) : null);
        Json.decimal(json, "medianHours", change.medianHours());
        json.writeNumberField("simulatedRamps", change.ramps());
        json.writeEndObject();
    }

    private static void falsePause(JsonGenerator json, Prospect.@Nullable FalsePause pause) throws IOException {
        if (pause == null) {
            json.writeNullField("falsePause");
            return;
        }
        json.writeObjectFieldStart("falsePause");
        json.writeNumberField("shareOfRamps", pause.share());
        json.writeNumberField("simulatedRamps", pause.ramps());
        json.writeEndObject();
    }

    private static @Nullable Double value(Prospect prospect, @Nullable Long millionths) {
        return millionths == null ? null : Double.valueOf(millionths / (prospect.perHundred() ? HUNDRED : WHOLE));
    }
}
