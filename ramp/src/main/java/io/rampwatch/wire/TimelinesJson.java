package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.account.AccountState;
import io.rampwatch.account.ChosenTimelines.Chosen;
import io.rampwatch.account.Timeline;
import io.rampwatch.account.Timeline.Station;
import io.rampwatch.account.Timeline.Step;
import io.rampwatch.metric.FailureCause;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chosen accounts of a channel and what happened to them, as JSON. */
public final class TimelinesJson {
    private static final String SCHEMA = "rampwatch.timelines.v1";
    private static final double MINUTE = 60_000;

    private TimelinesJson() {}

    /**
     * What was asked.
     *
     * @param channel the channel, or {@code (all)}
     * @param activation the id of the conversion that is the activation; null where the plan defines none
     * @param causes where reason codes come from
     */
    public record Question(String channel, @Nullable String activation, Map<String, FailureCause> causes) {
        /** Where a reason comes from; null for no reason. */
        public @Nullable FailureCause cause(@Nullable String reason) {
            return reason == null ? null : causes.getOrDefault(reason, FailureCause.UNKNOWN);
        }
    }

    /**
     * One object as UTF-8, without a line end.
     *
     * @param names what stands for the accounts, by id
     */
    public static byte[] write(Question question, Chosen chosen, Map<String, String> names) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("channel", question.channel());
            Json.text(json, "activation", question.activation());
            Json.instantOrNull(json, "knownUntil", chosen.accounts() == 0 ? null : chosen.knownUntilMillis());
            json.writeNumberField("accounts", chosen.accounts());
            json.writeNumberField("activated", chosen.activated());
            json.writeNumberField("setUpFailed", chosen.setUpFailed());
            json.writeNumberField("notActivated", chosen.notActivated());
            json.writeNumberField("open", chosen.open());
            timelines(json, "latestFailed", chosen.latestFailed(), question, names);
            timelines(json, "latestActivated", chosen.latestActivated(), question, names);
        });
    }

    private static void timelines(
            JsonGenerator json, String name, List<Timeline> all, Question question, Map<String, String> names)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Timeline each : all) {
            json.writeStartObject();
            json.writeStringField("account", names.getOrDefault(each.account(), ""));
            json.writeStringField("channel", each.channel());
            Json.instant(json, "signedUpAt", each.signedUpAtMillis());
            for (Station station : Station.values()) {
                long at = each.reached(station);
                Json.instantOrNull(json, field(station), at == AccountState.NEVER ? null : at);
            }
            json.writeArrayFieldStart("steps");
            for (Step step : each.steps()) {
                step(json, each, step, question);
            }
            json.writeEndArray();
            json.writeNumberField("further", each.further());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Such as {@code firstLogin}. */
    private static String field(Station station) {
        String[] words = station.name().toLowerCase(Locale.ROOT).split("_", 2);
        return words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    private static void step(JsonGenerator json, Timeline of, Step step, Question question) throws IOException {
        json.writeStartObject();
        Json.instant(json, "at", step.atMillis());
        json.writeNumberField("minutes", (step.atMillis() - of.signedUpAtMillis()) / MINUTE);
        json.writeStringField("what", step.what());
        Json.text(json, "reason", step.reason());
        FailureCause cause = question.cause(step.reason());
        Json.text(json, "cause", cause == null ? null : cause.label());
        json.writeFieldName("workMinutes");
        if (step.workMillionths() == 0) {
            json.writeNull();
        } else {
            json.writeNumber(Json.units(step.workMillionths()));
        }
        json.writeEndObject();
    }
}
