package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.account.Measures;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Reason;
import java.io.IOException;
import java.util.List;

/** What a whole input added up to, as JSON: {@code summary.json}. */
public final class SummaryJson {
    private static final String SCHEMA = "rampwatch.summary.v1";

    private SummaryJson() {}

    /**
     * One object as UTF-8, without a line end.
     *
     * @param activation the id of the conversion that is the activation; empty where the plan defines none
     */
    public static byte[] write(List<ChannelTotals> totals, Conservation law, String activation) {
        return Json.write(SCHEMA, json -> {
            json.writeObjectFieldStart("channels");
            for (ChannelTotals channel : totals) {
                channel(json, channel, activation);
            }
            json.writeEndObject();
            records(json, law);
            events(json, law);
        });
    }

    private static void channel(JsonGenerator json, ChannelTotals totals, String activation) throws IOException {
        json.writeObjectFieldStart(totals.channel());
        json.writeNumberField("signups", totals.flow(Measures.SIGNUPS));
        json.writeNumberField("activatedWithinH", totals.cohort(activation));
        json.writeNumberField("failedAccounts", totals.accounts(Kind.PROVISIONING_FAILED.noun()));
        json.writeNumberField("provisioningFailures", totals.flow(Kind.PROVISIONING_FAILED.noun()));
        json.writeNumberField("tickets", totals.flow(Kind.TICKET_OPENED.noun()));
        json.writeNumberField("escalations", totals.flow(Kind.ESCALATION_RAISED.noun()));
        json.writeNumberField("manualMinutes", Json.units(totals.flow(Measures.amountOf(Kind.WORK_LOGGED.noun()))));
        json.writeEndObject();
    }

    private static void records(JsonGenerator json, Conservation law) throws IOException {
        json.writeObjectFieldStart("records");
        json.writeNumberField("in", law.count(Fate.IN));
        json.writeNumberField("mapped", law.count(Fate.MAPPED));
        json.writeNumberField("ignored", law.count(Fate.IGNORED));
        json.writeNumberField("unmatched", law.count(Fate.UNMATCHED));
        dead(json, law, true);
        json.writeNumberField("residual", law.recordsResidual());
        json.writeEndObject();
    }

    private static void events(JsonGenerator json, Conservation law) throws IOException {
        json.writeObjectFieldStart("events");
        json.writeNumberField("mapped", law.count(Fate.EVENTS));
        json.writeNumberField("counted", law.count(Fate.COUNTED));
        json.writeNumberField("duplicate", law.count(Fate.DUPLICATE));
        json.writeNumberField("duplicateConflict", law.count(Fate.DUPLICATE_CONFLICT));
        json.writeNumberField("lateDropped", law.count(Fate.LATE_DROPPED));
        json.writeNumberField("erased", law.count(Fate.ERASED));
        dead(json, law, false);
        json.writeNumberField("held", law.count(Fate.HELD));
        json.writeNumberField("residual", law.eventsResidual());
        json.writeEndObject();
    }

    private static void dead(JsonGenerator json, Conservation law, boolean ofRecords) throws IOException {
        json.writeObjectFieldStart("dead");
        for (Reason reason : Reason.values()) {
            if (reason.stage().ofRecord() == ofRecords && law.count(reason) != 0) {
                json.writeNumberField(reason.label(), law.count(reason));
            }
        }
        json.writeEndObject();
    }
}
