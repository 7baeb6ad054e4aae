package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One panel of a board, before it has a place. */
class Panel {
    final ObjectNode json = Json.object();
    private final ObjectNode defaults;
    private int queries;

    Panel(String type, String title) {
        json.put("type", type).put("title", title);
        json.set("datasource", Json.source());
        defaults = json.putObject("fieldConfig").putObject("defaults");
        json.withObject("/fieldConfig").putArray("overrides");
        json.putObject("options");
        json.putArray("targets");
        noValue("no data");
    }

    /** A panel of words. */
    static Panel text(String title, String markdown) {
        var panel = new Panel("text", title);
        panel.json.remove("datasource");
        panel.json.remove("targets");
        panel.json.remove("fieldConfig");
        panel.options().put("mode", "markdown").put("content", markdown);
        return panel;
    }

    Panel describe(String words) {
        json.put("description", words);
        return this;
    }

    Panel unit(Unit unit) {
        defaults.put("unit", unit.id()).put("decimals", unit.decimals());
        return this;
    }

    /** What is shown where there is nothing to show. */
    Panel noValue(String words) {
        defaults.put("noValue", words);
        return this;
    }

    /** A link of the panel. */
    Panel link(String title, String url) {
        json.withArray("/links").addObject().put("title", title).put("url", url).put("targetBlank", false);
        return this;
    }

    ObjectNode defaults() {
        return defaults;
    }

    ObjectNode options() {
        return json.withObject("/options");
    }

    /** Adds a query and returns it. */
    ObjectNode query(String expression, boolean instant) {
        String id = Character.toString('A' + queries++);
        ObjectNode target = json.withArray("/targets").addObject();
        target.put("refId", id).put("editorMode", "code").put("expr", expression);
        target.put("instant", instant).put("range", !instant);
        target.set("datasource", Json.source());
        return target;
    }

    /** Settings of the fields that a matcher names. */
    Fields override(String matcher, String options) {
        ObjectNode override =
                json.withObject("/fieldConfig").withArray("overrides").addObject();
        override.putObject("matcher").put("id", matcher).put("options", options);
        override.putArray("properties");
        return new Fields(override);
    }
}
