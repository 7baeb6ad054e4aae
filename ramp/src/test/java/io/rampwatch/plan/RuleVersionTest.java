package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleVersionTest {
    private static final Written SMALL = Written.small();

    @Test
    void a_version_is_eight_hex_digits_and_stays_from_release_to_release() {
        assertThat(version(SMALL)).isEqualTo("f0a05d42");
    }

    @Test
    void a_runbook_a_comment_and_an_owner_do_not_make_another_rule() {
        assertThat(version(SMALL.with("then: pause", "then: pause\n    runbook: https://example.com")))
                .isEqualTo(version(SMALL));
        assertThat(version(SMALL.and("# a comment\n"))).isEqualTo(version(SMALL));
        assertThat(version(SMALL.with("owner: cpo", "owner: cto"))).isEqualTo(version(SMALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: activation-drop | id: activation-fall",
                "falls_by: 10pp | falls_by: 10.1pp",
                "falls_by: 10pp, from: baseline | below: 52%",
                "value: 62% | value: 62.1%",
                "'proof: [2 days]' | 'proof: [3 days]'",
                "5 business days | 5 days",
                "5 business days | 6 business days",
                "130 per day | 131 per day",
                "probe: 130 per day | residual: 130 per day",
                "'proof: [2 days]' | 'proof: [2 business days]'",
                "'proof: [2 days]' | 'proof: [2 days, live 24h]'",
                "'proof: [2 days]' | 'proof: [2 days, live 48h]'",
                "'proof: [2 days]' | 'proof: [90m]'",
                "'proof: [2 days]' | 'proof: [2 days, evidence 99%]'",
                "'proof: [2 days]' | 'proof: [2 days, evidence 99.9%]'",
                "falls_by: 10pp, from: baseline | falls_by: 10pp, from: previous 7 days",
                "falls_by: 10pp, from: baseline | falls_by: 10%, from: previous 7 days",
                "then: pause | then: hold",
                "then: pause | then: pause⏎    shadow: true",
                "then: pause | then: pause⏎    on: bounds",
                "then: pause | then: pause⏎    gap: 6h",
                "then: pause | then: pause⏎    clear: {above: 54%}",
                "then: pause | then: pause⏎    clear: {above: 54%, for: 4h}",
                "', least: {accounts: 100}}' | ', least: {accounts: 100}, gap: 48h}'",
                "{above: 62%} | {above: 63%}",
                "'least: {accounts: 100}⏎    then' | 'least: {accounts: 101}⏎    then'",
                "within: 24h | within: 25h",
                "report_viewed | report_shared"
            })
    void whatever_a_verdict_depends_on_makes_another_rule(String was, String is) {
        assertThat(version(SMALL.with(was.replace("⏎", "\n"), is.replace("⏎", "\n"))))
                .isNotEqualTo(version(SMALL));
    }

    @Test
    void each_of_these_is_another_rule_than_the_others() {
        assertThat(Stream.of(
                                SMALL,
                                SMALL.with("[2 days]", "[2 days, live 24h]"),
                                SMALL.with("[2 days]", "[2 days, live 48h]"),
                                SMALL.with("[2 days]", "[2 days, evidence 99%]"),
                                SMALL.with("[2 days]", "[2 days, evidence 99.9%]"),
                                SMALL.with("from: baseline", "from: previous 7 days"),
                                SMALL.with("10pp, from: baseline", "10%, from: previous 7 days"))
                        .map(RuleVersionTest::version)
                        .distinct())
                .hasSize(7);
    }

    @Test
    void the_budget_of_false_pauses_is_part_of_a_rule_with_evidence_only() {
        Written evidence = SMALL.with("[2 days]", "[2 days, evidence 99%]");
        assertThat(version(evidence.with("    steps:", "    false_pauses: 2%\n    steps:")))
                .isNotEqualTo(version(evidence));
        assertThat(version(SMALL.with("    steps:", "    false_pauses: 2%\n    steps:")))
                .isEqualTo(version(SMALL));
    }

    @Test
    void a_combined_rule_changes_with_its_members() {
        Written both = SMALL.and("  - {id: tickets-high, metric: tickets_per_100, when: {above: 30}, proof: [2 days], "
                + "then: watch}\n  - {id: either, any: [activation-drop, tickets-high], then: watch}\n");
        assertThat(both.with("{above: 30}", "{above: 31}").plan().rules().get(2).version())
                .isNotEqualTo(both.plan().rules().get(2).version());
        assertThat(both.with("any: [", "all: [").plan().rules().get(2).version())
                .isNotEqualTo(both.plan().rules().get(2).version());
    }

    private static String version(Written plan) {
        return plan.plan().rules().get(0).version();
    }
}
