package io.rampwatch.boards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that a board asks of Prometheus.
 *
 * @param board the file of the board
 * @param panel the title of the panel, or the name of the annotation
 * @param number which query of the panel, from 0
 * @param expression with the variables filled in as a person would
 * @param instant whether it is asked for now only
 * @param seconds how far back the board looks
 */
record Asked(String board, String panel, int number, String expression, boolean instant, long seconds) {
    /** The channel that is chosen. */
    static final String CHANNEL = "partner-acme";

    private static final Pattern VALUES = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");

    /** All that a board asks: panels, annotations, variables. */
    static List<Asked> of(String file, JsonNode board) {
        List<Asked> all = new ArrayList<>();
        long seconds = seconds(board.path("time").path("from").asText());
        for (JsonNode panel : board.path("panels")) {
            int number = 0;
            for (JsonNode target : panel.path("targets")) {
                boolean instant = target.path("instant").asBoolean();
                String title = panel.path("title").asText();
                all.add(new Asked(
                        file, title, number++, filled(file, target.path("expr").asText()), instant, seconds));
            }
        }
        for (JsonNode mark : board.path("annotations").path("list")) {
            String expression = mark.path("target").path("expr").asText();
            all.add(new Asked(
                    file, "mark: " + mark.path("name").asText(), 0, filled(file, expression), false, seconds));
        }
        for (JsonNode variable : board.path("templating").path("list")) {
            var values = VALUES.matcher(variable.path("query").path("query").asText());
            if (!values.matches()) {
                throw new IllegalArgumentException("a variable of another kind: " + variable);
            }
            String expression = "count by (" + values.group(2) + ") (" + values.group(1) + ")";
            all.add(new Asked(file, "choice: " + variable.path("name").asText(), 0, expression, true, seconds));
        }
        return all;
    }

    private static long seconds(String from) {
        long count = Long.parseLong(from.substring("now-".length(), from.length() - 1));
        return count * (from.endsWith("d") ? 86_400 : 3_600);
    }

    private static String filled(String file, String expression) {
        return expression
                .replace("$channel", file.equals("channel.json") ? CHANNEL : ".+")
                .replace("$__rate_interval", "1m");
    }

    @Override
    public String toString() {
        return board + ", " + panel + ", query " + number + ": " + expression;
    }
}
