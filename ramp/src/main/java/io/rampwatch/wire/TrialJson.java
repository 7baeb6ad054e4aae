package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.foresight.TrialRow;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What several plans would have done, as JSON: the rows of the table, each with all of its stops. */
public final class TrialJson {
    private static final String SCHEMA = "rampwatch.trial.v1";
    private static final double HOUR = 3_600_000;

    private TrialJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(List<TrialRow> rows) {
        return Json.write(SCHEMA, json -> {
            json.writeArrayFieldStart("rows");
            for (TrialRow row : rows) {
                json.writeStartObject();
                json.writeStringField("plan", row.plan());
                json.writeStringField("channel", row.channel());
                Json.instantOrNull(json, "firstWatch", row.firstWatchMillis());
                stops(json, row.stops());
                judged(json, row.judged());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void stops(JsonGenerator json, List<TrialRow.Stop> stops) throws IOException {
        json.writeArrayFieldStart("stops");
        for (TrialRow.Stop stop : stops) {
            json.writeStartObject();
            json.writeStringField("rule", stop.rule());
            Json.instant(json, "from", stop.fromMillis());
            Json.instantOrNull(json, "restart", stop.readyMillis());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void judged(JsonGenerator json, TrialRow.@Nullable Judged judged) throws IOException {
        if (judged == null) {
            json.writeNullField("incidents");
            return;
        }
        json.writeObjectFieldStart("incidents");
        json.writeNumberField("falseStops", judged.falseStops());
        json.writeNumberField("missed", judged.missed());
        json.writeArrayFieldStart("foundAfterHours");
        for (long millis : judged.foundAfterMillis()) {
            json.writeNumber(millis / HOUR);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
