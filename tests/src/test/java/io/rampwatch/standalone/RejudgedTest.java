package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.foresight.Recording;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a replay wrote is enough to judge it again: by the same rules it says the same bytes, by others it compares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejudgedTest {
    private Path work;
    private Path planFile;
    private Path out;

    @BeforeAll
    void replay(@TempDir Path folder) throws IOException {
        work = folder;
        out = folder.resolve("out");
        planFile = folder.resolve("ramp.yml");
        Files.writeString(
                planFile,
                Files.readString(example("ramp.yml")).replace("[2 days]", "[2 days, live 24h, evidence 99%]"));
        assertThat(ran("replay", "--plan", planFile, "--events", example("events.jsonl.gz"), "--out", out)
                        .code())
                .isZero();
    }

    @Test
    void by_the_same_rules_it_says_the_same_bytes() throws IOException {
        Plan plan = PlanFile.demand(planFile);
        List<String> lines = new ArrayList<>();
        var changes = new LevelChanges();
        RecordedFolder.read(out)
                .judge(
                        plan.agreedRules(),
                        Recording.Person.NOBODY,
                        level -> changes.hear(level, json -> lines.add(new String(json, StandardCharsets.UTF_8))));
        changes.end(json -> lines.add(new String(json, StandardCharsets.UTF_8)));
        assertThat(lines)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(out.resolve("levels.jsonl")));
    }

    @Test
    void why_says_each_rule_with_its_numbers() {
        var before = ran("why", "partner-acme", "2026-11-25T12:00:00Z", "--plan", planFile, "--out", out);
        assertThat(before.out())
                .startsWith("partner-acme at 2026-11-25T12:00:00Z: no pause, no rule that pauses or holds is in breach")
                .contains("2 days does not hold: 0 of 2 days", "live 24h does not hold", "evidence 99%");
        var after = ran("why", "partner-acme", "2026-11-29T12:00:00Z", "--plan", planFile, "--out", out);
        assertThat(after.out()).contains("stopped by activation-drop", "holds: ", "the way back: ");
        assertThat(ran("why", "partner-acme", "2026-11-29T12:00:00Z", "--plan", planFile, "--out", out, "--json")
                        .out())
                .startsWith("{\"schema\":\"rampwatch.why.v1\",\"channel\":\"partner-acme\","
                        + "\"tick\":\"2026-11-29T12:00:00Z\",\"stoppedBy\":[\"activation-drop\",\"tickets-high\"],"
                        + "\"rules\":[{\"sentence\":\"pause partner-acme when activation_24h is at or below 52.5 %");
        assertThat(ran("why", "nobody", "2026-11-29T12:00:00Z", "--plan", planFile, "--out", out)
                        .err())
                .contains("no rule judges a channel 'nobody'; judged are marketplace, paid-search, partner-acme");
        assertThat(ran("why", "partner-acme", "noon", "--plan", planFile, "--out", out)
                        .err())
                .contains("'noon' is not a time such as");
    }

    @Test
    void a_sweep_is_a_row_for_each_value_and_channel() throws IOException {
        Path labels = work.resolve("labels.csv");
        Files.writeString(labels, "channel,from,to\npartner-acme,2026-11-26T08:00:00Z,2026-11-30\n");
        var swept = ran(
                "replay",
                "--plan",
                planFile,
                "--events",
                example("events.jsonl.gz"),
                "--out",
                work.resolve("swept"),
                "--sweep",
                "activation-drop.falls_by=6pp..14pp/4",
                "--incidents",
                labels);
        assertThat(swept.code()).as(swept.err()).isZero();
        List<String> rows =
                swept.out().lines().filter(line -> line.startsWith("falls_by")).toList();
        assertThat(rows).hasSize(9);
        // each finds what broke, and stops nothing else
        assertThat(rows.stream().filter(row -> row.contains("partner-acme")))
                .hasSize(3)
                .allMatch(row -> row.matches(".* 1 +0 +0 +[0-9]+ h"));
        assertThat(rows.stream().filter(row -> !row.contains("partner-acme")))
                .allMatch(row -> row.matches(".* 0 +0 +0"));
        var json = ran(
                "replay",
                "--json",
                "--plan",
                planFile,
                "--events",
                example("events.jsonl.gz"),
                "--out",
                work.resolve("swept-json"),
                "--sweep",
                "activation-drop.falls_by=10pp..10pp");
        assertThat(json.code()).as(json.err()).isZero();
        List<String> lines = json.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("{\"schema\":\"rampwatch.summary.v1\"");
        assertThat(lines.get(1))
                .startsWith("{\"schema\":\"rampwatch.trial.v1\",\"rows\":[{\"plan\":\"falls_by 10pp\","
                        + "\"channel\":\"marketplace\"");
    }

    @Test
    void cases_come_out_as_written_or_are_told_and_so_is_what_none_covers() throws IOException {
        Path cases = work.resolve("cases.yml");
        Files.writeString(
                cases, """
                cases:
                  - case: ten points down on two days pauses
                    channel: partner-acme
                    given: {days: {activation_24h: [125/200, 105/200, 105/200]}}
                    then: {activation-drop: BREACH by 2 days}
                  - case: a day of looks pauses
                    channel: partner-acme
                    given: {looks: {activation_24h: [50% of 120 x 24]}}
                    then: {activation-drop: BREACH by live 24h}
                  - case: what the week brought
                    channel: partner-acme
                    given: {events: EVENTS}
                    when: 2026-11-29T12:00:00Z
                    then: {activation-drop: BREACH}
                  - case: one bad day is nothing
                    channel: partner-acme
                    given: {days: {activation_24h: [125/200, 105/200]}}
                    then: {activation-drop: OK}
                """.replace("EVENTS", example("events.jsonl.gz").toString()));
        var ran = ran("test", cases, "--plan", planFile);
        assertThat(ran.code()).isOne();
        assertThat(ran.out())
                .contains("4 cases, 1 not as written")
                .contains("ok   ten points down on two days pauses", "ok   a day of looks pauses")
                .contains("ok   what the week brought", "not  one bad day is nothing")
                .contains("activation-drop: expected OK, found WATCH since 2026-11-26T01:00:00Z, 105 of 200;")
                .contains("no case covers\n  activation-drop: when (a level that is good), ")
                .contains(
                        "  tickets-high: when (a level that is good), 2 days, live 24h, evidence 99%, least, restart");
        var json = ran("test", "--json", cases, "--plan", planFile);
        assertThat(json.code()).isOne();
        assertThat(json.out()).startsWith("{\"schema\":\"rampwatch.cases.v1\"").contains("\"asWritten\":false");
        Files.writeString(cases, "cases: [{case: x, channel: nowhere, given: {}, then: {}}]\n");
        assertThat(ran("test", cases, "--plan", planFile).out()).contains("'nowhere' is not one of");
    }

    @Test
    void check_says_what_the_rules_can_see() {
        long before = System.nanoTime();
        var ran = ran("check", planFile);
        assertThat((System.nanoTime() - before) / 1e9).isLessThan(60);
        assertThat(ran.out()).contains("what the rules can see", "(simulated)", "a false pause");
        assertThat(ran("check", "--json", planFile).out()).startsWith("{\"schema\":\"rampwatch.prospect.v1\"");
    }

    private static Path example(String file) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("flink-jobs"))) {
            root = root.getParent();
        }
        return root.resolve("examples/launch-week").resolve(file);
    }

    private record Answer(int code, String out, String err) {}

    private static Answer ran(Object... arguments) {
        var out = new java.io.StringWriter();
        var err = new java.io.StringWriter();
        CommandLine line =
                Rampwatch.commandLine().setOut(new java.io.PrintWriter(out)).setErr(new java.io.PrintWriter(err));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = line.execute(words);
        return new Answer(code, out.toString(), err.toString());
    }
}
