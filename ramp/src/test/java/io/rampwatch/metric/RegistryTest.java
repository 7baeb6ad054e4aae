package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {

    @Test
    void the_built_in_metrics_are_these() {
        assertThat(Registry.builtIn())
                .extracting(Metric::id)
                .containsExactly(
                        "signups",
                        "provisioning_failure_rate",
                        "provisioning_failures",
                        "failed_accounts",
                        "provisioning_failed_accounts_24h",
                        "tickets_per_100",
                        "escalations_per_100",
                        "manual_minutes_per_account",
                        "owner_assigned_15m",
                        "ticket_resolved_24h",
                        "reopen_rate",
                        "support_queue_age",
                        "retention_30d",
                        "churn_30d",
                        "cost_per_signup",
                        "cost_per_activated_account");
    }

    @Test
    void each_counts_known_events_and_says_in_words_what_it_is() {
        var nouns = Arrays.stream(Kind.values()).map(Kind::noun).toList();
        assertThat(Registry.builtIn()).allSatisfy(metric -> {
            assertThat(nouns).containsAll(metric.events()).containsAll(metric.over());
            assertThat(metric.definition()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(metric.title()).isNotBlank();
            assertThat(metric.systemOfRecord()).isNotBlank();
            assertThat(metric.owner()).isEqualTo("(built in)");
            assertThat(metric.windowMinutes()).isEqualTo(1_440);
            assertThat(metric.withinMinutes() > 0).isEqualTo(metric.byCohort());
        });
    }

    @Test
    void the_failure_rate_is_failed_over_finished_attempts() {
        Metric rate = metric("provisioning_failure_rate");
        assertThat(rate.kind()).isEqualTo(MetricKind.RATIO);
        assertThat(rate.events()).isEqualTo(List.of("provisioning.failed"));
        assertThat(rate.over()).isEqualTo(List.of("provisioning.failed", "provisioning.succeeded"));
    }

    @Test
    void failed_accounts_count_each_account_once() {
        assertThat(metric("failed_accounts").kind()).isEqualTo(MetricKind.COUNT);
        assertThat(metric("failed_accounts").reach()).isEqualTo(Reach.DISTINCT);
        assertThat(metric("provisioning_failures").reach()).isEqualTo(Reach.EACH);
    }

    @Test
    void new_accounts_that_met_a_failure_are_a_share_that_should_be_low() {
        Metric share = metric("provisioning_failed_accounts_24h");
        assertThat(share.kind()).isEqualTo(MetricKind.CONVERSION);
        assertThat(share.reach()).isEqualTo(Reach.ANY);
        assertThat(share.better()).isEqualTo(Better.LOWER);
    }

    @Test
    void an_id_that_names_a_time_has_it() {
        assertThat(metric("owner_assigned_15m").withinMinutes()).isEqualTo(15);
        assertThat(metric("ticket_resolved_24h").withinMinutes()).isEqualTo(1_440);
        assertThat(metric("retention_30d").withinMinutes()).isEqualTo(30 * 1_440);
        assertThat(metric("retention_30d").afterMinutes()).isEqualTo(23 * 1_440);
        assertThat(metric("churn_30d").withinMinutes()).isEqualTo(30 * 1_440);
    }

    @Test
    void a_queue_has_a_beginning_an_end_and_a_target() {
        assertThat(metric("support_queue_age").subject())
                .isEqualTo(new Subject(
                        "ticket",
                        "ticket.opened",
                        List.of("ticket.resolved", "ticket.voided"),
                        List.of("ticket.reopened"),
                        1_440));
    }

    private static Metric metric(String id) {
        return Registry.builtIn().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
