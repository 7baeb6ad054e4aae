package io.rampwatch.boards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana finds when it starts. */
class ProvisioningTest {
    private static final Set<String> RULE_KEYS = Set.of(
            "uid",
            "title",
            "condition",
            "for",
            "data",
            "noDataState",
            "execErrState",
            "dashboardUid",
            "panelId",
            "annotations",
            "labels");

    @Test
    void the_data_sources_are_those_that_the_boards_name_and_hold_no_secret() {
        JsonNode file = Project.yaml(Project.ROOT.resolve("grafana/provisioning/datasources/rampwatch.yaml"));
        assertThat(file.path("apiVersion").asInt()).isEqualTo(1);
        assertThat(file.path("datasources"))
                .extracting(source -> source.path("uid").asText())
                .containsExactly("rampwatch-prom", "rampwatch-am");
        assertThat(file.path("datasources")).allSatisfy(source -> {
            assertThat(source.path("url").asText()).matches("\\$\\{[A-Z_]+}");
            assertThat(source.path("editable").asBoolean(true)).isFalse();
            assertThat(source.has("secureJsonData")).isFalse();
        });
    }

    @Test
    void the_boards_are_read_from_where_they_are_mounted_and_nobody_changes_them_by_hand() {
        JsonNode provider = Project.yaml(Project.ROOT.resolve("grafana/provisioning/dashboards/rampwatch.yaml"))
                .path("providers")
                .path(0);
        assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
        assertThat(provider.path("disableDeletion").asBoolean()).isTrue();
        assertThat(provider.path("options").path("path").asText()).isEqualTo("/var/lib/rampwatch/dashboards");
    }

    @Test
    void no_alarm_of_grafana_is_there_unless_somebody_asks_for_it() {
        assertThat(Project.ROOT.resolve("grafana/provisioning/alerting")).doesNotExist();
        assertThat(broken(optional())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_planted_fault_is_found(String said, Consumer<ObjectNode> fault) {
        ObjectNode file = optional();
        fault.accept(file);
        assertThat(broken(file)).anySatisfy(found -> assertThat(found).contains(said));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("unknown key nodatastate", on(rule -> rule.put("nodatastate", "OK"))),
                Arguments.of(
                        "asks an unknown data source",
                        on(rule -> ((ObjectNode) rule.path("data").path(0)).put("datasourceUid", "prometheus"))),
                Arguments.of("uid is longer than 40", on(rule -> rule.put("uid", "x".repeat(41)))),
                Arguments.of("condition is none of its queries", on(rule -> rule.put("condition", "Z"))),
                Arguments.of("says nothing of missing data", on(rule -> rule.remove("noDataState"))),
                Arguments.of("points at no panel", on(rule -> rule.put("panelId", 999))),
                Arguments.of(
                        "a label that Grafana would fill in",
                        on(rule -> rule.withObject("/labels").put("channel", "$labels.channel"))),
                Arguments.of("replaces the policies", (Consumer<ObjectNode>) file -> file.putArray("policies")),
                Arguments.of("two rules of one uid", (Consumer<ObjectNode>) file -> {
                    ArrayNode rules = (ArrayNode) file.path("groups").path(0).path("rules");
                    rules.add(rules.path(0).deepCopy());
                }));
    }

    private static Consumer<ObjectNode> on(Consumer<ObjectNode> fault) {
        return file -> fault.accept(
                (ObjectNode) file.path("groups").path(0).path("rules").path(0));
    }

    private static ObjectNode optional() {
        return (ObjectNode) Project.yaml(Project.ROOT.resolve("grafana/provisioning-optional/alerting/rampwatch.yaml"));
    }

    /** What is wrong with a file of alarms for Grafana. */
    private static List<String> broken(JsonNode file) {
        List<String> found = new ArrayList<>();
        if (file.has("policies") || file.has("contactPoints")) {
            found.add("it replaces the policies of the whole Grafana");
        }
        Set<String> uids = new HashSet<>();
        for (JsonNode group : file.path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                rule.fieldNames().forEachRemaining(key -> {
                    if (!RULE_KEYS.contains(key)) {
                        found.add("unknown key " + key);
                    }
                });
                if (!uids.add(rule.path("uid").asText())) {
                    found.add("two rules of one uid");
                }
                if (rule.path("uid").asText().length() > 40) {
                    found.add("its uid is longer than 40");
                }
                rule(rule, found);
            }
        }
        return found;
    }

    private static void rule(JsonNode rule, List<String> found) {
        Set<String> queries = new HashSet<>();
        for (JsonNode query : rule.path("data")) {
            queries.add(query.path("refId").asText());
            if (!Set.of("rampwatch-prom", "__expr__")
                    .contains(query.path("datasourceUid").asText())) {
                found.add("it asks an unknown data source");
            }
        }
        if (!queries.contains(rule.path("condition").asText())) {
            found.add("its condition is none of its queries");
        }
        if (!rule.path("noDataState").asText().equals("Alerting")
                || !rule.path("execErrState").asText().equals("Error")) {
            found.add("it says nothing of missing data or errors");
        }
        rule.path("labels").forEach(label -> {
            if (label.asText().contains("$")) {
                found.add("it has a label that Grafana would fill in from its environment");
            }
        });
        boolean panel = Project.boards().values().stream()
                .filter(board -> board.path("uid").equals(rule.path("dashboardUid")))
                .flatMap(board -> java.util.stream.StreamSupport.stream(
                        board.path("panels").spliterator(), false))
                .anyMatch(each -> each.path("id").equals(rule.path("panelId"))
                        && each.path("title").asText().equals("How fresh each channel is"));
        if (!panel) {
            found.add("it points at no panel that shows its numbers");
        }
    }
}
