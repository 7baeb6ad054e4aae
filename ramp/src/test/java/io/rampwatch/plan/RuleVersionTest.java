package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleVersionTest {
    private static final Written SMALL = Written.small();

    @Test
    void a_version_is_eight_hex_digits_and_stays_from_release_to_release() {
        assertThat(version(SMALL)).isEqualTo("ebc6a7fe");
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
                "{above: 62%} | {above: 63%}",
                "'least: {accounts: 100}⏎    then' | 'least: {accounts: 101}⏎    then'",
                "within: 24h | within: 25h",
                "report_viewed | report_shared"
            })
    void whatever_a_verdict_depends_on_makes_another_rule(String was, String is) {
        assertThat(version(SMALL.with(was.replace("⏎", "\n"), is.replace("⏎", "\n"))))
                .isNotEqualTo(version(SMALL));
    }

    private static String version(Written plan) {
        return plan.plan().rules().get(0).version();
    }
}
