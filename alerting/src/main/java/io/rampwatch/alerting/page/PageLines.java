package io.rampwatch.alerting.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An event as PagerDuty got it, as lines for a person who reads it in a terminal. */
public final class PageLines {
    private final List<String> lines = new ArrayList<>();

    private PageLines() {}

    /**
     * The lines of an event.
     *
     * @param event JSON, a trigger or a resolve
     * @throws IllegalArgumentException for what is no JSON
     */
    public static List<String> of(String event) {
        var page = new PageLines();
        try {
            page.read(PageJson.MAPPER.readTree(event));
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException("no event: " + damaged.getOriginalMessage(), damaged);
        }
        return List.copyOf(page.lines);
    }

    private void read(JsonNode event) {
        JsonNode payload = event.path("payload");
        if (payload.isMissingNode()) {
            row(event.path("event_action").asText(), event.path("dedup_key").asText());
            return;
        }
        JsonNode details = payload.path("custom_details");
        lines.add(payload.path("summary").asText());
        lines.add("");
        row("owner", details.path("owner").asText());
        breach("rule", details);
        details.path("also_breached").forEach(also -> breach("also", also));
        String label = "numbers";
        for (var number : details.path("numbers").properties()) {
            lines.add(String.format(
                    "%-12s %-26s %s", label, number.getKey(), number.getValue().asText()));
            label = "";
        }
        cost(details.path("cost_of_an_hour"));
        row("next step", details.path("next_step").asText());
        row("runbook", details.path("runbook").asText());
        row("restart", details.path("restart_when").asText());
        row("decide", details.path("decide").asText());
        row("key", event.path("dedup_key").asText());
    }

    private void cost(JsonNode hour) {
        if (hour.isMissingNode()) {
            return;
        }
        row("one hour", "of ramp: " + hour.path("continuing").asText());
        hour.path("inputs").forEach(input -> row("", input.asText()));
        row("", "of pause: " + hour.path("pausing").asText());
        list("not known", hour.path("unknown"));
        list("left out", hour.path("left_out"));
    }

    private void list(String name, JsonNode words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add(word.asText()));
        if (!all.isEmpty()) {
            row("", name + ": " + String.join(", ", all));
        }
    }

    private void breach(String name, JsonNode breach) {
        row(name, breach.path("sentence").asText());
        row(
                "",
                breach.path("words").asText() + ", " + breach.path("streak").asText() + ", since "
                        + breach.path("since").asText());
    }

    private void row(String name, String words) {
        if (!words.isBlank()) {
            lines.add(String.format("%-12s %s", name, words));
        }
    }
}
