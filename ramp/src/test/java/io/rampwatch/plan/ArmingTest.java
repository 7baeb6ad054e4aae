package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.GateEvidence.Moment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arming: refused with every reason at once, or plan, baselines and definitions stand still. */
class ArmingTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final String OWNERS =
            "    owners: {onboarding: cpo, provisioning: cto, support: head-of-support, escalation: cto}\n";
    private static final Written READY =
            Written.small().with("    steps:", OWNERS + "    steps:").and("""
                    gate:
                      provisioning: {by: cto, until: 2026-12-31}
                      support: {by: head-of-support, until: 2026-12-31}
                      escalation: {by: cto, until: 2026-12-31}
                      controls: {by: cto, until: 2026-12-31}
                    """);

    @Test
    void a_ramp_with_owners_rules_steps_and_four_checks_is_armed() {
        Arming arming = decide(READY, "VP Growth");
        assertThat(arming.refusals()).isEmpty();
        assertThat(arming.armed()).isTrue();
        assertThat(arming.frozen()).isEqualTo(Frozen.of(READY.plan()));
    }

    @Test
    void a_plan_with_a_problem_cannot_be_armed_and_says_them_all() {
        Arming arming =
                decide(READY.with("within: 24h", "within: 0h").with("proof: [2 days]", "proof: [soon]"), "VP Growth");
        assertThat(arming.armed()).isFalse();
        assertThat(arming.refusals())
                .hasSize(2)
                .first()
                .isEqualTo("line 13: metrics.activation_24h.within: '0h' is no time at all; write such as 24h");
    }

    @ParameterizedTest
    @CsvSource({"VP Growth,true", "coo,true", "cmo,false", "'',false"})
    void only_the_owner_or_a_deputy_arms(String by, boolean may) {
        assertThat(decide(READY.and("deputies: [coo]\n"), by).armed()).isEqualTo(may);
    }

    @Test
    void who_may_not_arm_is_told_who_may() {
        assertThat(decide(READY.and("deputies: [coo]\n"), "cmo").refusals())
                .containsExactly("'cmo' may not arm this ramp; its owner is VP Growth, deputies coo");
    }

    @Test
    void too_few_checks_are_refused_with_what_is_missing_and_what_to_do() {
        assertThat(decide(READY.without("controls: {by"), "VP Growth").refusals())
                .hasSize(4)
                .contains(
                        "the readiness gate of partner-acme passes 3 of 6 checks, and 4 open a step; mend what is missing, "
                                + "or let the owner or a deputy sign gate: {override: {by: …, reason: …}}",
                        "missing in partner-acme: controls (every automated action has permission, validation, retries and "
                                + "an audit log): the plan states nothing; guard the actions, then let a named person "
                                + "attest it");
    }

    @Test
    void a_target_of_the_board_takes_all_six() {
        assertThat(decide(READY.and("  board_target: true\n"), "VP Growth")
                        .refusals()
                        .get(0))
                .contains("passes 4 of 6 checks, and 6 are needed, as a target of the board depends on it");
    }

    @Test
    void an_override_arms_below_the_gate_and_is_noted() {
        Arming arming = decide(
                READY.without("controls: {by")
                        .and("  override: {by: VP Growth, reason: the contract begins on Monday}\n"),
                "VP Growth");
        assertThat(arming.armed()).isTrue();
        assertThat(arming.notes())
                .contains(
                        "the readiness gate of partner-acme is overridden by VP Growth: the contract begins on Monday");
    }

    @Test
    void a_word_that_has_expired_counts_no_more() {
        var late = Moment.on(LocalDate.parse("2027-01-01"));
        assertThat(Arming.decide(READY.read(), "VP Growth", channel -> late).refusals())
                .anySatisfy(
                        reason -> assertThat(reason).contains("attested by cto, but only until 2026-12-31: ask again"));
    }

    @Test
    void a_measured_check_counts_with_its_figures() {
        Written measured = READY.with(
                "  controls: {by: cto, until: 2026-12-31}", "  onboarding: {metric: activation_24h, at_least: 60%}");
        assertThat(decide(measured, "VP Growth").armed()).isFalse();
        assertThat(Arming.decide(measured.read(), "VP Growth", channel -> seen(620, 1_000))
                        .armed())
                .isTrue();
        assertThat(Arming.decide(measured.read(), "VP Growth", channel -> seen(599, 1_000))
                        .armed())
                .isFalse();
    }

    @Test
    void a_channel_without_steps_or_a_pausing_rule_or_owners_is_told_for_each() {
        assertThat(decide(
                                READY.with("  partner-acme:", "  organic: {}\n  partner-acme:")
                                        .with("    then: pause", "    channels: [partner-acme]\n    then: pause"),
                                "VP Growth")
                        .refusals())
                .containsExactly(
                        "organic plans no steps, and what is armed is a planned volume; write such as steps: "
                                + "[{from: 2026-11-23, signups_per_day: 125}]",
                        "no rule that pauses judges organic; a ramp without a stop rule cannot begin: write one, or leave "
                                + "the channel out",
                        "organic has nobody who answers for onboarding, provisioning, support, escalation; write such as "
                                + "owners: {onboarding: cto}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "within: 24h | within: 25h | definitions",
                "report within 24 h of signup. | report within 24 h. | definitions",
                "accounts: 4210 | accounts: 4211 | baselines",
                "VP Growth | VP Sales | plan"
            })
    void what_is_frozen_changes_with_what_it_was_made_of(String was, String is, String changed) {
        Frozen before = Frozen.of(READY.plan());
        Frozen after = Frozen.of(READY.with(was, is).plan());
        assertThat(after.planHash()).isNotEqualTo(before.planHash());
        assertThat(after.definitionsHash().equals(before.definitionsHash())).isEqualTo(!changed.equals("definitions"));
        assertThat(after.baselinesHash().equals(before.baselinesHash())).isEqualTo(!changed.equals("baselines"));
    }

    @Test
    void a_step_is_refused_while_a_metric_that_approves_the_ramp_misses_its_target() {
        ChannelPlan channel = READY.with("    steps:", "    targets: {activation_24h: {above: 60%}}\n    steps:")
                .plan()
                .channels()
                .get(0);
        assertThat(Opening.refusals(channel, seen(601, 1_000))).isEmpty();
        assertThat(Opening.refusals(channel, seen(600, 1_000)))
                .containsExactly("activation_24h in partner-acme misses its target: 600 of 1,000 are 60.0 %, and above "
                        + "60.0 % approves the ramp");
        assertThat(Opening.refusals(channel, Moment.on(DAY)))
                .containsExactly("the target of activation_24h in partner-acme cannot be judged: it has no value yet");
    }

    @Test
    void a_target_per_100_accounts_is_held_against_the_value_per_100() {
        ChannelPlan channel = READY.with("    steps:", "    targets: {tickets_per_100: {below: 25}}\n    steps:")
                .plan()
                .channels()
                .get(0);
        assertThat(Opening.refusals(channel, load(24.9))).isEmpty();
        assertThat(Opening.refusals(channel, load(25.1)))
                .containsExactly("tickets_per_100 in partner-acme misses its target: it is 25.1, and below 25 per 100 "
                        + "accounts approves the ramp");
    }

    private static Moment load(double per100) {
        var value = new Estimate(null, 1_000L, per100, null, null, "period", null);
        var metrics =
                Map.of("tickets_per_100", new MetricReading(MetricKind.PER_100, Map.of(MetricReading.VALUE, value)));
        return new Moment(DAY, 0, new Reading("partner-acme", 0, 0, 0, metrics));
    }

    private static Arming decide(Written plan, String by) {
        return Arming.decide(plan.read(), by, channel -> Moment.on(DAY));
    }

    private static Moment seen(long k, long n) {
        var mature = Estimate.quotient(k, n, 1, "nobody");
        var metrics = Map.of(
                "activation_24h", new MetricReading(MetricKind.CONVERSION, Map.of(MetricReading.MATURE, mature)));
        long at = DAY.toEpochDay() * 86_400_000;
        return new Moment(DAY, at, new Reading("partner-acme", at, at, 0, metrics));
    }

    @Test
    void no_sentence_of_an_arming_names_a_class() {
        List<String> said =
                decide(READY.without("owners:").without("controls"), "nobody").refusals();
        assertThat(String.join("\n", said)).doesNotContain("java", "Optional", "[]", "null");
    }
}
