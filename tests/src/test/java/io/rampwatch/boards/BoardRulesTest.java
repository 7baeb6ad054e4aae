package io.rampwatch.boards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rampwatch.plan.Plan;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoardRulesTest {
    private static final Plan PLAN = Project.plan();

    @ParameterizedTest(name = "{0}")
    @MethodSource("boards")
    void a_board_keeps_to_every_rule(String file, JsonNode board) {
        assertThat(BoardRules.broken(board, PLAN)).isEmpty();
    }

    @Test
    void there_are_five_boards_each_with_a_uid_of_its_own() {
        assertThat(Project.boards().values())
                .extracting(board -> board.path("uid").asText())
                .containsExactlyInAnyOrder(
                        "rampwatch-ramp",
                        "rampwatch-channel",
                        "rampwatch-launch",
                        "rampwatch-support",
                        "rampwatch-watcher");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_planted_fault_is_found(String said, Consumer<ObjectNode> fault) {
        ObjectNode board = Project.boards().get("channel.json").deepCopy();
        fault.accept(board);
        assertThat(BoardRules.broken(board, PLAN))
                .anySatisfy(found -> assertThat(found).contains(said));
    }

    static Stream<Arguments> boards() {
        return Project.boards().entrySet().stream().map(board -> Arguments.of(board.getKey(), board.getValue()));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("has no title", board -> activation(board).put("title", "")),
                fault("has no description", board -> activation(board).put("description", " ")),
                fault(
                        "has another definition than the registry",
                        board -> activation(board).put("description", "Share of accounts that did something.")),
                fault("has no unit that is known", board -> defaults(board).put("unit", "parsec")),
                fault(
                        "which is not the unit of activation_24h",
                        board -> defaults(board).put("unit", "none")),
                fault(
                        "does not say what no data means",
                        board -> defaults(board).remove("noValue")),
                fault(
                        "asks another data source",
                        board -> target(board).withObject("/datasource").put("uid", "${DS_PROMETHEUS}")),
                fault(
                        "types a limit: threshold 0.52",
                        board -> defaults(board)
                                .withObject("/thresholds")
                                .withArray("steps")
                                .addObject()
                                .put("value", 0.52)),
                fault("types a limit: 0.525", board -> target(board).put("expr", "vector(0.525)")),
                fault(
                        "has a rate over [5m]",
                        board -> target(board).put("expr", "sum(rate(rampwatch_events_total[5m]))")),
                fault(
                        "shows a counter as it stands",
                        board -> target(board).put("expr", "sum(rampwatch_events_total)")),
                fault(
                        "asks for no metric",
                        board -> target(board).put("expr", "max(rampwatch_conversion_ratio{view=\"mature\"})")),
                fault("shows a state by its colour only", board -> {
                    ObjectNode table = panel(board, "Rules of $channel");
                    table.findParents("mappings").forEach(parent -> ((ObjectNode) parent).remove("mappings"));
                    table.findParents("id").stream()
                            .filter(parent -> parent.path("id").asText().equals("mappings"))
                            .forEach(parent -> ((ObjectNode) parent).remove("value"));
                }),
                fault("can be edited", board -> board.put("editable", true)),
                fault(
                        "has a variable that does not follow the time range",
                        board -> ((ObjectNode)
                                        board.path("templating").path("list").path(0))
                                .put("refresh", 1)),
                fault(
                        "does not mark pauses",
                        board -> board.withObject("/annotations").putArray("list")),
                fault("has no id of its own", board -> activation(board).put("id", 1)),
                fault(
                        "lies over",
                        board -> activation(board)
                                .withObject("/gridPos")
                                .put("y", 1)
                                .put("x", 0)),
                fault(
                        "has a link that forgets the time",
                        board -> activation(board).putArray("links").addObject().put("url", "/d/rampwatch-ramp")),
                fault("is in another time zone", board -> board.put("timezone", "browser")));
    }

    private static Arguments fault(String said, Consumer<ObjectNode> fault) {
        return Arguments.of(said, fault);
    }

    private static ObjectNode activation(ObjectNode board) {
        String title = PLAN.metrics().stream()
                .filter(metric -> metric.id().equals("activation_24h"))
                .findFirst()
                .orElseThrow()
                .title();
        return panel(board, title);
    }

    private static ObjectNode panel(ObjectNode board, String title) {
        for (JsonNode panel : board.path("panels")) {
            if (panel.path("title").asText().equals(title)) {
                return (ObjectNode) panel;
            }
        }
        throw new IllegalArgumentException("no panel " + title);
    }

    private static ObjectNode defaults(ObjectNode board) {
        return activation(board).withObject("/fieldConfig/defaults");
    }

    private static ObjectNode target(ObjectNode board) {
        return (ObjectNode) activation(board).path("targets").path(0);
    }
}
