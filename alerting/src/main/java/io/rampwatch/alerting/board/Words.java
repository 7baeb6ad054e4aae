package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The words that a state is shown with, each with its colour: colour alone says nothing.
 *
 * @param meaning what they speak of
 * @param entries as {@code VALUE=COLOUR}, or {@code VALUE=COLOUR:WORDS} where the value is not the word
 */
record Words(String meaning, List<String> entries) {
    static final Words RAMP = of(
            "What the ledger holds of the channel: it runs, is held, is paused, or is paused and may be resumed.",
            "RUN=green",
            "HOLD=orange",
            "PAUSE=red",
            "RESTART_READY=blue:RESTART READY");

    static final Words LEVEL = of(
            "The worst that the rules of the channel say. UNKNOWN is no pass: a rule could not judge.",
            "OK=green",
            "WATCH=orange",
            "BREACH=red",
            "RESTART_READY=blue:RESTART READY",
            "UNKNOWN=purple");

    static final Words FRESHNESS = of(
            "How old the newest level of the channel is: under 2 minutes, under 5, under 15, older.",
            "LIVE=green",
            "DEGRADED=orange",
            "BLIND=red",
            "BLIND_LONG=dark-red:BLIND, LONG");

    static final Words PART = of("Whether a part does its work.", "0=green:WORKS", "1=red:DEGRADED");

    static final Words HOLDS = of("Whether a lane makes a breach.", "0=green:no", "1=red:YES");

    static final Words QUALITY = of(
            "What makes numbers less worth.",
            "missing_channel=text:Signups without a channel",
            "missing_account=text:Tickets of no account",
            "duplicate_workspace=text:Duplicate workspaces",
            "unmatched_billing=text:Bills of no account",
            "before_start=text:Facts before the signup",
            "refused=text:Refused records of a source, 15 min");

    private static Words of(String meaning, String... entries) {
        return new Words(meaning, List.of(entries));
    }

    /** Colours the fields that are named like a state. */
    void colours(Panel panel) {
        for (String entry : entries) {
            String[] parts = entry.split("[=:]", 3);
            var override = panel.override("byName", parts[0]).colour(parts[1]);
            if (parts.length > 2) {
                override.set("displayName", parts[2]);
            }
        }
    }

    /** A mapping of values, as a panel takes it. */
    ObjectNode mapping() {
        ObjectNode options = Json.object();
        for (String entry : entries) {
            String value = entry.substring(0, entry.indexOf('='));
            String[] shown = entry.substring(entry.indexOf('=') + 1).split(":", 2);
            options.putObject(value)
                    .put("color", shown[0])
                    .put("index", options.size() - 1)
                    .put("text", shown.length > 1 ? shown[1] : value);
        }
        ObjectNode mapping = Json.object().put("type", "value");
        mapping.set("options", options);
        return mapping;
    }
}
