package io.rampwatch.boards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real tools on the real files. */
class PrometheusFilesTest {

    @Test
    void promtool_accepts_the_configuration_and_its_rules() throws Exception {
        good(Tool.PROMTOOL.run(Project.PROMETHEUS, "check", "config", "prometheus.yml"));
        good(Tool.PROMTOOL.run(Project.PROMETHEUS, "check", "rules", "rules/watcher.yml", "rules/recording.yml"));
    }

    @Test
    void every_alarm_fires_when_it_should_and_not_before() throws Exception {
        good(Tool.PROMTOOL.run(Project.PROMETHEUS, "test", "rules", "tests/watcher.yml", "tests/recording.yml"));
    }

    /** A wrong expectation must be seen, or the tests above test nothing. */
    @Test
    void a_test_that_expects_something_else_fails(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("rules"));
        Files.createDirectory(folder.resolve("tests"));
        for (String rules : List.of("rules/watcher.yml", "rules/recording.yml")) {
            Files.copy(Project.PROMETHEUS.resolve(rules), folder.resolve(rules));
        }
        String tests = Files.readString(Project.PROMETHEUS.resolve("tests/watcher.yml"));
        Files.writeString(folder.resolve("tests/watcher.yml"), tests.replace("3 records are", "4 records are"));
        var said = Tool.PROMTOOL.run(folder, "test", "rules", "tests/watcher.yml");
        assertThat(said.code()).as(said.said()).isNotZero();
        assertThat(said.said()).contains("RampwatchCountsDoNotAddUp");
    }

    @Test
    void every_alarm_has_a_case_in_which_it_fires() {
        Set<String> alarms = new TreeSet<>();
        rules().forEach(rule -> alarms.add(rule.path("alert").asText()));
        Set<String> fired = new TreeSet<>();
        for (JsonNode test :
                Project.yaml(Project.PROMETHEUS.resolve("tests/watcher.yml")).path("tests")) {
            for (JsonNode expected : test.path("alert_rule_test")) {
                if (expected.path("exp_alerts").size() > 0) {
                    fired.add(expected.path("alertname").asText());
                }
            }
        }
        assertThat(fired).isEqualTo(alarms);
    }

    @Test
    void every_alarm_has_a_severity_that_somebody_hears_and_words() {
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning", "none");
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
        });
    }

    /** What a channel does pages by the ramp's own way; an alarm on it here would page twice, and end by itself. */
    @Test
    void no_alarm_judges_a_channel_by_its_numbers() {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.path("expr").asText())
                        .doesNotContainPattern(
                                "rampwatch_(conversion|event_ratio|events_per|amount|window|rule_value)"));
    }

    @Test
    void amtool_accepts_the_routes() throws Exception {
        good(Tool.AMTOOL.run(Project.PROMETHEUS, "check-config", "alertmanager.yml"));
    }

    @ParameterizedTest(name = "{0} {1} {2} goes to {3}")
    @CsvSource({
        "Watchdog, none, '', deadman",
        "RampwatchJobSilent, critical, '', 'watcher-pagerduty,fallback'",
        "RampwatchAlertingDown, critical, '', 'watcher-pagerduty,fallback'",
        "RampwatchPageNotDelivered, critical, road=fallback, fallback",
        "RampwatchPageRefused, critical, road=fallback, fallback",
        "RampwatchJobRestarts, warning, '', fallback",
        "SomethingElse, warning, '', fallback"
    })
    void an_alarm_goes_where_it_is_heard(String alarm, String severity, String road, String receivers)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("config", "routes", "test", "--config.file=alertmanager.yml"));
        arguments.add("--verify.receivers=" + receivers);
        arguments.add("alertname=" + alarm);
        arguments.add("severity=" + severity);
        if (!road.isEmpty()) {
            arguments.add(road);
        }
        good(Tool.AMTOOL.run(Project.PROMETHEUS, arguments.toArray(String[]::new)));
    }

    private static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group :
                Project.yaml(Project.PROMETHEUS.resolve("rules/watcher.yml")).path("groups")) {
            group.path("rules").forEach(rules::add);
        }
        return rules;
    }

    private static void good(Tool.Said said) {
        assertThat(said.code()).as(said.said()).isZero();
    }
}
