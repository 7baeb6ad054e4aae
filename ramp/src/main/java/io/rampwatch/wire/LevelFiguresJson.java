package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.rule.LevelFigures;
import io.rampwatch.rule.Reference;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The numbers of a level; its value stands at the level's head. */
final class LevelFiguresJson {
    private LevelFiguresJson() {}

    static void write(JsonGenerator json, LevelFigures figures) throws IOException {
        Json.decimal(json, "low", figures.low());
        Json.decimal(json, "high", figures.high());
        reference(json, figures.reference());
        Json.decimal(json, "distance", figures.distance());
        Json.whole(json, "limitInMinutes", figures.limitInMinutes());
        LaneJson.write(json, figures.lanes());
    }

    /** What was written. Before there were lanes, the value was the quotient of the counts and is none of its own. */
    static LevelFigures read(JsonFields level) {
        if (!level.has("lanes")) {
            return LevelFigures.NONE;
        }
        var lanes = LaneJson.read(level.list("lanes"));
        return new LevelFigures(
                lanes.isEmpty() ? null : level.decimalOrNull("value"),
                level.decimalOrNull("low"),
                level.decimalOrNull("high"),
                reference(level.objectOrNull("reference")),
                level.decimalOrNull("distance"),
                level.wholeOrNull("limitInMinutes"),
                lanes);
    }

    private static void reference(JsonGenerator json, @Nullable Reference reference) throws IOException {
        if (reference == null) {
            json.writeNullField("reference");
            return;
        }
        json.writeObjectFieldStart("reference");
        json.writeStringField("words", reference.words());
        Json.decimal(json, "value", reference.value());
        Json.decimal(json, "low", reference.low());
        Json.decimal(json, "high", reference.high());
        Json.whole(json, "denominator", reference.denominator());
        json.writeEndObject();
    }

    private static @Nullable Reference reference(@Nullable JsonFields reference) {
        return reference == null
                ? null
                : new Reference(
                        reference.text("words"),
                        reference.decimalOrNull("value"),
                        reference.decimalOrNull("low"),
                        reference.decimalOrNull("high"),
                        reference.wholeOrNull("denominator"));
    }
}
