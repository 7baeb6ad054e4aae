package io.rampwatch.standalone;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.mapping.Outcome;
import io.rampwatch.wire.OutcomeJson;
import io.rampwatch.wire.OutcomeJson.Place;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a mapping made of records, on a terminal: events to one stream, so that it can be piped, all else beside it. */
final class ShownOutcomes {
    private final PrintWriter out;
    private final PrintWriter beside;
    private final boolean json;
    private long events;
    private long ignored;
    private long unmatched;
    private long refused;

    ShownOutcomes(PrintWriter out, PrintWriter beside, boolean json) {
        this.out = out;
        this.beside = beside;
        this.json = json;
    }

    void show(Place place, Outcome outcome) {
        if (outcome instanceof Outcome.Event event) {
            events++;
            line(json ? OutcomeJson.event(place, event.draft()) : event.json());
        } else if (outcome instanceof Outcome.Ignored by) {
            ignored++;
            tell(OutcomeJson.none(place, "ignored", by.rule()), place, "ignored by the rule " + by.rule());
        } else if (outcome instanceof Outcome.Refusal refusal) {
            refused++;
            tell(
                    OutcomeJson.refused(place, refusal.reason(), refusal.detail()),
                    place,
                    "refused, " + refusal.reason().label() + ": " + refusal.detail());
        } else {
            unmatched++;
            tell(OutcomeJson.none(place, "unmatched", null), place, "no_rule_matched: no rule of the mapping applies");
        }
    }

    private void tell(byte[] asJson, Place place, String words) {
        if (json) {
            line(asJson);
        } else {
            String element = place.element() == DeadLetter.WHOLE ? "" : ", element " + place.element();
            beside.println("record " + place.record() + element + "  " + words);
        }
    }

    private void line(byte[] asJson) {
        out.println(new String(asJson, StandardCharsets.UTF_8));
    }

    /** Says what it came to. */
    void end(int records) {
        out.flush();
        beside.printf(
                Locale.ROOT,
                "%,d records: %,d events, %,d ignored, %,d matched by no rule, %,d refused%n",
                records,
                events,
                ignored,
                unmatched,
                refused);
        beside.flush();
    }

    /** Whether every record gave what its mapping means to make of it. */
    boolean good() {
        return unmatched == 0 && refused == 0;
    }
}
