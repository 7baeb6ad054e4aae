package io.rampwatch.boards;

import com.fasterxml.jackson.databind.JsonNode;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every board keeps to, so that a person can believe it at a glance. */
final class BoardRules {
    private static final Set<String> UNITS = Set.of(
            "none",
            "percentunit",
            "s",
            "ms",
            "bytes",
            "ops",
            "dateTimeAsIso",
            "suffix: min",
            "suffix: points",
            "suffix: /min");
    /** Factors of units, shares of percentiles, how many are shown; a limit of a plan is none of them. */
    private static final Set<String> LITERALS = Set.of("0", "1", "2", "5", "8", "60", "100", "1000", "0.5", "0.99");

    private static final Pattern LITERAL = Pattern.compile("(?<![\\w.\\[\"-])(\\d+(?:\\.\\d+)?)(?![\\w.\\]\"])");
    private static final Pattern RATE = Pattern.compile("\\brate\\([^\\[]*\\[([^]]*)]");
    private static final Pattern COUNTER = Pattern.compile("(\\w+\\()?\\s*\\b(\\w+_total)\\b");
    private static final Pattern READING = Pattern.compile(
            "rampwatch_(?:hourly_)?(?:conversion_ratio|conversion_bound_ratio|event_ratio|events_per_100|amount_per_subject"
                    + "|window_events|open_\\w+|reading_(?:numerator|denominator|low|high)|rule_(?:threshold|reference"
                    + "|distance|value))(\\{[^}]*})?");
    private static final Pattern METRIC = Pattern.compile("metric=\"([a-z0-9_]+?)(?:_plain)?\"");
    private static final Pattern STATE = Pattern.compile("by \\([^)]*(rampwatch_\\w+)\\)");

    private final Plan plan;
    private final List<String> found = new ArrayList<>();

    private BoardRules(Plan plan) {
        this.plan = plan;
    }

    /** What is wrong with a board; nothing for a good one. */
    static List<String> broken(JsonNode board, Plan plan) {
        var rules = new BoardRules(plan);
        rules.board(board);
        Set<Integer> ids = new HashSet<>();
        List<JsonNode> before = new ArrayList<>();
        for (JsonNode panel : board.path("panels")) {
            if (!ids.add(panel.path("id").asInt(-1)) || panel.path("id").asInt(-1) < 1) {
                rules.tell(panel, "has no id of its own");
            }
            before.stream()
                    .filter(other -> overlap(panel.path("gridPos"), other.path("gridPos")))
                    .forEach(other -> rules.tell(panel, "lies over " + other.path("title")));
            before.add(panel);
            rules.panel(panel);
        }
        return rules.found;
    }

    private void board(JsonNode board) {
        require(board.path("editable").isBoolean() && !board.path("editable").asBoolean(), board, "can be edited");
        require(board.path("schemaVersion").asInt() == 42, board, "has another schema version");
        require(!board.has("id") && !board.has("__inputs"), board, "has an id or inputs of an export");
        require(board.path("uid").asText().matches("rampwatch-[a-z]+"), board, "has no fixed uid");
        require(board.path("timezone").asText().equals(plan.timezone()), board, "is in another time zone");
        require(!board.path("description").asText().isBlank(), board, "says no question");
        Set<String> marks = new HashSet<>();
        for (JsonNode mark : board.path("annotations").path("list")) {
            marks.add(mark.path("name").asText());
            source(board, mark);
        }
        require(marks.containsAll(Set.of("Pauses", "Decisions")), board, "does not mark pauses and decisions");
        for (JsonNode variable : board.path("templating").path("list")) {
            source(board, variable);
            require(variable.path("refresh").asInt() == 2, board, "has a variable that does not follow the time range");
        }
        for (JsonNode link : board.path("links")) {
            boolean keeps = link.path("keepTime").asBoolean()
                    && link.path("includeVars").asBoolean();
            require(keeps, board, "has a link that forgets the time or the channel");
        }
        require(board.path("links").size() > 0, board, "leads nowhere");
    }

    private void panel(JsonNode panel) {
        String type = panel.path("type").asText();
        JsonNode grid = panel.path("gridPos");
        require(
                grid.path("x").asInt(-1) >= 0
                        && grid.path("w").asInt() > 0
                        && grid.path("x").asInt() + grid.path("w").asInt() <= 24,
                panel,
                "lies beside the grid");
        if (type.equals("text")) {
            return;
        }
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        require(!panel.path("title").asText().isBlank(), panel, "has no title");
        require(!panel.path("description").asText().isBlank(), panel, "has no description");
        require(!defaults.path("noValue").asText().isBlank(), panel, "does not say what no data means");
        require(panel.path("targets").size() > 0, panel, "asks nothing");
        source(panel, panel);
        units(panel, defaults);
        limits(panel, defaults);
        links(panel);
        Set<String> queries = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            source(panel, target);
            require(queries.add(target.path("refId").asText()), panel, "has two queries of one name");
            boolean named = type.equals("table")
                    || !target.path("legendFormat").asText().isBlank();
            require(named, panel, "has a query whose series have no name");
            expression(panel, target.path("expr").asText());
        }
        registry(panel);
    }

    private void units(JsonNode panel, JsonNode defaults) {
        if (!panel.path("type").asText().equals("table")
                && !panel.path("options").path("textMode").asText().equals("name")) {
            require(UNITS.contains(defaults.path("unit").asText()), panel, "has no unit that is known");
        }
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
            for (JsonNode property : override.path("properties")) {
                boolean unit = property.path("id").asText().equals("unit");
                require(
                        !unit || UNITS.contains(property.path("value").asText()),
                        panel,
                        "has a unit that is not known");
            }
        }
    }

    /** Limits are drawn from the series that the rules write; whoever types one types it twice. */
    private void limits(JsonNode panel, JsonNode defaults) {
        for (JsonNode step : defaults.path("thresholds").path("steps")) {
            require(step.path("value").isNull(), panel, "types a limit: threshold " + step.path("value"));
        }
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
            for (JsonNode property : override.path("properties")) {
                require(!property.path("id").asText().equals("thresholds"), panel, "types a limit in an override");
            }
        }
    }

    private void links(JsonNode panel) {
        for (JsonNode url : panel.findValues("url")) {
            boolean out = url.asText().equals("${__value.raw}");
            require(
                    out || url.asText().matches("/d/rampwatch-[a-z]+\\?.*\\$\\{__url_time_range}.*"),
                    panel,
                    "has a link that forgets the time: " + url);
        }
    }

    private void expression(JsonNode panel, String expression) {
        // what stands in quotes is a name, not a number
        String bare = expression.replaceAll("\"[^\"]*\"", "\"\"");
        Matcher literal = LITERAL.matcher(bare);
        while (literal.find()) {
            require(LITERALS.contains(literal.group(1)), panel, "types a limit: " + literal.group(1));
        }
        Matcher rate = RATE.matcher(expression);
        while (rate.find()) {
            require(rate.group(1).equals("$__rate_interval"), panel, "has a rate over [" + rate.group(1) + "]");
        }
        Matcher counter = COUNTER.matcher(expression);
        while (counter.find()) {
            boolean under = "rate(".equals(counter.group(1)) || "increase(".equals(counter.group(1));
            require(under, panel, "shows a counter as it stands: " + counter.group(2));
        }
        Matcher reading = READING.matcher(expression);
        while (reading.find()) {
            boolean one = reading.group(1) != null && reading.group(1).contains("metric=\"");
            require(
                    one || reading.group().equals("rampwatch_rule_denominator"),
                    panel,
                    "asks for no metric: " + reading.group());
        }
        Matcher state = STATE.matcher(expression);
        while (state.find()) {
            require(worded(panel, state.group(1)), panel, "shows a state by its colour only: " + state.group(1));
        }
    }

    /** A state is shown by its name, or its column has words. */
    private static boolean worded(JsonNode panel, String family) {
        if (panel.path("options").path("textMode").asText().equals("name")) {
            return true;
        }
        JsonNode names = panel.findPath("renameByName");
        String column = names.path(family).asText("");
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
            if (override.path("matcher").path("options").asText().equals(column)) {
                JsonNode text = override.findPath("text");
                return !text.isMissingNode() && !text.asText().isBlank();
            }
        }
        return false;
    }

    /** A panel of one metric says what the registry says, in the unit of its kind. */
    private void registry(JsonNode panel) {
        Set<String> ids = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            Matcher metric = METRIC.matcher(target.path("expr").asText());
            while (metric.find()) {
                ids.add(metric.group(1));
            }
        }
        if (ids.size() != 1) {
            return;
        }
        Optional<Metric> known = plan.metrics().stream()
                .filter(metric -> ids.contains(metric.id()))
                .findFirst();
        require(known.isPresent(), panel, "shows a metric that no registry has: " + ids);
        known.ifPresent(metric -> {
            String says = panel.path("description").asText();
            require(panel.path("title").asText().startsWith(metric.title()), panel, "is not called " + metric.title());
            require(says.startsWith(metric.definition()), panel, "has another definition than the registry");
            require(says.contains("Owner: " + metric.owner() + "."), panel, "names another owner than the registry");
            require(says.contains("System of record: " + metric.systemOfRecord() + "."), panel, "names another source");
            plan.rules().stream()
                    .filter(rule -> rule.metric().equals(metric.id()))
                    .forEach(rule -> require(says.contains(rule.id()), panel, "does not name the rule " + rule.id()));
            String unit =
                    panel.path("fieldConfig").path("defaults").path("unit").asText();
            require(fits(metric, unit), panel, "is in " + unit + ", which is not the unit of " + metric.id());
        });
    }

    private static boolean fits(Metric metric, String unit) {
        return switch (metric.kind()) {
            case CONVERSION, RATIO -> unit.equals("percentunit") || unit.equals("suffix: points");
            case AMOUNT_PER_SUBJECT -> unit.equals(metric.id().contains("minutes") ? "suffix: min" : "none");
            default -> unit.equals("none") || (metric.kind() == MetricKind.OPEN_AGE && unit.equals("s"));
        };
    }

    private void source(JsonNode panel, JsonNode asking) {
        JsonNode source = asking.path("datasource");
        boolean ours = source.path("type").asText().equals("prometheus")
                && source.path("uid").asText().equals("rampwatch-prom");
        require(ours, panel, "asks another data source: " + source);
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return one.path("x").asInt() < other.path("x").asInt() + other.path("w").asInt()
                && other.path("x").asInt()
                        < one.path("x").asInt() + one.path("w").asInt()
                && one.path("y").asInt()
                        < other.path("y").asInt() + other.path("h").asInt()
                && other.path("y").asInt()
                        < one.path("y").asInt() + one.path("h").asInt();
    }

    private void require(boolean kept, JsonNode where, String broken) {
        if (!kept) {
            tell(where, broken);
        }
    }

    private void tell(JsonNode where, String broken) {
        found.add("'" + where.path("title").asText() + "' " + broken);
    }
}
