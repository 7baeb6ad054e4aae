package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutlookTest {

    @Test
    void what_rules_over_closed_days_can_see_is_calculated() {
        var plan = Given.plan("62%", 120, """
                  - id: drop
                    metric: activation_24h
                    channels: [direct]
                    when: {falls_by: 10pp, from: baseline}
                    proof: [2 days]
                    then: watch
                  - id: drop-late
                    metric: activation_24h
                    channels: [direct]
                    when: {below: 45%}
                    proof: [3 days]
                    then: watch
                  - id: tickets
                    metric: tickets_per_100
                    when: {above: 37.5}
                    proof: [2 days]
                    then: watch
                  - id: attempts
                    metric: provisioning_failure_rate
                    channels: [other]
                    when: {above: 8%}
                    proof: [2 days]
                    then: watch
                """);
        assertThat(ProspectWords.of(Outlook.of(plan, 1))).isEqualTo("""
                        what the rules can see
                          Ramps of 14 days with the signups of the plan, evenly over the day, each account for itself.
                          drop
                            direct, 120 signups a day, usually 62 %: a false pause once in 440 ramps
                              finds a fall of 10 points to 52 % after about 5.1 days, in 94 of 100 ramps; that takes 100 signups a day or more
                              finds a fall of 20 points to 42 % after about 3.1 days, in 99 of 100 ramps
                          drop-late
                            direct, 120 signups a day, usually 62 %: a false pause less than once in 1,000,000 ramps
                              a fall of 10 points to 52 % stays within the limit of 45 %
                              finds a fall of 27 points to 35 % after about 4.1 days, in 99 of 100 ramps
                          tickets
                            direct, 120 signups a day, usually 30 per 100: a false pause once in 22 ramps
                              finds a rise of 10 per 100 to 40 per 100 after about 4.1 days, in 99 of 100 ramps; that takes 50 signups a day or more
                              finds a rise of 17.5 per 100 to 47.5 per 100 after about 3.1 days, in 99 of 100 ramps
                            other, 120 signups a day: without a baseline no false pauses can be foreseen
                              finds a rise of 10 per 100 beyond the limit to 47.5 per 100 after about 3.1 days, in 99 of 100 ramps
                          attempts
                            other, 120 signups a day: nothing can be said, the plan does not say what its metric is counted on""");
    }

    @Test
    void a_plan_with_many_rules_is_simulated_as_far_as_its_ramps_go_and_says_so_of_the_rest() {
        var rules = new StringBuilder();
        for (int rule = 0; rule < 4; rule++) {
            rules.append("  - {id: drop-" + rule + ", metric: activation_24h, channels: [direct], when: {below: 5"
                    + rule + "%}, proof: [live 24h], then: watch}\n");
        }
        var seen = Outlook.of(Given.plan("62%", 120, rules.toString()), 1, 2 * 3 * 60);
        assertThat(seen.stream().map(Prospect::why))
                .containsExactly(
                        null,
                        null,
                        "the plan has more rules and channels than a check has time to simulate;"
                                + " a plan with fewer of them shows it",
                        "the plan has more rules and channels than a check has time to simulate;"
                                + " a plan with fewer of them shows it");
        assertThat(seen.get(0).falsePause()).isNotNull();
        assertThat(seen.get(0).falsePause().ramps()).isEqualTo(60);
        assertThat(ProspectWords.of(seen))
                .contains("(simulated): 60 ramps or fewer for a figure, at most 1,800 for the plan;");
    }

    @Test
    void ten_points_that_are_not_there_are_half_of_what_is() {
        var prospect = Outlook.of(Given.drop("15%", 300, "[2 days]"), 1).get(0);
        assertThat(prospect.limitMillionths()).isEqualTo(50_000);
        assertThat(prospect.changes().stream().map(Prospect.Change::toMillionths))
                .containsExactly(50_000L, 25_000L);
    }
}
