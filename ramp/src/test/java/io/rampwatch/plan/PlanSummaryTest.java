package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlanSummaryTest {

    @Test
    void a_plan_reads_as_it_was_agreed() {
        assertThat(PlanSummary.of(Written.resource("full.yml").plan()) + "\n")
                .isEqualToNormalizingNewlines(new String(Written.bytes("full.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void a_rule_is_a_sentence() {
        assertThat(RuleSentence.stop(Written.small().plan().rules().get(0)))
                .isEqualTo("pause partner-acme when activation_24h is at or below 52.0 % on 2 days in a row "
                        + "(each at least 100 accounts)");
    }

    @Test
    void different_limits_stand_behind_their_channels() {
        var plan = Written.small()
                .with(
                        "metrics:\n",
                        "  organic:\n    baseline: {activation_24h: {value: 41.5%, accounts: 2000, "
                                + "from: 2026-10-01, to: 2026-10-31, source: proxy}}\nmetrics:\n")
                .plan();
        assertThat(RuleSentence.stop(plan.rules().get(0)))
                .startsWith(
                        "pause partner-acme (52.0 %) and organic (31.5 %) when activation_24h is at or below its limit on");
    }
}
