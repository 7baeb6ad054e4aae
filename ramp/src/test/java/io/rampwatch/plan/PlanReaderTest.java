package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Registry;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.rule.Flow;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
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
                                new Baseline(125_000, 4210, "2026-10-01", "2026-10-31", "proxy")),
                        List.of(new Step("2026-11-23", 100), new Step("2026-11-30", 150), new Step("2026-12-07", 300)),
                        Map.of(
                                "onboarding", "cpo",
                                "provisioning", "cto",
                                "support", "head-of-support",
                                "escalation", "cto")));
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
        assertThat(FULL.metrics()).hasSize(Registry.builtIn().size() + 4);
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
                        Map.of("paid search", 558_000L),
                        2,
                        120,
                        Then.PAUSE,
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
    void a_rule_judges_all_channels_unless_it_names_some_and_needs_100_accounts_unless_said() {
        assertThat(FULL.rules().get(1).limitMillionths())
                .isEqualTo(Map.of("paid search", 81_234L, "partner-acme", 81_234L));
        assertThat(FULL.rules().get(1).channels()).containsExactly("paid search", "partner-acme");
        assertThat(FULL.rules().get(1).least()).isEqualTo(100);
        assertThat(FULL.rules().get(1).restart()).isNull();
    }

    @Test
    void an_amount_has_a_limit_in_units_and_a_restart_may_watch_another_metric() {
        assertThat(FULL.rules().get(3).limitMillionths()).containsEntry("partner-acme", 35_000_000L);
        assertThat(FULL.rules().get(3).restart())
                .isEqualTo(RestartCondition.ofDays(
                        "tickets_per_100",
                        MetricKind.PER_100,
                        Side.BELOW,
                        250_000,
                        Lane.days(3),
                        Flow.of(Flow.Kind.PROBE, 30),
                        30));
    }

    @Test
    void a_source_has_its_own_settings_and_others_the_default() {
        assertThat(FULL.sources())
                .isEqualTo(Map.of(
                        "urn:crm", new SourceSettings(5_000, 60_000),
                        "/webhooks/segment", new SourceSettings(1_440, 5_000)));
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

    private static Metric metric(String id) {
        return FULL.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
