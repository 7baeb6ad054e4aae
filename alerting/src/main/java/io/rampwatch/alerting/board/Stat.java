package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A panel of few large values or words. */
final class Stat extends Panel {
    Stat(String title) {
        super("stat", title);
        defaults().putObject("color").put("mode", "fixed").put("fixedColor", "text");
        options()
                .put("colorMode", "value")
                .put("graphMode", "none")
                .put("justifyMode", "auto")
                .put("orientation", "auto")
                .put("textMode", "auto")
                .put("wideLayout", true);
        ObjectNode reduced = options().putObject("reduceOptions");
        reduced.putArray("calcs").add("lastNotNull");
        reduced.put("fields", "").put("values", false);
    }

    Stat number(String expression, String legend) {
        query(expression, true).put("legendFormat", legend);
        return this;
    }

    /** Shows the words of a state that holds: a label, not a value. */
    Stat word(String family, String channel, Words words) {
        query(Expr.state(family, "channel", channel), true).put("legendFormat", "{{" + family + "}}");
        options().put("textMode", "name").put("colorMode", "background");
        words.colours(this);
        return this;
    }

    /** What numbers mean, as {@code VALUE=COLOUR:WORDS}. */
    Stat meaning(String... entries) {
        ObjectNode mapping = defaults().putArray("mappings").addObject().put("type", "value");
        ObjectNode meanings = mapping.putObject("options");
        for (String entry : entries) {
            String[] parts = entry.split("[=:]", 3);
            meanings.putObject(parts[0])
                    .put("color", parts[1])
                    .put("index", meanings.size() - 1)
                    .put("text", parts[2].strip());
        }
        defaults().putObject("color").put("mode", "thresholds");
        options().put("colorMode", "background");
        return this;
    }
}
