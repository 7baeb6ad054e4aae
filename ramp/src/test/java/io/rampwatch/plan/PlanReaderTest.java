package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.plan.ChannelPlan.Target;
import io.rampwatch.plan.Freshness.OnBlind;
import io.rampwatch.plan.GateEvidence.Attested;
import io.rampwatch.plan.GateEvidence.Measured;
import io.rampwatch.plan.GateEvidence.Visible;
import io.rampwatch.plan.Rates.Span;
import io.rampwatch.rule.Clear;
import io.rampwatch.rule.Combination;
import io.rampwatch.rule.Flow;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
import io.rampwatch.rule.View;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static final Plan FULL = Written.resource("full.yml").plan();

    @Test
    void the_head_says_who_and_how_long() {
        assertThat(FULL.ramp()).isEqualTo("everything");
        assertThat(FULL.owner()).isEqualTo(new Owner("VP Growth", "exec-growth"));
        assertThat(FULL.deputies()).containsExactly("coo", "007");
        assertThat(FULL.timezone()).isEqualTo("America/New_York");
        assertThat(FULL.settleMinutes()).isEqualTo(90);
        assertThat(FULL.correctionMinutes()).isEqualTo(96 * 60);
    }

    @Test
    void the_calendar_has_days_and_holidays() {
        assertThat(FULL.calendar())
                .isEqualTo(new BusinessCalendar(
                        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                        List.of(LocalDate.of(2026, 12, 25))));
    }

    @Test
    void a_channel_has_a_normalised_name_baselines_steps_and_owners() {
        assertThat(FULL.channels().get(0))
                .isEqualTo(new ChannelPlan(
                        "paid search",
                        Map.of(
                                "activation_24h",
                                new Baseline(620_000, 4210, "2026-10-01", "2026-10-31", "own history"),
                                "tickets_per_100",
                                new Baseline(125_000, 4210, "2026-10-01", "2026-10-31", "proxy of partner-acme")),
                        List.of(new Step("2026-11-23", 100), new Step("2026-11-30", 150), new Step("2026-12-07", 300)),
                        Map.of(
                                "onboarding", "cpo",
                                "provisioning", "cto",
                                "support", "head-of-support",
                                "escalation", "cto"),
                        Map.of("support", 120L),
                        List.of(
                                new Target("activation_24h", Side.ABOVE, 600_000),
                                new Target("tickets_per_100", Side.BELOW, 250_000)),
                        5_000,
                        new Gate(
                                Map.of(
                                        GateCheck.ONBOARDING, new Measured("activation_24h", 800_000),
                                        GateCheck.PROVISIONING, attested("cto", "2026-12-31"),
                                        GateCheck.SUPPORT, attested("head-of-support", "2026-12-31"),
                                        GateCheck.ESCALATION, attested("cto", "2026-11-30"),
                                        GateCheck.OBSERVABILITY,
                                                new Visible(List.of("activation_24h", "tickets_per_100"), 1_440),
                                        GateCheck.CONTROLS, attested("cto", "2027-01-31")),
                                true,
                                new Gate.Waiver("coo", "the partner's contract begins on Monday"))));
    }

    @Test
    void a_channel_without_words_of_its_own_has_the_gate_of_the_plan_and_the_usual_budget() {
        ChannelPlan acme = FULL.channels().get(1);
        assertThat(acme.gate().evidence()).hasSize(5).doesNotContainKey(GateCheck.CONTROLS);
        assertThat(acme.gate().needed()).isEqualTo(4);
        assertThat(acme.gate().override()).isNull();
        assertThat(acme.falsePausesMillionths()).isEqualTo(10_000);
    }

    @Test
    void the_owner_of_a_layer_answers_as_soon_as_the_plan_says() {
        ChannelPlan search = FULL.channels().get(0);
        assertThat(search.responseMinutes("support", true)).isEqualTo(120);
        assertThat(search.responseMinutes("onboarding", true)).isEqualTo(60);
        assertThat(search.responseMinutes("onboarding", false)).isEqualTo(240);
    }

    @Test
    void a_borrowed_baseline_is_marked_as_proxy() {
        var baselines = FULL.channels().get(0).baselines();
        assertThat(baselines.get("tickets_per_100").proxy()).isTrue();
        assertThat(baselines.get("activation_24h").proxy()).isFalse();
    }

    @Test
    void the_plan_says_what_holds_when_the_monitor_is_blind() {
        assertThat(FULL.freshness()).isEqualTo(new Freshness(3, 6, 20, OnBlind.PAUSE));
        assertThat(Written.small().plan().freshness()).isEqualTo(Freshness.DEFAULT);
    }

    @Test
    void rates_are_numbers_or_ranges() {
        assertThat(FULL.rates())
                .isEqualTo(new Rates(
                        "USD",
                        new Span(55_000_000, 55_000_000),
                        new Span(90_000_000, 115_500_000),
                        new Span(12_000_000, 12_000_000),
                        new Span(20_000_000, 40_000_000),
                        new Span(120_000_000, 120_000_000)));
        assertThat(Written.small().plan().rates()).isNull();
    }

    @Test
    void a_slow_source_delays_the_metrics_that_it_feeds() {
        assertThat(FULL.delayMinutes("tickets_per_100")).isEqualTo(60);
        assertThat(FULL.delayMinutes("activation_24h")).isZero();
    }

    @Test
    void a_plan_may_break_down_by_type_of_plan_and_list_its_categories() {
        assertThat(FULL.byPlanType()).isTrue();
        assertThat(FULL.categories()).containsExactly("billing", "login", "import");
        assertThat(Written.small().plan().byPlanType()).isFalse();
    }

    @Test
    void channels_stand_in_the_order_of_the_file() {
        assertThat(FULL.channelNames()).containsExactly("paid search", "partner-acme");
    }

    @Test
    void a_metric_of_the_plan_stands_in_the_registry() {
        assertThat(metric("activation_24h"))
                .isEqualTo(new Metric(
                        "activation_24h",
                        "Activated within a day",
                        MetricKind.CONVERSION,
                        List.of("workspace.created", "report_viewed"),
                        List.of(),
                        Reach.ALL,
                        1_440,
                        720,
                        Better.HIGHER,
                        "cpo",
                        "product events",
                        "Share of accounts that created a workspace and viewed a report within 24 h of signup."));
    }

    @Test
    void a_ratio_has_events_over_events() {
        assertThat(metric("resolved_share").events()).containsExactly("ticket.resolved");
        assertThat(metric("resolved_share").over()).containsExactly("ticket.opened");
    }

    @Test
    void a_count_may_count_accounts() {
        assertThat(metric("angry_accounts").reach()).isEqualTo(Reach.DISTINCT);
    }

    @Test
    void an_amount_has_a_horizon_in_days() {
        assertThat(metric("long_work_per_account").withinMinutes()).isEqualTo(3 * 1_440);
    }

    @Test
    void a_built_in_metric_can_be_given_an_owner_and_stays_what_it_is() {
        var builtIn = Registry.builtIn().stream()
                .filter(metric -> metric.id().equals("tickets_per_100"))
                .findFirst()
                .orElseThrow();
        var given = metric("tickets_per_100");
        assertThat(given.owner()).isEqualTo("head-of-support");
        assertThat(given.definition()).isEqualTo(builtIn.definition());
        assertThat(given.events()).isEqualTo(builtIn.events());
    }

    @Test
    void a_built_in_metric_can_be_counted_otherwise() {
        assertThat(metric("provisioning_failed_accounts_24h").events())
                .containsExactly("provisioning.failed", "import_failed");
        assertThat(metric("provisioning_failed_accounts_24h").withinMinutes()).isEqualTo(1_440);
    }

    @Test
    void the_other_built_in_metrics_stay_over_the_window_of_the_plan() {
        assertThat(metric("escalations_per_100").windowMinutes()).isEqualTo(2 * 1_440);
        assertThat(FULL.metrics()).hasSize(Registry.builtIn().size() + 7);
    }

    @Test
    void without_a_definition_there_is_no_activation() {
        assertThat(Registry.builtIn()).extracting(Metric::id).doesNotContain("activation_24h");
    }

    @Test
    void a_rule_has_its_limit_as_a_number_for_each_channel() {
        StopRule rule = FULL.rules().get(0);
        assertThat(rule)
                .isEqualTo(new StopRule(
                        "activation-drop",
                        rule.version(),
                        "activation_24h",
                        MetricKind.CONVERSION,
                        Side.FALLS_TO,
                        Map.of("paid search", Limit.fromBaseline(558_000, 620_000, 4_210)),
                        List.of(Lane.days(2), Lane.live(24), Lane.evidence(990_000)),
                        View.BOUNDS,
                        120,
                        360L,
                        new Clear(580_000, 240),
                        Then.PAUSE,
                        false,
                        null,
                        RestartCondition.ofDays(
                                "activation_24h",
                                MetricKind.CONVERSION,
                                Side.ABOVE,
                                602_500,
                                Lane.businessDays(5),
                                Flow.of(Flow.Kind.PROBE, 130),
                                100),
                        "https://wiki.example.com/ramp/activation"));
    }

    @Test
    void a_limit_may_move_with_the_days_before_with_a_channel_or_with_the_others() {
        assertThat(rule("week").limits()).containsEntry("partner-acme", Limit.previous7Days(200_000, false));
        assertThat(rule("against").limits()).containsEntry("partner-acme", Limit.channel("paid search", 150_000, true));
        assertThat(rule("others").limits()).containsEntry("paid search", Limit.otherChannels(150_000, true));
        assertThat(rule("week").side()).isEqualTo(Side.RISES_TO);
        assertThat(rule("others").side()).isEqualTo(Side.FALLS_TO);
    }

    @Test
    void load_that_outpaces_signups_lies_above_its_frozen_baseline() {
        assertThat(rule("load").limits()).containsEntry("paid search", Limit.fromBaseline(187_500, 125_000, 4_210));
        assertThat(rule("load").side()).isEqualTo(Side.RISES_TO);
        assertThat(rule("load").then()).isEqualTo(Then.HOLD);
        assertThat(rule("load").shadow()).isTrue();
    }

    @Test
    void a_combined_rule_judges_the_channels_that_its_members_have_in_common() {
        StopRule both = rule("both");
        assertThat(both.combination()).isEqualTo(new Combination(true, List.of("failures", "unresolved")));
        assertThat(both.channels()).containsExactly("paid search", "partner-acme");
        assertThat(both.proof()).isEmpty();
        assertThat(rule("either").channels()).containsExactly("paid search");
    }

    @Test
    void what_is_open_is_counted_without_a_floor() {
        StopRule queue = rule("queue");
        assertThat(queue.limits()).containsEntry("partner-acme", Limit.census(3, 50_000));
        assertThat(queue.side()).isEqualTo(Side.RISES_TO);
        assertThat(queue.proof()).containsExactly(Lane.held(60));
        assertThat(queue.least()).isZero();
        assertThat(queue.clear()).isEqualTo(new Clear(1_000_000, 240));
        assertThat(queue.restart())
                .isEqualTo(new RestartCondition(
                        "old_tickets",
                        MetricKind.OPEN_AGE,
                        Side.FALLS_TO,
                        1_000_000,
                        0,
                        false,
                        240,
                        Flow.of(Flow.Kind.RESIDUAL, 20),
                        0,
                        null));
    }

    @Test
    void rules_stand_in_the_order_of_the_file() {
        assertThat(FULL.rules())
                .extracting(StopRule::id)
                .containsExactly(
                        "activation-drop",
                        "either",
                        "failures",
                        "unresolved",
                        "long-work",
                        "week",
                        "against",
                        "others",
                        "load",
                        "both",
                        "queue",
                        "owner-found",
                        "spend",
                        "everywhere");
    }

    @Test
    void a_built_in_channel_is_judged_where_it_is_named() {
        assertThat(rule("everywhere").channels()).containsExactly("(all)");
    }

    @Test
    void a_restart_may_be_held_or_measured_on_another_channel() {
        assertThat(rule("against").restart())
                .isEqualTo(new RestartCondition(
                        "activation_24h",
                        MetricKind.CONVERSION,
                        Side.ABOVE,
                        600_000,
                        0,
                        false,
                        240,
                        new Flow(Flow.Kind.PROXY, 300, "paid search"),
                        100,
                        120L));
        assertThat(rule("load").restart().measuredOn()).isEqualTo(Flow.of(Flow.Kind.HELD_FLAT, 150));
        assertThat(rule("both").restart().measuredOn()).isEqualTo(Flow.of(Flow.Kind.RESIDUAL, 60));
    }

    @Test
    void a_rule_judges_all_channels_unless_it_names_some_and_needs_100_accounts_unless_said() {
        assertThat(rule("failures").limitMillionths())
                .isEqualTo(Map.of("paid search", 81_234L, "partner-acme", 81_234L));
        assertThat(rule("failures").channels()).containsExactly("paid search", "partner-acme");
        assertThat(rule("failures").least()).isEqualTo(100);
        assertThat(rule("failures").restart()).isNull();
    }

    @Test
    void an_amount_has_a_limit_in_units_and_a_restart_may_watch_another_metric() {
        assertThat(rule("long-work").limitMillionths()).containsEntry("partner-acme", 35_000_000L);
        assertThat(rule("long-work").restart())
                .isEqualTo(RestartCondition.ofDays(
                        "tickets_per_100",
                        MetricKind.PER_100,
                        Side.BELOW,
                        250_000,
                        Lane.days(3),
                        Flow.of(Flow.Kind.PROBE, 50),
                        30));
    }

    @Test
    void a_source_has_its_own_settings_and_others_the_default() {
        assertThat(FULL.sources())
                .isEqualTo(Map.of(
                        "urn:crm", new SourceSettings(5_000, 60_000, 0, List.of()),
                        "/webhooks/segment", new SourceSettings(1_440, 5_000, 0, List.of()),
                        "urn:desk",
                                new SourceSettings(
                                        1_440,
                                        30_000,
                                        60,
                                        180,
                                        true,
                                        List.of("tickets_per_100", "escalations_per_100"))));
    }

    @Test
    void what_is_not_said_has_a_default() {
        Plan plan = Written.small().plan();
        assertThat(plan.settleMinutes()).isEqualTo(120);
        assertThat(plan.correctionMinutes()).isEqualTo(72 * 60);
        assertThat(plan.metrics()).extracting(Metric::windowMinutes).containsOnly(1_440L);
        assertThat(plan.calendar().businessDays()).hasSize(5);
        assertThat(plan.deputies()).isEmpty();
        assertThat(plan.owner().pagerduty()).isEmpty();
        assertThat(plan.sources()).isEmpty();
    }

    @Test
    void the_hash_is_that_of_the_bytes() {
        assertThat(PlanReader.read("ramp.yml", Written.bytes("full.yml")).plan().hash())
                .isEqualTo(RuleVersion.sha256(Written.bytes("full.yml")))
                .hasSize(64);
    }

    @Test
    void a_byte_order_mark_windows_line_ends_and_a_start_of_document_do_no_harm() {
        String yaml = "\uFEFF---\n" + Written.small().yaml();
        assertThat(new Written(yaml.replace("\n", "\r\n")).plan().ramp()).isEqualTo("small");
    }

    @Test
    void a_file_with_a_fault_is_no_plan() {
        var read = PlanReader.read("ramp.yml", "ramp: x".getBytes(StandardCharsets.UTF_8));
        assertThat(read.plan()).isNull();
        assertThat(read.problems().isEmpty()).isFalse();
    }

    private static StopRule rule(String id) {
        return FULL.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Attested attested(String by, String until) {
        return new Attested(by, LocalDate.parse(until));
    }

    private static Metric metric(String id) {
        return FULL.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
