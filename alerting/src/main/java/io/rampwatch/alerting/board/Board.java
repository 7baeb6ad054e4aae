package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A board: panels in rows, what can be chosen, what is marked on every curve, and where its links lead. */
final class Board {
    private static final int WIDTH = 24;

    private final ObjectNode json = Json.object();
    private final List<ObjectNode> panels = new ArrayList<>();
    private final List<ObjectNode> variables = new ArrayList<>();
    private final List<ObjectNode> annotations = new ArrayList<>();
    private int height;

    /**
     * A board.
     *
     * @param uid Grafana's name of it, for good
     * @param from how far back it looks, such as {@code now-7d}
     * @param timezone the ramp's
     */
    Board(String uid, String title, String question, String from, String timezone) {
        json.put("uid", uid).put("title", title).put("description", question);
        json.put("schemaVersion", 42).put("version", 1).put("editable", false).put("graphTooltip", 1);
        json.put("timezone", timezone)
                .put("refresh", "30s")
                .put("liveNow", false)
                .put("weekStart", "monday");
        json.putArray("tags").add("rampwatch");
        json.putObject("time").put("from", from).put("to", "now");
        json.putObject("timepicker");
    }

    /** Panels side by side, each as wide as it says. */
    Board row(int rows, Place... places) {
        int x = 0;
        for (Place place : places) {
            ObjectNode panel = Json.object().put("id", panels.size() + 1);
            panel.setAll(place.panel().json);
            panel.putObject("gridPos")
                    .put("x", x)
                    .put("y", height)
                    .put("w", place.width())
                    .put("h", rows);
            panels.add(panel);
            x += place.width();
        }
        if (x > WIDTH) {
            throw new IllegalArgumentException("a row of " + x + " columns");
        }
        height += rows;
        return this;
    }

    /** Panels side by side, all of one width, the first as wide as leaves no gap. */
    Board even(int rows, List<Panel> row) {
        int width = WIDTH / row.size();
        List<Place> places = new ArrayList<>();
        for (Panel panel : row) {
            places.add(new Place(places.isEmpty() ? WIDTH - width * (row.size() - 1) : width, panel));
        }
        return row(rows, places.toArray(Place[]::new));
    }

    /**
     * A panel in a row.
     *
     * @param width of 24 columns
     */
    record Place(int width, Panel panel) {}

    static Place place(int width, Panel panel) {
        return new Place(width, panel);
    }

    /** A choice of channels, from those that are seen. */
    Board choice(boolean several) {
        ObjectNode variable = Json.object()
                .put("type", "query")
                .put("name", "channel")
                .put("label", "Channel")
                .put("multi", several)
                .put("includeAll", several)
                .put("refresh", 2)
                .put("sort", 1)
                .put("hide", 0)
                .put("skipUrlSync", false);
        if (several) {
            variable.put("allValue", ".+");
            variable.putObject("current").put("text", "All").put("value", "$__all");
        } else {
            variable.putObject("current");
        }
        String values = "label_values(rampwatch_channel_level, channel)";
        variable.set("datasource", Json.source());
        variable.put("definition", values);
        variable.putObject("query").put("query", values).put("refId", "channel");
        variable.put("regex", "");
        variables.add(variable);
        return this;
    }

    /** An instant that a series holds, marked on every curve at that time. */
    Board mark(String name, String colour, String expression, String title) {
        ObjectNode mark = Json.object()
                .put("name", name)
                .put("enable", true)
                .put("hide", false)
                .put("iconColor", colour)
                .put("titleFormat", title)
                .put("tagKeys", "channel")
                .put("useValueForTime", "on");
        mark.set("datasource", Json.source());
        mark.putObject("target").put("refId", "Anno").put("expr", expression).put("interval", "60s");
        annotations.add(mark);
        return this;
    }

    ObjectNode json() {
        ObjectNode link = Json.object()
                .put("type", "dashboards")
                .put("title", "Rampwatch")
                .put("asDropdown", false)
                .put("icon", "external link")
                .put("includeVars", true)
                .put("keepTime", true)
                .put("targetBlank", false)
                .put("tooltip", "")
                .put("url", "");
        link.putArray("tags").add("rampwatch");
        json.set("links", Json.array(List.of(link)));
        json.putObject("annotations").set("list", Json.array(annotations));
        json.putObject("templating").set("list", Json.array(variables));
        json.set("panels", Json.array(panels));
        return json;
    }
}
