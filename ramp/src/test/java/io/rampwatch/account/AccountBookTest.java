package io.rampwatch.account;

import static io.rampwatch.account.Report.DAY;
import static io.rampwatch.account.Report.HOUR;
import static io.rampwatch.account.Report.MINUTE;
import static io.rampwatch.account.Report.START;
import static io.rampwatch.account.Report.attributed;
import static io.rampwatch.account.Report.failure;
import static io.rampwatch.account.Report.metric;
import static io.rampwatch.account.Report.milestone;
import static io.rampwatch.account.Report.signup;
import static io.rampwatch.account.Report.ticket;
import static io.rampwatch.account.Report.work;
import static io.rampwatch.account.Report.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from the reports about one account. */
class AccountBookTest {
    private static final String FAILED = "provisioning.failed";
    private static final String SIGNED_UP = "account.signed_up";

    private static Map<String, Long> activated(Report... reports) {
        return Told.of(reports).byChannel(Facet.COHORT, "activation_24h");
    }

    private static Cell flow(String channel, String measure, long minute) {
        long at = START / MINUTE + minute;
        return new Cell(channel, measure, Facet.FLOW, at, at, -1);
    }

    private static Cell latest(String channel, long position, long effect) {
        long start = START / MINUTE;
        return new Cell(channel, FAILED, Facet.LATEST, start + position, start + effect, -1);
    }

    @Test
    void a_conversion_counts_under_its_signup_from_the_minute_of_its_last_milestone() {
        var told = Told.of(signup(0, "ads"), milestone("connected", 20), milestone("viewed", 90));
        long start = START / MINUTE;
        assertThat(told.sums())
                .containsOnly(
                        Map.entry(flow("ads", SIGNED_UP, 0), 1L),
                        // 20 minutes: the second quarter of an hour; 90: the first hour after four quarters
                        Map.entry(new Cell("ads", "any_24h", Facet.COHORT, start, start + 20, 1), 1L),
                        Map.entry(new Cell("ads", "activation_24h", Facet.COHORT, start, start + 90, 4), 1L));
    }

    @Test
    void exactly_the_horizon_after_the_signup_still_counts() {
        assertThat(activated(signup(0, "ads"), milestone("connected", 0), milestone("viewed", DAY)))
                .containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void a_millisecond_after_the_horizon_does_not_count() {
        assertThat(activated(
                        signup(0, "ads"),
                        milestone("connected", 0),
                        milestone("viewed", DAY).plusMillis(1)))
                .isEmpty();
    }

    @Test
    void the_instant_of_the_signup_counts_and_the_millisecond_before_does_not() {
        var at = milestone("connected", 5);
        var viewed = milestone("viewed", 6);
        assertThat(activated(signup(5, "ads"), at, viewed)).containsExactly(Map.entry("ads", 1L));
        assertThat(activated(signup(5, "ads"), at.plusMillis(-1), viewed)).isEmpty();
    }

    @Test
    void an_occurrence_before_the_signup_does_not_count_but_a_later_one_does() {
        assertThat(activated(
                        signup(10, "ads"),
                        milestone("connected", 3),
                        milestone("viewed", 12),
                        milestone("connected", 700)))
                .containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void milestones_that_arrive_before_their_signup_count() {
        assertThat(activated(milestone("viewed", 12), milestone("connected", 11), signup(10, "ads")))
                .containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void at_most_eight_occurrences_of_a_name_are_kept_and_they_are_the_latest() {
        var told = Told.nothing();
        for (int i = 0; i < 50; i++) {
            told.hear(milestone("viewed", i));
        }
        long from = START + 42 * MINUTE;
        assertThat(told.state().reached().get("viewed").millis())
                .containsExactly(
                        from,
                        from + MINUTE,
                        from + 2 * MINUTE,
                        from + 3 * MINUTE,
                        from + 4 * MINUTE,
                        from + 5 * MINUTE,
                        from + 6 * MINUTE,
                        from + 7 * MINUTE);
    }

    @Test
    void after_the_signup_its_earliest_occurrences_are_kept() {
        var told = Told.of(signup(0, "ads"));
        for (long minute : List.of(9, 7, 8, 12, 11, 10)) {
            told.hear(milestone("viewed", minute));
        }
        assertThat(told.state().reached().get("viewed").millis())
                .containsExactly(START + 7 * MINUTE, START + 8 * MINUTE, START + 9 * MINUTE, START + 10 * MINUTE);
    }

    @Test
    void facts_of_an_account_that_is_not_known_yet_move_to_its_channel() {
        var told = Told.of(failure("x", 3), ticket("t", 70), work(80, 5));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("(no signup)", 1L));
        told.hear(signup(1, "ads"));
        assertThat(told.sums().keySet()).allMatch(cell -> cell.channel().equals("ads"));
        assertThat(told.sums())
                .isEqualTo(Told.of(signup(1, "ads"), failure("x", 3), ticket("t", 70), work(80, 5))
                        .sums());
    }

    @Test
    void a_signup_without_a_channel_is_unattributed_until_another_names_it() {
        var told = Told.of(signup(10, null), failure("x", 20));
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).containsExactly(Map.entry("(unattributed)", 1L));
        told.hear(signup(12, "ads").withSource("urn:other"));
        assertThat(told.sums())
                .containsEntry(flow("ads", SIGNED_UP, 10), 1L)
                .containsEntry(flow("ads", FAILED, 20), 1L)
                .allSatisfy((cell, value) -> assertThat(cell.channel()).isEqualTo("ads"));
    }

    @Test
    void a_second_delivery_of_one_report_is_a_duplicate() {
        var told = Told.of(ticket("t", 5), ticket("t", 5));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("(no signup)", 1L));
        assertThat(told.fates()).containsOnly(Map.entry("counted", 1L), Map.entry("duplicate", 1L));
    }

    @Test
    void a_second_delivery_that_says_something_else_is_a_conflict_and_the_first_wins() {
        var told = Told.of(
                ticket("t", 5).withId("1"),
                ticket("u", 9).withId("1"),
                ticket("u", 9).withId("1"));
        assertThat(told.sums()).containsEntry(flow("(no signup)", "ticket.opened", 5), 1L);
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("(no signup)", 1L));
        assertThat(told.fates())
                .containsOnly(
                        Map.entry("counted", 1L), Map.entry("duplicate", 2L), Map.entry("duplicate_conflict", 2L));
    }

    @Test
    void of_two_systems_that_report_one_signup_the_earliest_time_holds_in_either_order() {
        var early = signup(10, "ads");
        var late = signup(12, "ads").withSource("urn:other");
        assertThat(Told.of(early, late).sums()).containsExactly(Map.entry(flow("ads", SIGNED_UP, 10), 1L));
        assertThat(Told.of(late, early).sums()).containsExactly(Map.entry(flow("ads", SIGNED_UP, 10), 1L));
        assertThat(Told.of(late, early).fates()).containsOnly(Map.entry("counted", 1L), Map.entry("duplicate", 1L));
    }

    @Test
    void of_two_signups_at_one_instant_with_different_channels_the_order_does_not_matter() {
        var one = signup(10, "ads");
        var other = signup(10, "partner").withSource("urn:other");
        assertThat(Told.of(one, other).sums()).isEqualTo(Told.of(other, one).sums());
    }

    @Test
    void an_earlier_signup_takes_in_milestones_that_lay_before_the_later_one() {
        var told = Told.of(signup(20, "ads"), milestone("connected", 12), milestone("viewed", 30));
        assertThat(told.byChannel(Facet.COHORT, "activation_24h")).isEmpty();
        told.hear(signup(10, "ads").withSource("urn:other"));
        assertThat(told.byChannel(Facet.COHORT, "activation_24h")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void a_fact_that_two_systems_report_counts_once_at_its_earliest_time() {
        var told = Told.of(failure("x", 9), failure("x", 7).withSource("urn:other"));
        assertThat(told.sums())
                .containsOnly(
                        Map.entry(flow("(no signup)", FAILED, 7), 1L), Map.entry(latest("(no signup)", 7, 7), 1L));
    }

    @Test
    void of_one_piece_of_work_reported_twice_for_one_instant_the_order_does_not_matter() {
        var one = work(10, 5).withKey("w");
        var other = work(10, 7).withKey("w").withSource("urn:other");
        assertThat(Told.of(one, other).sums()).isEqualTo(Told.of(other, one).sums());
    }

    /** Which of two at one instant a map gives first differs from map to map, and from one run to the next. */
    @Test
    void two_facts_at_one_instant_are_never_counted_against_each_other() {
        for (int i = 0; i < 200; i++) {
            var told = Told.of(
                    Report.work(60, 2).withId("one" + i).withKey("one" + i),
                    Report.work(60, 5).withId("two" + i).withKey("two" + i),
                    Report.work(90, 1).withId("next" + i).withKey("next" + i),
                    Report.work(30, 1).withId("last" + i).withKey("last" + i));
            assertThat(told.sums().values().stream().mapToLong(Long::longValue).sum())
                    .as("four pieces of work with nine minutes")
                    .isEqualTo(4 + 9_000_000);
        }
    }

    @Test
    void a_retry_is_another_attempt_and_the_account_still_counts_once() {
        var told = Told.of(signup(0, "ads"), failure("x", 3), failure("y", 8));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("ads", 2L));
        assertThat(told.byChannel(Facet.LATEST, FAILED)).containsExactly(Map.entry("ads", 1L));
        assertThat(told.sums())
                .containsEntry(latest("ads", 3, 3), 1L)
                .containsEntry(latest("ads", 3, 8), -1L)
                .containsEntry(latest("ads", 8, 8), 1L);
    }

    @Test
    void three_developer_touches_of_one_ticket_are_one_escalation() {
        var touch = Report.of(Kind.ESCALATION_RAISED, 10).withKey("ticket:7");
        var told = Told.of(
                signup(0, "ads"),
                touch,
                touch.plusMillis(5).withId("2"),
                touch.plusMillis(9).withId("3"));
        assertThat(told.byChannel(Facet.FLOW, "escalation.raised")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.COHORT, "escalations_per_100")).containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void manual_minutes_are_summed_in_millionths() {
        var told = Told.of(signup(0, "ads"), work(10, 5), work(20, 7));
        assertThat(told.byChannel(Facet.FLOW, "manual_work.logged#amount"))
                .containsExactly(Map.entry("ads", 12_000_000L));
        assertThat(told.byChannel(Facet.COHORT, "manual_minutes_per_account"))
                .containsExactly(Map.entry("ads", 12_000_000L));
    }

    @Test
    void accounts_that_signed_up_can_be_counted_too() {
        var told = Told.nothing(List.of(metric("new", MetricKind.COUNT, Reach.DISTINCT, 0, DAY, SIGNED_UP)));
        told.hear(signup(3, "ads"), signup(2, "ads").withSource("urn:other"));
        assertThat(told.byChannel(Facet.LATEST, SIGNED_UP)).containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void the_last_minute_that_is_open_to_corrections_still_counts() {
        var told = Told.nothing().at(72 * HOUR + 5).hear(failure("x", 5));
        assertThat(told.fates()).containsOnly(Map.entry("counted", 1L));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("(no signup)", 1L));
    }

    @Test
    void what_comes_too_late_stays_with_the_account_and_changes_no_number() {
        var told = Told.nothing().at(72 * HOUR + 6).hear(failure("x", 5), milestone("viewed", 5));
        assertThat(told.sums()).isEmpty();
        assertThat(told.fates()).containsOnly(Map.entry("late_dropped", 2L));
        assertThat(told.state().facts()).hasSize(1);
        assertThat(told.state().reached()).containsKey("viewed");
    }

    @Test
    void what_came_too_late_is_not_taken_back_when_its_account_becomes_known() {
        // late by a part of a minute: in the very minute that is the last to be open
        var told = Told.nothing()
                .atMillis((72 * HOUR + 5) * MINUTE + 30_000)
                .hear(failure("x", 5))
                .hear(signup(6, "ads"));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).doesNotContainValue(-1L);
        assertThat(told.byChannel(Facet.LATEST, FAILED)).doesNotContainValue(-1L);
    }

    @Test
    void a_failure_after_one_that_came_too_late_counts_the_account() {
        var told = Told.nothing().at(72 * HOUR + 20).hear(failure("x", 15), failure("y", 30));
        assertThat(told.sums())
                .containsOnly(
                        Map.entry(flow("(no signup)", FAILED, 30), 1L), Map.entry(latest("(no signup)", 30, 30), 1L));
    }

    @Test
    void a_milestone_that_comes_too_late_does_not_undo_a_conversion() {
        var told = Told.nothing().at(72 * HOUR).hear(signup(10, "ads"), milestone("viewed", 60));
        var before = told.sums();
        told.at(72 * HOUR + 30).hear(milestone("viewed", 20));
        assertThat(told.sums()).isEqualTo(before);
    }

    @Test
    void an_account_that_becomes_known_takes_only_the_facts_that_can_still_be_corrected() {
        var told = Told.nothing().at(10).hear(failure("x", 5));
        told.at(72 * HOUR + 60).hear(failure("y", 80)).hear(signup(70, "ads"));
        assertThat(told.byChannel(Facet.FLOW, FAILED))
                .containsExactly(Map.entry("(no signup)", 1L), Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.LATEST, FAILED))
                .containsExactly(Map.entry("(no signup)", 1L), Map.entry("ads", 1L));
    }

    @Test
    void a_signup_that_comes_too_late_gives_its_account_a_channel_but_no_cohort() {
        var told = Told.nothing().at(72 * HOUR + 60).hear(failure("x", 80), milestone("connected", 80));
        told.hear(signup(10, "ads"), milestone("viewed", 90), failure("y", 100));
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).isEmpty();
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("ads", 2L));
        assertThat(told.byChannel(Facet.LATEST, FAILED)).containsExactly(Map.entry("ads", 1L));
        assertThat(told.sums().keySet()).noneMatch(cell -> cell.facet() == Facet.COHORT);
        assertThat(told.fates()).containsEntry("late_dropped", 1L);
    }

    @Test
    void a_signup_that_comes_too_late_does_not_move_one_that_was_counted() {
        var told = Told.nothing().at(72 * HOUR).hear(signup(30, "ads"), milestone("connected", 40));
        told.at(72 * HOUR + 25).hear(signup(20, "partner").withSource("urn:other"), milestone("viewed", 50));
        assertThat(told.sums())
                .isEqualTo(Told.of(signup(30, "ads"), milestone("connected", 40), milestone("viewed", 50))
                        .sums());
    }

    @Test
    void after_seven_days_an_id_is_forgotten_and_names_another_fact() {
        var told = Told.nothing().at(0).hear(work(0, 5).withId("1"));
        told.at(7 * DAY - 1).hear(work(7 * DAY - 10, 5).withId("1"));
        assertThat(told.fates())
                .containsOnly(
                        Map.entry("counted", 1L), Map.entry("duplicate", 1L), Map.entry("duplicate_conflict", 1L));
        told.at(7 * DAY).hear(work(7 * DAY, 5).withId("1"));
        assertThat(told.fates()).containsEntry("counted", 2L);
    }

    @Test
    void an_id_used_again_names_another_fact_also_where_facts_are_kept_for_long() {
        var monthly =
                metric("work_30d", MetricKind.AMOUNT_PER_SUBJECT, Reach.EACH, 30 * DAY, DAY, "manual_work.logged");
        var told = Told.nothing(List.of(monthly))
                .at(0)
                .hear(signup(0, "ads"), work(10, 5).withId("1"));
        told.at(8 * DAY).hear(work(8 * DAY, 7).withId("1"));
        assertThat(told.byChannel(Facet.FLOW, "manual_work.logged#amount"))
                .containsExactly(Map.entry("ads", 12_000_000L));
        assertThat(told.fates()).containsOnly(Map.entry("counted", 3L));
    }

    @Test
    void a_natural_key_is_known_for_good() {
        var told = Told.nothing().at(0).hear(ticket("t", 0));
        told.at(300 * DAY).hear(ticket("t", 300 * DAY).withId("other"));
        assertThat(told.fates()).containsOnly(Map.entry("counted", 1L), Map.entry("duplicate", 1L));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("(no signup)", 1L));
    }

    @Test
    void facts_without_a_key_and_reports_are_forgotten_and_the_account_with_them() {
        var told = Told.nothing().at(0).hear(work(0, 5), work(10, 5));
        assertThat(told.state().forgettable()).isFalse();
        assertThat(told.at(8 * DAY).forget().state()).isEqualTo(AccountState.NEW);
        assertThat(told.state().forgettable()).isTrue();
    }

    @Test
    void the_state_is_bounded_by_what_came_in_the_last_days() {
        var told = Told.nothing().hear(signup(0, "ads"));
        for (long hour = 1; hour < 60 * 24; hour++) {
            told.at(hour * HOUR).hear(work(hour * HOUR, 1), milestone("viewed", hour * HOUR));
        }
        // 7 days of reports, two an hour; and facts for 72 h of corrections, 24 h of horizon and 24 h of window
        assertThat(told.state().seen()).hasSize(2 * 7 * 24);
        assertThat(told.state().facts()).hasSize(5 * 24 + 1);
        assertThat(told.state().reached().get("viewed").millis()).hasSize(4);
    }

    @Test
    void it_is_told_when_there_will_be_something_to_forget() {
        var told = Told.nothing().at(0).hear(work(0, 5));
        long when = told.book().forgetAt(told.state());
        // the fact after five days, rounded up to a day
        assertThat(when).isEqualTo(START + 6 * DAY * MINUTE);
        assertThat(told.book().forget(told.state(), when).facts()).isEmpty();
        assertThat(told.book().forgetAt(AccountState.NEW)).isEqualTo(AccountState.NEVER);
    }

    @Test
    void an_event_that_no_metric_asks_for_is_counted_by_the_law_alone() {
        var told = Told.of(signup(0, "ads"), Report.of(Kind.TICKET_ASSIGNED, 5));
        assertThat(told.fates()).containsOnly(Map.entry("counted", 2L));
        assertThat(told.sums()).containsExactly(Map.entry(flow("ads", SIGNED_UP, 0), 1L));
    }

    @Test
    void times_before_1970_and_far_ahead_are_only_minutes() {
        long past = -40 * 365 * DAY;
        var told = Told.of(signup(past, "ads"), milestone("connected", past + 1), milestone("viewed", past + 2));
        assertThat(told.byChannel(Facet.COHORT, "activation_24h")).containsExactly(Map.entry("ads", 1L));
        told.hear(ticket("t", 100 * 365 * DAY));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.COHORT, "tickets_per_100")).isEmpty();
    }

    @Test
    void hundreds_of_attempts_count_the_account_once() {
        var told = Told.nothing().hear(signup(0, "ads"));
        for (int i = 1; i <= 300; i++) {
            told.at(i).hear(failure("x" + i, i));
        }
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("ads", 300L));
        assertThat(told.byChannel(Facet.LATEST, FAILED)).containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void a_correction_recorded_later_replaces_a_fact_in_either_order() {
        var first = work(10, 5).withKey("w").recorded(11);
        var second = work(70, 7).withKey("w").withId("2").recorded(80);
        for (var told : List.of(Told.of(first, second), Told.of(second, first))) {
            assertThat(told.byChannel(Facet.FLOW, "manual_work.logged#amount"))
                    .containsExactly(Map.entry("(no signup)", 7_000_000L));
            assertThat(told.sums()).containsEntry(flow("(no signup)", "manual_work.logged", 70), 1L);
        }
        assertThat(Told.of(first, second).fates())
                .containsOnly(Map.entry("counted", 1L), Map.entry("duplicate", 1L), Map.entry("corrected", 1L));
    }

    @Test
    void what_is_recorded_has_the_later_word_than_what_is_not() {
        var plain = ticket("t", 5);
        var recorded = ticket("t", 9).withId("2").recorded(9);
        assertThat(Told.of(plain, recorded).sums())
                .isEqualTo(Told.of(recorded, plain).sums());
        assertThat(Told.of(plain, recorded).sums()).containsEntry(flow("(no signup)", "ticket.opened", 9), 1L);
    }

    @Test
    void a_correction_of_what_can_no_longer_be_taken_back_changes_nothing() {
        var told = Told.nothing().at(10).hear(ticket("t", 5));
        var before = told.sums();
        told.at(72 * HOUR + 10).hear(ticket("t", 100).withId("2").recorded(200));
        assertThat(told.sums()).isEqualTo(before);
    }

    @Test
    void a_signup_that_is_corrected_to_a_later_time_takes_its_conversion_along() {
        var told = Told.of(
                signup(0, "ads").recorded(1),
                milestone("connected", 5),
                milestone("viewed", 6),
                milestone("viewed", 30),
                milestone("connected", 40));
        assertThat(told.sums())
                .containsKey(new Cell("ads", "activation_24h", Facet.COHORT, START / MINUTE, START / MINUTE + 6, 0));
        told.hear(signup(10, "partner").withId("2").recorded(90));
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).containsExactly(Map.entry("partner", 1L));
        assertThat(told.sums()).containsKey(flow("partner", SIGNED_UP, 10));
        assertThat(told.byChannel(Facet.COHORT, "activation_24h")).containsExactly(Map.entry("partner", 1L));
        assertThat(told.byChannel(Facet.FLOW, "quality:before_start")).containsExactly(Map.entry("partner", 2L));
    }

    @Test
    void a_channel_attributed_with_priority_replaces_that_of_the_signup() {
        var told = Told.of(signup(0, "ads"), failure("x", 5), attributed("partner", 60, 1));
        assertThat(told.sums().keySet()).allMatch(cell -> cell.channel().equals("partner"));
        assertThat(told.sums())
                .isEqualTo(Told.of(attributed("partner", 60, 1), failure("x", 5), signup(0, "ads"))
                        .sums());
    }

    @Test
    void a_channel_attributed_without_priority_only_fills_a_gap() {
        assertThat(Told.of(signup(0, "ads"), attributed("partner", 60, 0)).byChannel(Facet.FLOW, SIGNED_UP))
                .containsExactly(Map.entry("ads", 1L));
        var told = Told.of(signup(0, null));
        assertThat(told.byChannel(Facet.FLOW, "quality:missing_channel"))
                .containsExactly(Map.entry("(unattributed)", 1L));
        told.hear(attributed("partner", 60, 0));
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).containsExactly(Map.entry("partner", 1L));
        assertThat(told.byChannel(Facet.FLOW, "quality:missing_channel")).isEmpty();
    }

    @Test
    void of_two_attributions_the_higher_priority_then_the_earlier_one_holds() {
        var low = attributed("ads", 10, 1);
        var high = attributed("partner", 20, 2);
        var same = attributed("direct", 30, 2).withId("3");
        for (var told : List.of(Told.of(signup(0, null), low, high, same), Told.of(same, high, low, signup(0, null)))) {
            assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).containsExactly(Map.entry("partner", 1L));
        }
    }

    @Test
    void an_attribution_after_the_signup_can_no_longer_be_corrected_moves_nothing() {
        var told = Told.nothing().at(10).hear(signup(0, "ads"), milestone("connected", 5));
        var before = told.sums();
        told.at(72 * HOUR + 60).hear(attributed("partner", 72 * HOUR, 3));
        assertThat(told.sums()).isEqualTo(before);
    }

    @Test
    void a_ticket_counts_once_for_ever_and_its_reopening_by_itself() {
        var told = Told.nothing(List.of(
                metric("tickets", MetricKind.COUNT, Reach.EACH, 0, DAY, "ticket.opened"),
                metric("reopened", MetricKind.COUNT, Reach.EACH, 0, DAY, "ticket.reopened")));
        told.hear(
                ticket("t", 5),
                ticket(Kind.TICKET_RESOLVED, "t", 50),
                ticket(Kind.TICKET_REOPENED, "t", 60),
                ticket(Kind.TICKET_REOPENED, "t", 90),
                ticket("t", 90).withId("again"));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("(no signup)", 1L));
        assertThat(told.byChannel(Facet.FLOW, "ticket.reopened")).containsExactly(Map.entry("(no signup)", 2L));
    }

    @Test
    void a_voided_ticket_is_taken_back_in_either_order() {
        var spam = ticket(Kind.TICKET_VOIDED, "t", 60);
        var told = Told.of(signup(0, "ads"), ticket("t", 5), spam, ticket("u", 6));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.COHORT, "tickets_per_100")).containsExactly(Map.entry("ads", 1L));
        assertThat(Told.of(spam, signup(0, "ads"), ticket("u", 6), ticket("t", 5))
                        .sums())
                .isEqualTo(told.sums());
        assertThat(told.hear(spam.withId("again")).fates()).containsEntry("duplicate", 1L);
    }

    @Test
    void a_ticket_voided_after_the_time_for_corrections_stays_counted() {
        var told = Told.nothing().at(10).hear(ticket("t", 5));
        told.at(72 * HOUR + 10).hear(ticket(Kind.TICKET_VOIDED, "t", 72 * HOUR));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("(no signup)", 1L));
    }

    @Test
    void s7_reopening_a_voided_ticket_has_no_effect_and_is_counted() {
        var told = Told.nothing(List.of(
                metric("tickets", MetricKind.COUNT, Reach.EACH, 0, DAY, "ticket.opened"),
                metric("reopened", MetricKind.COUNT, Reach.EACH, 0, DAY, "ticket.reopened")));
        told.hear(
                ticket("t", 5),
                ticket(Kind.TICKET_REOPENED, "t", 50),
                ticket(Kind.TICKET_VOIDED, "t", 60),
                ticket(Kind.TICKET_REOPENED, "t", 70));
        assertThat(told.sums()).isEmpty();
        assertThat(told.fates()).containsOnly(Map.entry("counted", 4L), Map.entry("without_effect", 1L));
    }

    @Test
    void s6_a_ticket_resolved_before_it_was_opened_counts_nothing_until_it_is() {
        var told = Told.of(signup(0, "ads"), ticket(Kind.TICKET_RESOLVED, "t", 50));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).isEmpty();
        told.hear(ticket("t", 5));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void s8_a_day_of_spend_is_replaced_by_a_higher_version_and_by_no_lower_one() {
        var told = Told.nothing(
                List.of(metric("spend", MetricKind.AMOUNT_PER_SUBJECT, Reach.EACH, DAY, DAY, "spend.reported")));
        var second = spend(100, 2);
        told.hear(
                spend(80, 1), second, spend(70, 1).withId("late"), spend(110, 2).withId("other"));
        assertThat(told.byChannel(Facet.FLOW, "spend.reported#amount")).containsExactly(Map.entry("ads", 100L));
        assertThat(told.fates())
                .containsOnly(
                        Map.entry("counted", 1L),
                        Map.entry("duplicate", 3L),
                        Map.entry("corrected", 1L),
                        Map.entry("without_effect", 2L));
    }

    private static Report spend(long amount, long version) {
        return Report.of(Kind.SPEND_REPORTED, version)
                .withChannel("ads")
                .withKey("2026-11-23")
                .withMillionths(amount)
                .with("version", "" + version);
    }

    @Test
    void a_second_workspace_within_half_an_hour_is_a_failure_that_nobody_reports() {
        var told = Told.of(signup(0, "ads"), workspace("w1", 5), workspace("w2", 35), workspace("w3", 66));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.FLOW, "quality:duplicate_workspace")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.COHORT, "provisioning_failed_accounts_24h"))
                .containsExactly(Map.entry("ads", 1L));
        assertThat(Told.of(workspace("w3", 66), workspace("w2", 35), workspace("w1", 5), signup(0, "ads"))
                        .sums())
                .isEqualTo(told.sums());
    }

    @Test
    void a_failure_that_says_it_was_a_duplicate_workspace_counts_once_with_it() {
        var told = Told.of(
                signup(0, "ads"),
                workspace("w1", 5),
                workspace("w2", 8),
                failure("x", 9).withReason("duplicate_workspace"));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.FLOW, "quality:duplicate_workspace")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.LATEST, FAILED)).containsExactly(Map.entry("ads", 1L));
    }

    @Test
    void one_workspace_reported_twice_is_no_duplicate() {
        var told =
                Told.of(signup(0, "ads"), workspace("w1", 5), workspace("w1", 6).withSource("urn:other"));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).isEmpty();
    }

    @Test
    void facts_from_before_the_signup_are_counted_as_such_and_do_not_convert() {
        var told = Told.of(signup(30, "ads"), milestone("viewed", 5), ticket("t", 6), ticket("u", 40));
        assertThat(told.byChannel(Facet.FLOW, "quality:before_start")).containsExactly(Map.entry("ads", 2L));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("ads", 2L));
    }

    @Test
    void tickets_of_nobody_are_missing_an_account_until_the_signup_comes() {
        var told = Told.of(ticket("t", 5));
        assertThat(told.byChannel(Facet.FLOW, "quality:missing_account")).containsExactly(Map.entry("(no signup)", 1L));
        assertThat(told.hear(signup(0, "ads")).byChannel(Facet.FLOW, "quality:missing_account"))
                .isEmpty();
    }

    @Test
    void a_merged_account_is_no_new_one_and_its_facts_stay_where_they_were_counted() {
        var told = Told.of(
                signup(0, "ads"), milestone("connected", 1), milestone("viewed", 2), ticket("t", 5), failure("x", 6));
        told.resettle(Report.of(Kind.MERGED, 60).event());
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).isEmpty();
        assertThat(told.byChannel(Facet.COHORT, "activation_24h")).isEmpty();
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).containsExactly(Map.entry("ads", 1L));
        assertThat(told.byChannel(Facet.FLOW, FAILED)).containsExactly(Map.entry("ads", 1L));
        told.hear(signup(0, "ads").withSource("urn:snapshot"));
        assertThat(told.byChannel(Facet.FLOW, SIGNED_UP)).isEmpty();
    }

    @Test
    void what_stood_under_a_name_is_taken_back_whole_and_an_erased_account_is_forgotten() {
        var told = Told.of(ticket("t", 5), failure("x", 6));
        told.resettle(Report.of(Kind.TICKET_LINKED, 60).event());
        assertThat(told.sums()).isEmpty();
        assertThat(told.state()).isEqualTo(AccountState.NEW);
        var erased = Told.of(signup(0, "ads"), ticket("t", 5));
        var before = erased.sums();
        erased.resettle(Report.of(Kind.ERASED, 60).event());
        assertThat(erased.sums()).isEqualTo(before);
        assertThat(erased.state()).isEqualTo(AccountState.NEW);
    }
}
