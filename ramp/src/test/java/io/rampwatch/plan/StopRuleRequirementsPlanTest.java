package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.plan.ChannelPlan.Target;
import io.rampwatch.plan.GateEvidence.Moment;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the users asked of stop rules and their plan, said in a plan: each test has the wish in its name. */
class StopRuleRequirementsPlanTest {
    private static final Written SMALL = Written.small();
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @Test
    void stop_if_activation_drops_by_10_percentage_points_for_two_consecutive_days() {
        StopRule rule = SMALL.plan().rules().get(0);
        assertThat(rule.then()).isEqualTo(Then.PAUSE);
        assertThat(rule.side()).isEqualTo(Side.FALLS_TO);
        assertThat(rule.limits()).isEqualTo(Map.of("partner-acme", Limit.fromBaseline(520_000, 620_000, 4_210)));
        assertThat(rule.proof()).containsExactly(Lane.days(2));
        assertThat(RuleSentence.stop(rule))
                .isEqualTo("pause partner-acme when activation_24h is at or below 52.0 % on 2 days in a row "
                        + "(each at least 100 accounts)");
    }

    @Test
    void stop_if_support_tickets_per_100_accounts_exceed_a_defined_threshold() {
        assertThat(sentence("tickets_per_100", "{above: 30}", "[2 days]"))
                .isEqualTo("pause partner-acme when tickets_per_100 is above 30 per 100 accounts on 2 days in a row "
                        + "(each at least 100 accounts)");
    }

    @Test
    void a_threshold_is_never_invented() {
        assertThat(rule("tickets_per_100", null, "[2 days]").problems())
                .singleElement()
                .asString()
                .endsWith(
                        "is missing; write the level at which the rule acts, such as {below: 52%}; it is never guessed");
    }

    @Test
    void stop_if_support_load_rises_faster_than_signups() {
        assertThat(withTickets(rule("tickets_per_100", "{outpaces: {by: 50%}}", "[2 days]"))
                        .plan()
                        .rules()
                        .get(1)
                        .limits())
                .isEqualTo(Map.of("partner-acme", Limit.fromBaseline(180_000, 120_000, 4_210)));
        assertThat(withTickets(rule("tickets_per_100", "{outpaces: {by: 0%}}", "[2 days]"))
                        .problems())
                .singleElement()
                .asString()
                .contains("pauses 94 to 96 % of flat channels within 14 days with nothing wrong");
    }

    @Test
    void stop_if_activation_falls_during_the_controlled_ramp() {
        assertThat(sentence("activation_24h", "{falls_by: 10pp, from: previous 7 days}", "[2 days, live 24h]"))
                .isEqualTo(
                        "pause partner-acme when activation_24h has fallen by 10 points or more from the 7 days before "
                                + "on 2 days in a row, or at every hourly look for 24h (no verdict below 100 accounts)");
    }

    @Test
    void pause_a_channel_that_raises_engineering_escalations_above_threshold() {
        assertThat(sentence("escalations_per_100", "{above: 3}", "[2 days, evidence 99%]"))
                .isEqualTo(
                        "pause partner-acme when escalations_per_100 is above 3 per 100 accounts on 2 days in a row, "
                                + "or with evidence 99% (no verdict below 100 accounts)");
    }

    @Test
    void provisioning_failures_can_be_thresholded() {
        assertThat(sentence("provisioning_failed_accounts_24h", "{above: 8%}", "[live 24h]"))
                .isEqualTo(
                        "pause partner-acme when provisioning_failed_accounts_24h is above 8.0 % at every hourly look "
                                + "for 24h (no verdict below 100 accounts)");
    }

    @Test
    void a_ramp_without_rules_cannot_be_armed() {
        String yaml = SMALL.yaml();
        var read = new Written(yaml.substring(0, yaml.indexOf("rules:"))).read();
        Arming arming = Arming.decide(read, "VP Growth", channel -> Moment.on(DAY));
        assertThat(arming.armed()).isFalse();
        assertThat(arming.refusals())
                .anySatisfy(reason -> assertThat(reason).contains("rules: is missing; write at least one stop rule"));
    }

    @Test
    void a_ramp_whose_rules_only_watch_cannot_be_armed_either() {
        var read = SMALL.with("then: pause", "then: watch").without("restart:").read();
        assertThat(Arming.decide(read, "VP Growth", channel -> Moment.on(DAY)).refusals())
                .contains(
                        "no rule that pauses judges partner-acme; a ramp without a stop rule cannot begin: write one, "
                                + "or leave the channel out");
    }

    @Test
    void each_ramp_states_which_metrics_approve_it_and_which_stop_it() {
        assertThat(PlanSummary.of(approved().plan()))
                .contains("goes on while activation_24h is above 60.0 %")
                .contains("goes on while tickets_per_100 is below 25 per 100 accounts")
                .contains("approved by    activation_24h, tickets_per_100")
                .contains("stopped by     activation_24h");
    }

    @Test
    void a_channel_plan_holds_signups_targets_loads_limits_and_the_metric_that_triggers_a_pause() {
        Plan plan = Written.resource("full.yml").plan();
        ChannelPlan channel = plan.channels().get(0);
        assertThat(channel.steps()).contains(new Step("2026-11-23", 100));
        assertThat(channel.targets())
                .containsExactly(
                        new Target("activation_24h", Side.ABOVE, 600_000),
                        new Target("tickets_per_100", Side.BELOW, 250_000));
        assertThat(plan.rules().stream()
                        .filter(rule ->
                                rule.then() == Then.PAUSE && rule.channels().contains(channel.name()))
                        .map(StopRule::metric)
                        .collect(Collectors.toSet()))
                .contains("activation_24h", "long_work_per_account");
    }

    @Test
    void a_step_is_recorded_with_what_was_planned_and_what_came() {
        var signups = Map.of(LocalDate.parse("2026-11-23"), 130L, LocalDate.parse("2026-11-24"), 100L);
        assertThat(PlannedVolume.of(SMALL.plan().channels().get(0), signups, LocalDate.parse("2026-11-25")))
                .singleElement()
                .extracting(PlannedVolume::words)
                .isEqualTo("from 2026-11-23: 230 of 250 planned signups in 2 days (92.0 %)");
    }

    @Test
    void a_step_of_more_than_half_as_much_again_needs_a_written_reason() {
        assertThat(SMALL.with("signups_per_day: 175", "signups_per_day: 188").problems())
                .singleElement()
                .asString()
                .contains("'188' is 51 % above the step before, 125; at most 50 % (187) without override");
    }

    @ParameterizedTest
    @CsvSource({
        "activation_24h,{below: 50%},onboarding,cpo",
        "provisioning_failed_accounts_24h,{above: 8%},provisioning,cto",
        "tickets_per_100,{above: 30},support,head-of-support",
        "escalations_per_100,{above: 3},escalation,cto"
    })
    void leadership_sees_whose_number_tripped_and_that_the_answer_is_another_hardening_cycle(
            String metric, String when, String layer, String owner) {
        Plan plan = rule(metric, when, "[2 days]")
                .with(
                        "    steps:",
                        "    owners: {onboarding: cpo, provisioning: cto, support: {name: head-of-support, responds_within: "
                                + "2h}, escalation: cto}\n    steps:")
                .plan();
        var next = HardeningStep.after(plan.rules().get(1), "partner-acme", plan);
        String within = layer.equals("support") ? "2h" : "1h";
        assertThat(next.words())
                .isEqualTo("another hardening cycle of " + layer + ", not a larger budget: " + owner
                        + " answers within " + within + "; runbook https://wiki.example.com/ramp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause until activation recovers",
                "when things look better",
                "{when: {above: 60%}}",
                "{proof: [5 business days], measured_on: {probe: 130 per day}, least: {accounts: 100}}",
                "{when: {above: 60%}, measured_on: {probe: 130 per day}, least: {accounts: 100}}",
                "{when: {above: 60%}, proof: [5 business days], least: {accounts: 100}}",
                "{when: {above: 60%}, proof: [5 business days], measured_on: {probe: 130 per day}}",
                "{when: {better: 60%}, proof: [5 business days], measured_on: {probe: 130 per day}, least: {accounts: 100}}",
                "{when: {above: high}, proof: [5 business days], measured_on: {probe: 130 per day}, least: {accounts: 100}}",
                "{when: {above: 60%}, proof: [soon], measured_on: {probe: 130 per day}, least: {accounts: 100}}"
            })
    void a_restart_without_metric_level_direction_duration_flow_or_floor_is_refused(String restart) {
        var faulty = SMALL.without("restart:").and("    restart: " + restart + "\n");
        assertThat(faulty.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("rules[0].restart"));
    }

    @Test
    void restart_when_24_hour_activation_returns_above_62_percent_for_five_consecutive_business_days() {
        Plan plan = SMALL.plan();
        assertThat(RuleSentence.restart(plan, plan.rules().get(0).restart()))
                .isEqualTo(
                        "may start again when activation_24h is above 62.0 % on 5 business days in a row (each at least "
                                + "100 accounts), measured on probe: 130 per day");
    }

    @Test
    void a_stopped_channel_has_no_signups_to_measure_so_the_flow_is_multiplied_out() {
        assertThat(SMALL.with("130 per day", "10%").problems())
                .containsExactly(
                        "rules[0].restart.measured_on.probe: '10%' of 175/day = 17.5 accounts/day, 100 needed on "
                                + "each day; raise the flow or lower the floor");
    }

    @Test
    void a_baseline_may_come_from_a_proxy_and_is_marked_until_it_is_replaced() {
        Plan plan = SMALL.with("source: own history", "source: proxy of paid-search")
                .plan();
        assertThat(PlanSummary.of(plan)).contains("proxy of paid-search: to be replaced by a baseline of its own");
    }

    @Test
    void a_ramp_without_an_executive_owner_cannot_be_armed() {
        var read = SMALL.without("owner: {name").read();
        assertThat(Arming.decide(read, "VP Growth", channel -> Moment.on(DAY)).refusals())
                .singleElement()
                .asString()
                .contains("owner: is missing; write the one person with the authority to stop");
    }

    private static Written approved() {
        return SMALL.with(
                "    steps:", "    targets: {activation_24h: {above: 60%}, tickets_per_100: {below: 25}}\n    steps:");
    }

    private static String sentence(String metric, String when, String proof) {
        return RuleSentence.stop(rule(metric, when, proof).plan().rules().get(1));
    }

    private static Written withTickets(Written plan) {
        return plan.with(
                "own history}}",
                "own history}, tickets_per_100: {value: 12, accounts: 4210, from: 2026-10-01, to: 2026-10-31, "
                        + "source: own history}}");
    }

    /** The small plan with a second pausing rule; without {@code when} for null. */
    private static Written rule(String metric, String when, String proof) {
        boolean higher = metric.equals("activation_24h");
        String level = higher ? "{above: 62%}" : metric.contains("failed") ? "{below: 5%}" : "{below: 2}";
        List<String> lines = List.of(
                "  - id: other",
                "    metric: " + metric,
                when == null ? "" : "    when: " + when,
                "    proof: " + proof,
                "    then: pause",
                "    runbook: https://wiki.example.com/ramp",
                "    restart: {when: " + level
                        + ", proof: [5 business days], measured_on: {probe: 130 per day}, least: {accounts: 100}}");
        return SMALL.and(lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n")) + "\n");
    }
}
