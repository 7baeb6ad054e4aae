package io.rampwatch.alerting.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.page.FakePagerDuty.Received;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads events as PagerDuty reads them, and shows them. */
final class ReceivedEvents {
    private static final Map<String, Action> ACTIONS = Map.of("trigger", Action.TRIGGER, "resolve", Action.RESOLVE);
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Pages received</title>
            <meta http-equiv="refresh" content="5">
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
            article { border-left: 6px solid #b3261e; padding: .2rem 1rem; margin: 1.5rem 0; }
            article.resolve { border-color: #1b7f3b; }
            pre { overflow-x: auto; background: #f4f4f4; padding: .8rem; }
            </style></head><body>
            <h1>Pages received</h1>
            <p>This stands in for PagerDuty on this machine. Nobody was called.</p>
            """;

    private ReceivedEvents() {}

    /** @throws IllegalArgumentException for what PagerDuty would answer with 400 */
    static Received read(byte[] body, Instant at) {
        require(body.length <= PagerDutyEvent.LARGEST_BYTES, "the event is too large");
        JsonNode event = tree(body);
        require(!event.path("routing_key").asText().isBlank(), "'routing_key' is missing or blank");
        Action action = ACTIONS.get(event.path("event_action").asText());
        if (action == null) {
            throw new IllegalArgumentException("'event_action' is none of trigger, resolve");
        }
        String key = event.path("dedup_key").asText();
        require(!key.isEmpty() && key.length() <= 255, "'dedup_key' is missing or longer than 255");
        if (action == Action.TRIGGER) {
            payload(event.path("payload"));
        }
        ((ObjectNode) event).remove("routing_key");
        return new Received(at, action, key, event.toString());
    }

    static String accepted(String key) {
        ObjectNode answer = PageJson.MAPPER.createObjectNode();
        return answer.put("status", "success")
                .put("message", "Event processed")
                .put("dedup_key", key)
                .toString();
    }

    static String refusal(String why) {
        ObjectNode answer = PageJson.MAPPER.createObjectNode();
        answer.put("status", "invalid event").put("message", "Event object is invalid");
        answer.putArray("errors").add(why);
        return answer.toString();
    }

    static String json(List<Received> events) {
        var all = PageJson.MAPPER.createArrayNode();
        for (Received each : events) {
            all.addObject()
                    .put("at", each.at().toString())
                    .set("event", tree(each.event().getBytes(UTF_8)));
        }
        return all.toString();
    }

    static String html(List<Received> events) {
        return HEAD
                + (events.isEmpty() ? "<p>None yet.</p>\n" : "")
                + events.stream().map(ReceivedEvents::article).collect(Collectors.joining())
                + "</body></html>\n";
    }

    private static String article(Received received) {
        JsonNode event = tree(received.event().getBytes(UTF_8));
        String action = received.action().name().toLowerCase(Locale.ROOT);
        String title = received.action() == Action.TRIGGER
                ? event.path("payload").path("summary").asText()
                : "Resolved: the channel may run again";
        return "<article class=\"" + action + "\"><h2>" + escape(title) + "</h2>\n<p>" + received.at() + " · " + action
                + " · <code>" + escape(received.key()) + "</code></p>\n<pre>" + escape(event.toPrettyString())
                + "</pre></article>\n";
    }

    private static void payload(JsonNode payload) {
        String summary = payload.path("summary").asText();
        require(!summary.isBlank(), "'payload.summary' is missing or blank");
        require(
                summary.codePointCount(0, summary.length()) <= PagerDutyEvent.LONGEST_SUMMARY,
                "'payload.summary' is longer than 1024");
        require(!payload.path("source").asText().isBlank(), "'payload.source' is missing or blank");
        require(
                SEVERITIES.contains(payload.path("severity").asText()),
                "'payload.severity' is none of " + String.join(", ", SEVERITIES));
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode event = PageJson.MAPPER.readTree(body);
            require(event.isObject(), "the event is no JSON object");
            return event;
        } catch (IOException broken) {
            throw new IllegalArgumentException("the event is no JSON", broken);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void require(boolean good, String why) {
        if (!good) {
            throw new IllegalArgumentException(why);
        }
    }
}
