package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code check} proposes can be pasted: the fault is gone, and no other comes in its place. */
class CorrectionTest {
    private static final String FIFTEEN = new String(Written.bytes("fifteen.yml"), StandardCharsets.UTF_8);

    @Test
    void fifteen_mistakes_are_fifteen_lines_each_with_its_place_what_was_found_and_a_line_that_would_be_right() {
        assertThat(problems(FIFTEEN).toString() + "\n")
                .isEqualToNormalizingNewlines(new String(Written.bytes("fifteen.txt"), StandardCharsets.UTF_8));
        assertThat(problems(FIFTEEN).list()).hasSize(15);
    }

    @Test
    void every_line_says_where_and_has_a_correction_and_none_the_name_of_a_class() {
        assertThat(problems(FIFTEEN).toString().lines().skip(1).toList())
                .allMatch(line -> line.matches(" {2}line +[0-9]+ {2}.+ {2}→ {2}(write|add): .+"))
                .noneMatch(line -> line.matches(".*(java|Exception|rampwatch\\.|Optional|null|\\[\\]|@).*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_pasted_correction_ends_its_fault_and_brings_no_other(Problem mistake) {
        var before = words(FIFTEEN);
        var after = words(pasted(FIFTEEN, mistake));
        assertThat(after).doesNotContain(mistake.words()).hasSize(14);
        assertThat(elsewhere(before)).containsAll(elsewhere(after));
    }

    @Test
    void with_all_corrections_pasted_the_plan_is_good() {
        String yaml = FIFTEEN;
        for (int left = 15; left > 0; left--) {
            assertThat(words(yaml)).hasSize(left);
            yaml = pasted(yaml, problems(yaml).list().get(0));
        }
        assertThat(words(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ramp: small | ramp: yes",
                "timezone: UTC | timezone: UCT/x",
                "timezone: UTC | timezone:",
                "owner: {name: VP Growth} | owner: {}",
                "owner: {name: VP Growth} | owner: VP Growth",
                "accounts: 4210 | accounts: '4210'",
                "accounts: 4210 | accounts: 4_210",
                "accounts: 4210 | accounts: 1000",
                "within: 24h | within: 90s",
                "kind: conversion | kind: conversoin",
                "workspace.created | workspace.create",
                "metric: activation_24h | metric: signups",
                "when: {falls_by: 10pp, from: baseline} | when: {}",
                "when: {falls_by: 10pp, from: baseline} | when: {above: 62%, below: 50%}",
                "when: {falls_by: 10pp, from: baseline} | when: {above: 10%}",
                "when: {falls_by: 10pp, from: baseline} | when: {falls_by: 10pp}",
                "when: {falls_by: 10pp, from: baseline} | when: {falls_by: 10}",
                "when: {falls_by: 10pp, from: baseline} | when: {over_target: {at_least: 3}}",
                "'proof: [2 days]' | 'proof: [3 of 4 ticks]'",
                "'proof: [2 days]' | 'proof: []'",
                "'proof: [2 days]' | 'proof: [2 days, 3 days]'",
                "falls_by: 10pp, from: baseline}⏎    proof: [2 days] | falls_by: 10pp, from: previous 7 days}⏎    proof: [evidence 99%]",
                "least: {accounts: 100}⏎    then | least: {accounts: 29}⏎    then",
                "least: {accounts: 100}⏎    then | least: {accounts: 530}⏎    then",
                "then: pause | then: stop",
                "{when: {above: 62%} | {when: {above: 51%}",
                "{when: {above: 62%} | {when: {below: 62%}",
                "{when: {above: 62%} | {when: {}",
                "130 per day | 10%",
                "130 per day | 130",
                "measured_on: {probe: 130 per day}, | ''",
                "', least: {accounts: 100}}' | }",
                "proof: [5 business days], | ''",
                "metrics: | metrics:⏎  tickets_per_100: {within: 48h}",
                "metrics: | metrics:⏎  other: {kind: per_100, event: ticket.opened, within: 2h, better: lower, owner: x, system_of_record: x, definition: x}",
                "metrics: | metrics:⏎  other: {title: Signups, kind: count, event: ticket.opened, better: lower, owner: x, system_of_record: x, definition: x}"
            })
    void one_mistake_is_gone_with_its_correction(String was, String is) {
        String yaml = Written.small()
                .with(was.replace("⏎", "\n"), is == null ? "" : is.replace("⏎", "\n"))
                .yaml();
        Problem mistake = problems(yaml).list().get(0);
        assertThat(mistake.correction()).as(mistake.words()).isNotNull();
        assertThat(words(pasted(yaml, mistake))).as(mistake.corrected()).doesNotContain(mistake.words());
        assertThat(words(pasted(yaml, mistake)).size()).isLessThan(words(yaml).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a time zone such as Europe/Berlin or UTC | Europe/Berlin",
                "a time in whole minutes such as 24h, 90m or 2 days | 24h",
                "the level, such as {below: 52%}; it is never guessed | {below: 52%}",
                "volumes, such as [{from: 2026-11-23, signups_per_day: 125}] | [{from: 2026-11-23, signups_per_day: 125}]"
            })
    void an_example_is_the_part_of_the_words_that_can_be_pasted(String words, String example) {
        assertThat(Example.in(words)).hasValue(example);
    }

    @Test
    void words_without_a_whole_example_have_none() {
        assertThat(Example.in("true or false")).isEmpty();
        assertThat(Example.in("a rule such as [{id: activation-drop, …}]")).isEmpty();
    }

    /** A line that is added moves those below it. */
    private static List<String> elsewhere(List<String> words) {
        return words.stream()
                .map(line -> line.replaceAll("on line [0-9]+", "on a line"))
                .toList();
    }

    static Stream<Problem> mistakes() {
        return problems(FIFTEEN).list().stream();
    }

    private static String pasted(String yaml, Problem mistake) {
        return String.join("\n", mistake.correction().paste(yaml.lines().toList())) + "\n";
    }

    private static List<String> words(String yaml) {
        return problems(yaml).list().stream().map(Problem::words).toList();
    }

    private static Problems problems(String yaml) {
        return PlanReader.read("fifteen.yml", yaml.getBytes(StandardCharsets.UTF_8))
                .problems();
    }
}
