package io.rampwatch.account;

import static io.rampwatch.account.Report.HOUR;
import static io.rampwatch.account.Report.failure;
import static io.rampwatch.account.Report.milestone;
import static io.rampwatch.account.Report.signup;
import static io.rampwatch.account.Report.ticket;
import static io.rampwatch.account.Report.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account stands for under its plan type. */
class PlanTypeTest {
    private static Map<String, Long> signups(Told told) {
        return told.byChannel(Facet.FLOW, "account.signed_up");
    }

    private static Map<Cell, Long> cells(Told told, boolean ofPlan) {
        Map<Cell, Long> cells = new HashMap<>();
        told.sums().forEach((cell, value) -> {
            if (Channel.isOfPlan(cell.channel()) == ofPlan) {
                cells.merge(cell.in(Channel.withoutPlan(cell.channel())), value, Long::sum);
            }
        });
        return cells;
    }

    @Test
    void all_of_an_account_counts_in_its_channel_and_under_its_plan_type() {
        var told = Told.byPlanType()
                .hear(
                        failure("p", 3),
                        ticket("t", 4),
                        signup(1, "ads").with("plan", " Pro "),
                        milestone("connected", 20),
                        milestone("viewed", 30),
                        work(40, 7));
        assertThat(signups(told)).isEqualTo(Map.of("ads", 1L, "ads · pro", 1L));
        assertThat(told.byChannel(Facet.COHORT, "activation_24h")).isEqualTo(Map.of("ads", 1L, "ads · pro", 1L));
        assertThat(cells(told, true)).isEqualTo(cells(told, false)).hasSizeGreaterThan(10);
    }

    @Test
    void a_signup_without_a_plan_type_counts_under_none_and_facts_without_a_signup_under_no_type() {
        assertThat(signups(Told.byPlanType().hear(signup(1, "ads"))))
                .isEqualTo(Map.of("ads", 1L, "ads · (no plan)", 1L));
        assertThat(Told.byPlanType().hear(failure("p", 3)).byChannel(Facet.FLOW, "provisioning.failed"))
                .isEqualTo(Map.of("(no signup)", 1L));
        assertThat(signups(Told.byPlanType().hear(signup(1, "ads").with("plan", "(all)"))))
                .containsKey("ads · (other)");
    }

    @Test
    void a_plan_that_does_not_ask_for_it_keeps_nothing_of_it() {
        var told = Told.of(signup(1, "ads").with("plan", "pro"), failure("p", 3));
        assertThat(cells(told, true)).isEmpty();
        assertThat(told.state().plan()).isNull();
    }

    @Test
    void a_correction_moves_all_that_can_still_be_corrected() {
        var told = Told.byPlanType().hear(signup(1, "ads").with("plan", "free").withId("1"), failure("p", 3));
        told.hear(signup(1, "ads").with("plan", "pro").withId("2").recorded(50));
        assertThat(signups(told)).isEqualTo(Map.of("ads", 1L, "ads · pro", 1L));
        assertThat(cells(told, true)).isEqualTo(cells(told, false));
        told.at(80 * HOUR)
                .hear(signup(1, "ads").with("plan", "gold").withId("3").recorded(60));
        assertThat(signups(told)).isEqualTo(Map.of("ads", 1L, "ads · pro", 1L));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void neither_order_nor_repetition_matters(long seed) {
        List<Report> reports = new ArrayList<>(List.of(
                signup(10, "ads"),
                signup(12, "ads").with("plan", "pro").withSource("urn:2"),
                signup(14, "ads").with("plan", "free").withSource("urn:3"),
                signup(16, "partner").withSource("urn:4"),
                failure("p", 3),
                ticket("t", 40),
                milestone("connected", 11),
                milestone("viewed", 13)));
        reports.add(reports.get(1));
        Collections.shuffle(reports, new Random(seed));
        var told = Told.byPlanType().hear(reports.toArray(Report[]::new));
        assertThat(signups(told)).isEqualTo(Map.of("ads", 1L, "ads · pro", 1L));
        assertThat(cells(told, true)).isEqualTo(cells(told, false));
    }
}
