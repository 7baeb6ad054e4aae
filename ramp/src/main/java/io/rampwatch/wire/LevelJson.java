package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.io.IOException;
import java.util.Locale;

/** Levels as JSON: the lines of {@code levels.jsonl} and the records of {@code ramp.levels}. */
public final class LevelJson {
    private static final String SCHEMA = "rampwatch.level.v1";

    private LevelJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(Level level) {
        return Json.write(SCHEMA, json -> fields(json, level));
    }

    /** All of it but the name of the schema, into an object that is open. */
    static void fields(JsonGenerator json, Level level) throws IOException {
        json.writeStringField("channel", level.channel());
        json.writeStringField("rule", level.rule());
        json.writeStringField("ruleVersion", level.ruleVersion());
        json.writeStringField("metric", level.metric());
        json.writeStringField("kind", level.kind().name().toLowerCase(Locale.ROOT));
        Json.instant(json, "tick", level.tickMillis());
        json.writeStringField("level", level.state().name());
        Json.text(json, "cause", level.cause() == null ? null : level.cause().name());
        Json.instant(json, "since", level.sinceMillis());
        numbers(json, level);
        json.writeStringField("then", level.then().name().toLowerCase(Locale.ROOT));
        json.writeStringField("planHash", level.planHash());
        LevelFiguresJson.write(json, level.figures());
        LevelStandingJson.write(json, level.standing());
    }

    private static void numbers(JsonGenerator json, Level level) throws IOException {
        Json.decimal(json, "value", level.value());
        Json.whole(json, "numerator", level.numerator());
        Json.whole(json, "denominator", level.denominator());
        json.writeStringField("side", level.side().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("limit", Json.units(level.limitMillionths()));
        json.writeNumberField("streak", level.streak());
        json.writeNumberField("needed", level.needed());
    }

    /**
     * The level that was written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what is no level, or one of another major version
     */
    public static Level read(byte[] value) {
        JsonFields level = Json.read(SCHEMA, value);
        return new Level(
                level.text("channel"),
                level.text("rule"),
                level.text("ruleVersion"),
                level.text("metric"),
                level.word("kind", MetricKind.class),
                level.instant("tick"),
                level.word("level", State.class),
                level.wordOrNull("cause", Cause.class),
                level.instant("since"),
                level.wholeOrNull("numerator"),
                level.wholeOrNull("denominator"),
                level.word("side", Side.class),
                level.units("limit"),
                level.small("streak"),
                level.small("needed"),
                level.word("then", StopRule.Then.class),
                level.text("planHash"),
                LevelFiguresJson.read(level),
                LevelStandingJson.read(level));
    }
}
