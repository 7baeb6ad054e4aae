package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.FirstMover;
import io.rampwatch.rule.LevelStanding;
import io.rampwatch.rule.LevelStanding.Beside;
import io.rampwatch.rule.LevelStanding.Version;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands around a level. */
final class LevelStandingJson {
    private LevelStandingJson() {}

    static void write(JsonGenerator json, LevelStanding standing) throws IOException {
        json.writeBooleanField("latched", standing.latched());
        Json.instantOrNull(json, "latchedSince", standing.latchedMillis());
        json.writeBooleanField("paused", standing.paused());
        Json.instantOrNull(json, "overrideUntil", standing.overrideUntilMillis());
        RestartJson.write(json, standing.restart());
        json.writeArrayFieldStart("beside");
        for (Beside beside : standing.beside()) {
            json.writeStartObject();
            json.writeStringField("cause", beside.cause().name());
            json.writeStringField("words", beside.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        firstMover(json, standing.firstMover());
        json.writeBooleanField("shadow", standing.shadow());
        json.writeStringField("version", standing.version().name().toLowerCase(Locale.ROOT));
        Json.instantOrNull(json, "season", standing.seasonMillis());
        json.writeBooleanField("reviewDue", standing.reviewDue());
        Json.texts(json, "notes", standing.notes());
    }

    /** What was written; before anything stood around levels, nothing did. */
    static LevelStanding read(JsonFields level) {
        if (!level.has("latched")) {
            return LevelStanding.NONE;
        }
        Version version = level.wordOrNull("version", Version.class);
        JsonFields mover = level.objectOrNull("firstMover");
        return new LevelStanding(
                level.flag("latched"),
                level.instantOrNull("latchedSince"),
                level.flag("paused"),
                level.instantOrNull("overrideUntil"),
                RestartJson.read(level.objectOrNull("restart")),
                level.list("beside").stream()
                        .map(beside -> new Beside(beside.word("cause", Cause.class), beside.text("words")))
                        .toList(),
                mover == null ? null : new FirstMover(mover.text("metric"), mover.instant("since")),
                level.flag("shadow"),
                version == null ? Version.IN_FORCE : version,
                level.instantOrNull("season"),
                level.flag("reviewDue"),
                level.texts("notes"));
    }

    private static void firstMover(JsonGenerator json, @Nullable FirstMover mover) throws IOException {
        if (mover == null) {
            json.writeNullField("firstMover");
            return;
        }
        json.writeObjectFieldStart("firstMover");
        json.writeStringField("metric", mover.metric());
        Json.instant(json, "since", mover.sinceMillis());
        json.writeEndObject();
    }
}
