package io.rampwatch.wire;

import io.rampwatch.foresight.WhyWords;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import java.util.List;

/** Why a channel is paused, or is not, as JSON: the level of each rule as it is written elsewhere, and its sentence. */
public final class WhyJson {
    private static final String SCHEMA = "rampwatch.why.v1";

    private WhyJson() {}

    /**
     * One object as UTF-8, without a line end.
     *
     * @param levels what the rules said of the channel at one tick, at least one
     */
    public static byte[] write(Plan plan, String channel, List<Level> levels) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("channel", channel);
            Json.instant(json, "tick", levels.get(0).tickMillis());
            Json.texts(json, "stoppedBy", WhyWords.stopping(levels));
            json.writeArrayFieldStart("rules");
            for (Level level : levels) {
                json.writeStartObject();
                Json.text(
                        json,
                        "sentence",
                        WhyWords.sentence(plan, channel, level).orElse(null));
                json.writeObjectFieldStart("level");
                LevelJson.fields(json, level);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
