package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.RuleCase.Count;
import io.rampwatch.plan.RuleCase.Expected;
import io.rampwatch.plan.RuleCase.Given;
import io.rampwatch.plan.RuleCase.Look;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleCaseReaderTest {

    @Test
    void a_case_is_given_when_then() {
        var read = read("""
                cases:
                  - case: two bad days pause
                    channel: partner-acme
                    given:
                      from: 2026-11-23
                      days:
                        activation_24h: [125/200, 104/200 x 2, none]
                      looks:
                        activation_24h: [52.5% of 120 x 2, none]
                      hours:
                        activation_24h: [42/100]
                        tickets_per_100: [80:12:5]
                      resumes: [2026-11-27T10:00:00Z]
                    when: 2026-11-26T02:00:00Z
                    then: {activation-drop: BREACH by 2 days, tickets-high: UNKNOWN(TOO_FEW)}
                """);
        assertThat(read.problems().list()).isEmpty();
        var bad = new Count(104, 200);
        assertThat(read.cases())
                .containsExactly(new RuleCase(
                        "two bad days pause",
                        "partner-acme",
                        new Given(
                                null,
                                LocalDate.of(2026, 11, 23),
                                Map.of("activation_24h", List.of(new Count(125, 200), bad, bad, Count.NONE)),
                                Map.of(
                                        "activation_24h",
                                        List.of(new Look(0.525, 120), new Look(0.525, 120), new Look(null, 0))),
                                Map.of(
                                        "activation_24h", List.of(List.of(58L, 42L)),
                                        "tickets_per_100", List.of(List.of(80L, 12L, 5L))),
                                List.of(Instant.parse("2026-11-27T10:00:00Z").toEpochMilli())),
                        Instant.parse("2026-11-26T02:00:00Z").toEpochMilli(),
                        List.of(
                                new Expected("activation-drop", State.BREACH, null, "2 days"),
                                new Expected("tickets-high", State.UNKNOWN, Cause.TOO_FEW, null))));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var read = read("""
                cases:
                  - case: wrong
                    channel: partner-acmé
                    given: {days: {activation_24: [125/200]}, looks: {activation_24h: [0.525 of 120]}}
                    when: tomorrow
                    then: {activation-drop: BREAK, ticket-high: OK}
                  - case: nothing
                    channel: partner-acme
                    given: {from: 2026-11-23}
                    then: {activation-drop: BREACH by 3 days}
                """);
        assertThat(read.cases()).isEmpty();
        assertThat(read.problems().toString()).isEqualTo("""
                        cases.yml: 8 problems
                          line  3  cases[0].channel: 'partner-acmé' is not one of paid-search, partner-acme, marketplace; nearest: partner-acme
                          line  4  cases[0].given.days: 'activation_24' is no key here; nearest: activation_24h
                          line  4  cases[0].given.looks.activation_24h[0]: '0.525 of 120' is not a value on so many signups such as 52% of 120, 52% of 120 x 24 or none
                          line  5  cases[0].when: 'tomorrow' is not a time such as 2026-11-26T10:00:00Z
                          line  6  cases[0].then: 'ticket-high' is no key here; nearest: tickets-high
                          line  6  cases[0].then.activation-drop: 'BREAK' is not a level such as OK, WATCH, BREACH, RESTART_READY or UNKNOWN(TOO_FEW), or BREACH by 2 days
                          line  9  cases[1].given: needs either events, or days, looks and hours
                          line 10  cases[1].then.activation-drop: 'BREACH by 3 days' is not a level such as OK, WATCH, BREACH, RESTART_READY or UNKNOWN(TOO_FEW), or BREACH by 2 days""");
    }

    @Test
    void two_cases_of_one_name_are_told() {
        var read = read("""
                cases:
                  - case: events
                    channel: partner-acme
                    given: {events: week.jsonl}
                    then: {activation-drop: OK}
                  - case: events
                    channel: partner-acme
                    given: {events: week.jsonl}
                    then: {activation-drop: OK}
                """);
        assertThat(read.problems().toString()).contains("is the name of a case before");
    }

    private static RuleCaseReader.Result read(String yaml) {
        return RuleCaseReader.read("cases.yml", yaml.getBytes(StandardCharsets.UTF_8), plan());
    }

    private static Plan plan() {
        try {
            Path file = Path.of("../examples/launch-week/ramp.yml");
            return Objects.requireNonNull(
                    PlanReader.read("ramp.yml", Files.readAllBytes(file)).plan());
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
