package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A panel of rows: each query gives a column, rows with the same labels are one row. */
final class Table extends Panel {
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");

    private final List<Column> columns = new ArrayList<>();

    Table(String title) {
        super("table", title);
        defaults()
                .putObject("custom")
                .put("align", "auto")
                .put("filterable", false)
                .put("wrapHeaderText", true);
        options().put("showHeader", true).put("cellHeight", "sm");
    }

    /**
     * A column.
     *
     * @param field the name that the field has before it is renamed; a query's until all queries are known
     * @param name the name that is shown; empty for a column that is not
     */
    private record Column(String field, String name) {}

    /** A label as a column. */
    Fields label(String label, String name, int width) {
        columns.add(new Column(label, name));
        return column(name, width);
    }

    /** A query whose labels are columns and whose value is not. */
    Table rows(String expression) {
        columns.add(new Column(ask(expression), ""));
        return this;
    }

    /** A query whose value is a column. */
    Fields number(String expression, String name, Unit unit, int width) {
        columns.add(new Column(ask(expression), name));
        return column(name, width).unit(unit);
    }

    /** A query whose state, a label named like the family, is a column. */
    Fields state(String family, String labels, String channel, Words words, String name, int width) {
        rows(Expr.state(family, labels, channel));
        Fields column = label(family, name, width).words(words);
        ObjectNode cell = Json.object().put("type", "color-background").put("mode", "basic");
        return column.set("custom.cellOptions", cell);
    }

    /** Rows in the order of a column. */
    Table sortedBy(String name, boolean descending) {
        options().putArray("sortBy").addObject().put("displayName", name).put("desc", descending);
        return this;
    }

    /** The finished panel. */
    Table done() {
        boolean one = json.withArray("/targets").size() == 1;
        ObjectNode excluded = Json.object().put("Time", true);
        ObjectNode order = Json.object();
        ObjectNode names = Json.object();
        Map<String, Integer> places = new HashMap<>();
        for (Column column : columns) {
            // with one query Grafana names the value plainly
            String field = one && column.field().startsWith("Value #") ? "Value" : column.field();
            if (column.name().isEmpty()) {
                excluded.put(field, true);
            } else if (places.putIfAbsent(field, places.size()) == null) {
                order.put(field, places.size() - 1);
                names.put(field, column.name());
            }
        }
        // a label that only holds rows together would trail behind as a column without a name
        grouped().filter(label -> !order.has(label)).forEach(label -> excluded.put(label, true));
        var transformations = json.putArray("transformations");
        transformations.addObject().put("id", "merge").putObject("options");
        ObjectNode options = transformations.addObject().put("id", "organize").putObject("options");
        options.set("excludeByName", excluded);
        options.set("indexByName", order);
        options.set("renameByName", names);
        return this;
    }

    /** The labels that the queries group by. */
    private Stream<String> grouped() {
        List<String> labels = new ArrayList<>();
        json.withArray("/targets").forEach(target -> {
            Matcher by = BY.matcher(target.path("expr").asText());
            // what stands further in is summed away
            if (by.find()) {
                labels.addAll(List.of(by.group(1).split(",\\s*")));
            }
        });
        return labels.stream().distinct();
    }

    private Fields column(String name, int width) {
        return override("byName", name).set("custom.width", width);
    }

    private String ask(String expression) {
        ObjectNode target = query(expression, true).put("format", "table");
        return "Value #" + target.path("refId").asText();
    }
}
