package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PlanVariantsTest {
    private static final String PLAN = """
            rules:
              - id: drop
                when: {falls_by: 10pp, from: baseline}
                restart:
                  when: {above: 60%}
              - {id: tickets, when: {above: 30}, restart: {when: {below: 25}}}
            """;

    @Test
    void one_clause_of_one_rule_takes_each_value() {
        assertThat(PlanVariants.of(PLAN, "drop.falls_by=8pp..10pp"))
                .containsOnlyKeys("falls_by 8pp", "falls_by 9pp", "falls_by 10pp")
                .containsEntry("falls_by 8pp", PLAN.replace("10pp", "8pp"))
                .containsEntry("falls_by 10pp", PLAN);
        assertThat(PlanVariants.of(PLAN, "tickets.above=30..31/0.5"))
                .containsOnlyKeys("above 30", "above 30.5", "above 31.0")
                .containsEntry("above 30.5", PLAN.replace("above: 30}", "above: 30.5}"));
    }

    @Test
    void a_step_may_be_written_with_the_unit_of_the_values() {
        assertThat(PlanVariants.of(PLAN, "drop.falls_by=6pp..14pp/4pp"))
                .containsOnlyKeys("falls_by 6pp", "falls_by 10pp", "falls_by 14pp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "drop.falls_by=6pp..14pp/4%"))
                .withMessageContaining("is not a sweep");
    }

    @Test
    void the_level_of_a_restart_is_another_clause() {
        assertThat(PlanVariants.of(PLAN, "drop.restart.above=58%..58%"))
                .containsExactly(java.util.Map.entry("above 58%", PLAN.replace("60%", "58%")));
    }

    @Test
    void what_only_looks_like_the_clause_stays_as_it_is() {
        String plan = """
                # drop.falls_by: 10pp is what was agreed
                rules:
                  - when: {falls_by: "10pp", from: baseline} # falls_by: 10pp
                    id: "drop"
                    runbook: "https://wiki/?falls_by: 3pp"\r
                    restart: {measured_on: {probe: 130 per day}}
                  - id: drop-late
                    when: {falls_by: 10pp, from: baseline}
                """;
        assertThat(PlanVariants.of(plan, "drop.falls_by=8pp..8pp"))
                .containsExactly(java.util.Map.entry("falls_by 8pp", plan.replace("\"10pp\"", "8pp")));
        assertThat(PlanVariants.of(plan, "drop-late.falls_by=8pp..8pp"))
                .containsExactly(java.util.Map.entry(
                        "falls_by 8pp", plan.replace("{falls_by: 10pp, from", "{falls_by: 8pp, from")));
    }

    @Test
    void what_makes_no_sense_is_told() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "drop.falls_by=14pp..6pp"))
                .withMessage("'drop.falls_by=14pp..6pp' goes down: the smaller value comes first, as 6pp..14pp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "drop.falls_by=6.5.5pp..14pp"))
                .withMessageContaining("is not a sweep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "drop.falls_by=8pp"))
                .withMessageContaining("is not a sweep such as activation-drop.falls_by=6pp..14pp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "fall.falls_by=8pp..9pp"))
                .withMessage("the plan has no rule 'fall'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "drop.above=8..9"))
                .withMessage("rule 'drop' has no clause 'above' with a single value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanVariants.of(PLAN, "drop.falls_by=1pp..99pp"))
                .withMessageContaining("more than 60 values");
    }
}
