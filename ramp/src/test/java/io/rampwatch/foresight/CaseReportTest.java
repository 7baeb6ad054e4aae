package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.RuleCase;
import io.rampwatch.plan.RuleCaseReader;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.CaseReportJson;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.WhyJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code test} and {@code why} say, in words and as JSON. */
class CaseReportTest {
    private static final Plan PLAN = Given.drop("62%", 200, "[2 days]");
    private static final String FOUND = "OK since 2026-01-07T01:00:00Z, 130 of 200; 2 days: 0 of 2 days";

    @Test
    void cases_say_what_is_not_as_written_and_what_none_covers() {
        var report = new CaseReport(PLAN);
        for (RuleCase one : cases()) {
            report.add(one, CaseRecording.levels(PLAN, one));
        }
        assertThat(report.good()).isFalse();
        assertThat(report.words("cases.yml")).isEqualTo("""
                        cases.yml: 2 cases, 1 not as written
                          ok   as usual
                          not  a stop
                                 drop: expected BREACH, found %s

                        no case covers
                          drop: 2 days, least, restart""".formatted(FOUND));
        assertThat(text(CaseReportJson.write("cases.yml", report)))
                .isEqualTo("{\"schema\":\"rampwatch.cases.v1\",\"file\":\"cases.yml\",\"asWritten\":false,\"cases\":["
                        + "{\"case\":\"as usual\",\"asWritten\":true,\"faults\":[]},"
                        + "{\"case\":\"a stop\",\"asWritten\":false,\"faults\":[{\"rule\":\"drop\","
                        + "\"expected\":\"BREACH\",\"found\":\"" + FOUND + "\"}]}],"
                        + "\"notCovered\":[{\"rule\":\"drop\",\"clauses\":[\"2 days\",\"least\",\"restart\"]}]}");
    }

    @Test
    void why_says_the_sentence_and_the_whole_level_of_each_rule() {
        Level level = CaseRecording.levels(PLAN, cases().get(0)).get("drop");
        String fields = text(LevelJson.write(level)).replace("\"schema\":\"rampwatch.level.v1\",", "");
        assertThat(text(WhyJson.write(PLAN, "direct", List.of(level))))
                .isEqualTo("{\"schema\":\"rampwatch.why.v1\",\"channel\":\"direct\",\"tick\":\"2026-01-07T01:00:00Z\","
                        + "\"stoppedBy\":[],\"rules\":[{\"sentence\":\"pause direct when activation_24h is at or below"
                        + " 52.0 % on 2 days in a row (each at least 100 accounts)\",\"level\":" + fields + "}]}");
    }

    private static List<RuleCase> cases() {
        String yaml = """
                cases:
                  - case: as usual
                    channel: direct
                    given: {from: 2026-01-05, days: {activation_24h: [130/200]}}
                    then: {drop: OK}
                  - case: a stop
                    channel: direct
                    given: {from: 2026-01-05, days: {activation_24h: [130/200]}}
                    then: {drop: BREACH}
                """;
        var read = RuleCaseReader.read("cases.yml", yaml.getBytes(StandardCharsets.UTF_8), PLAN);
        assertThat(read.problems().list()).isEmpty();
        return read.cases();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
