package io.rampwatch.channel;

import static io.rampwatch.channel.Run.DAY;
import static io.rampwatch.channel.Run.FAILED;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.SIGNED_UP;
import static io.rampwatch.channel.Run.START;
import static io.rampwatch.channel.Run.SUCCEEDED;
import static io.rampwatch.channel.Run.aged;
import static io.rampwatch.channel.Run.flow;
import static io.rampwatch.channel.Run.latest;
import static io.rampwatch.channel.Run.signups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rampwatch.account.Contribution;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings and closed days of one channel, on examples that can be worked by hand. */
class ChannelBookTest {
    private static final Metric COUNT = Run.metric(MetricKind.COUNT, Reach.EACH, 0, DAY, SIGNED_UP);
    private static final Metric ACCOUNTS = Run.metric("accounts", MetricKind.COUNT, Reach.DISTINCT, 0, DAY, FAILED);
    private static final Metric RATIO = Run.metric(MetricKind.RATIO, Reach.EACH, 0, DAY, FAILED);
    private static final Metric ACTIVATION = Run.metric(MetricKind.CONVERSION, Reach.ALL, DAY, DAY, "viewed");
    private static final Metric QUICK = Run.metric("quick", MetricKind.CONVERSION, Reach.ALL, 30, HOUR, "viewed");
    private static final Metric TICKETS = Run.metric(MetricKind.PER_100, Reach.EACH, 30, HOUR, "ticket.opened");
    private static final Metric WORK =
            Run.metric(MetricKind.AMOUNT_PER_SUBJECT, Reach.EACH, 30, HOUR, "manual_work.logged");

    private static Run hourly(Metric... metrics) {
        return new Run(Run.settings(60), metrics);
    }

    private static Run everyMinute(Metric... metrics) {
        return new Run(Run.settings(1), metrics);
    }

    private static long n(Run run, long tick, Metric metric) {
        Long n = run.view(tick, metric.id(), MetricReading.VALUE).n();
        return n == null ? -1 : n;
    }

    @Test
    void the_first_tick_is_the_next_multiple_after_the_first_minute() {
        assertThat(hourly(COUNT).add(signups(START + 7, 1)).nextTick()).isEqualTo(START + 60);
        assertThat(hourly(COUNT).add(signups(START, 1)).nextTick()).isEqualTo(START + 60);
        assertThat(everyMinute(COUNT).add(signups(START, 1)).nextTick()).isEqualTo(START + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 61, 120})
    void a_tick_that_would_miss_full_hours_is_refused(long tick) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Run.settings(tick))
                .withMessageContaining("a tick of " + tick + " minutes");
    }

    @Test
    void a_reading_holds_nothing_of_its_tick_or_later() {
        var run = hourly(COUNT).add(signups(START + 59, 1), signups(START + 60, 10), signups(START + 61, 100));
        run.tickTo(START + 120);
        assertThat(n(run, START + 60, COUNT)).isEqualTo(1);
        assertThat(n(run, START + 120, COUNT)).isEqualTo(111);
    }

    @Test
    void a_window_holds_its_first_minute_and_not_the_one_before() {
        var run = hourly(COUNT).add(signups(START - 1, 1), signups(START, 10));
        run.tickTo(START + DAY);
        assertThat(n(run, START + DAY - 60, COUNT)).isEqualTo(11);
        assertThat(n(run, START + DAY, COUNT)).isEqualTo(10);
    }

    @Test
    void an_account_counts_as_mature_when_its_horizon_has_passed_and_leaves_a_window_later() {
        var run = everyMinute(QUICK).add(signups(START, 4), aged(QUICK, START, 30, 3));
        run.tickTo(START + 91);
        assertThat(run.view(START + 30, "quick", MetricReading.MATURE))
                .isEqualTo(Estimate.undefined(0L, 0, null, "no account old enough"));
        var mature = run.view(START + 31, "quick", MetricReading.MATURE);
        assertThat(mature.k()).isEqualTo(3);
        assertThat(mature.n()).isEqualTo(4);
        assertThat(mature.value()).isEqualTo(0.75);
        // Wilson, 3 of 4: centre (0.75 + z²/8) / (1 + z²/4), z = 1.96
        assertThat(mature.low()).isCloseTo(0.3006, within(0.0001));
        assertThat(mature.high()).isCloseTo(0.9544, within(0.0001));
        assertThat(run.view(START + 90, "quick", MetricReading.MATURE).n()).isEqualTo(4);
        assertThat(run.view(START + 91, "quick", MetricReading.MATURE).n()).isEqualTo(0);
    }

    @Test
    void bounds_are_those_that_have_converted_and_all_that_still_can() {
        var run = everyMinute(QUICK)
                .add(
                        signups(START, 4),
                        aged(QUICK, START, 5, 1),
                        signups(START + 20, 6),
                        aged(QUICK, START + 20, 9, 2));
        run.tickTo(START + 40);
        // of 4 old accounts 1 converted; of 6 young ones 2 did and 4 still can: (1 + 2)/10 and (1 + 2 + 4)/10
        assertThat(run.view(START + 40, "quick", MetricReading.BOUNDS))
                .isEqualTo(new Estimate(null, 4L, null, 0.3, 0.7, null, null));
        // before their minute has passed the conversions are not known: 1 of 10, and 9 of them open or 1
        assertThat(run.view(START + 29, "quick", MetricReading.BOUNDS))
                .isEqualTo(new Estimate(null, 9L, null, 0.1, 1.0, null, null));
    }

    @Test
    void with_a_hundred_signups_in_the_window_the_period_form_is_used() {
        var run = everyMinute(QUICK).add(signups(START, 100), aged(QUICK, START, 10, 20), aged(QUICK, START, 20, 40));
        run.tickTo(START + 45);
        // the bucket ends at 15, its bins at 30 and 45: of 100 at risk 20 converted, of the 80 left 40: 1 − 0.8·0.5
        var early = run.view(START + 45, "quick", MetricReading.EARLY);
        assertThat(early.value()).isCloseTo(0.6, within(1e-12));
        assertThat(early.form()).isEqualTo("period");
        assertThat(early.n()).isEqualTo(100);
        assertThat(run.view(START + 44, "quick", MetricReading.EARLY))
                .isEqualTo(Estimate.undefined(null, 100, "period", "an age at which nobody was observed"));
    }

    @Test
    void with_ninety_in_both_windows_the_cohort_form_is_used_and_with_fewer_none() {
        var ninety = everyMinute(QUICK)
                .add(signups(START, 90), aged(QUICK, START, 10, 9))
                .tickTo(START + 45);
        var early = ninety.view(START + 45, "quick", MetricReading.EARLY);
        // 9 of 90 in the first bin, 0 of 81 in the second
        assertThat(early.value()).isCloseTo(0.1, within(1e-12));
        assertThat(early.form()).isEqualTo("cohort");
        var fewer = everyMinute(QUICK).add(signups(START, 89)).tickTo(START + 45);
        assertThat(fewer.view(START + 45, "quick", MetricReading.EARLY))
                .isEqualTo(Estimate.undefined(null, 89, null, "fewer than 100 signups"));
        var nearly = everyMinute(QUICK).add(signups(START, 99)).tickTo(START + 45);
        assertThat(nearly.view(START + 45, "quick", MetricReading.EARLY).form()).isEqualTo("cohort");
    }

    @Test
    void the_period_form_sees_only_what_was_lived_in_the_window() {
        var run = everyMinute(QUICK)
                .add(signups(START, 100), aged(QUICK, START, 10, 50))
                .add(signups(START + 45, 100), aged(QUICK, START + 45, 20, 30));
        run.tickTo(START + 90);
        // window (30, 90]. The first bucket's bins end at 30 (out) and 45: 50 at risk, 0 converted. The second's end at
        // 75 and 90: 100 at risk, 0 converted; 100 at risk, 30 converted. So 1 − (1 − 0/100)(1 − 30/150) = 0.2
        assertThat(run.view(START + 90, "quick", MetricReading.EARLY).value()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void events_per_100_accounts_are_summed_over_ages_and_stand_beside_the_plain_quotient() {
        var run = everyMinute(TICKETS)
                .add(signups(START, 100), aged(TICKETS, START, 10, 20), aged(TICKETS, START, 20, 5))
                .add(flow("ticket.opened", START + 10, 20), flow("ticket.opened", START + 20, 5))
                .add(flow("ticket.opened", START + 44, 15));
        run.tickTo(START + 45);
        // 100·(20/100 + 5/100); plain: all 40 tickets of the hour
        assertThat(run.view(START + 45, TICKETS.id(), MetricReading.VALUE))
                .isEqualTo(new Estimate(null, 100L, 25.0, null, null, "period", null));
        assertThat(run.view(START + 45, TICKETS.id(), MetricReading.PLAIN))
                .isEqualTo(new Estimate(40L, 100L, 40.0, null, null, null, null));
    }

    @Test
    void amounts_are_units_per_account() {
        var run = everyMinute(WORK)
                .add(signups(START, 100), aged(WORK, START, 10, 250_000_000))
                .add(flow("manual_work.logged#amount", START + 10, 250_000_000));
        run.tickTo(START + 45);
        assertThat(run.view(START + 45, WORK.id(), MetricReading.VALUE).value()).isCloseTo(2.5, within(1e-12));
        assertThat(run.view(START + 45, WORK.id(), MetricReading.PLAIN).value()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void a_ratio_of_a_source_that_reports_failures_only_says_why_it_is_none() {
        var run = hourly(RATIO).add(flow(FAILED, START, 3)).tickTo(START + 60);
        assertThat(run.view(START + 60, RATIO.id(), MetricReading.VALUE))
                .isEqualTo(Estimate.undefined(3L, 3, null, "only provisioning.failed is reported"));
        run.add(flow(SUCCEEDED, START + 61, 9)).tickTo(START + 120);
        assertThat(run.view(START + 120, RATIO.id(), MetricReading.VALUE))
                .isEqualTo(new Estimate(3L, 12L, 0.25, null, null, null, null));
    }

    @Test
    void an_account_counts_once_in_a_window_under_its_latest_failure() {
        var run = hourly(ACCOUNTS)
                .add(latest(FAILED, START, START, 1))
                .add(latest(FAILED, START, START + 90, -1), latest(FAILED, START + 90, START + 90, 1));
        run.tickTo(START + DAY + 120);
        assertThat(n(run, START + 60, ACCOUNTS)).isEqualTo(1);
        assertThat(n(run, START + 120, ACCOUNTS)).isEqualTo(1);
        assertThat(n(run, START + DAY + 60, ACCOUNTS)).isEqualTo(1);
        assertThat(n(run, START + DAY + 120, ACCOUNTS)).isEqualTo(0);
    }

    @Test
    void accounts_of_an_event_and_a_metric_of_the_same_name_are_two_things() {
        var viewed = Run.metric("viewed", MetricKind.CONVERSION, Reach.ALL, 30, HOUR, "viewed");
        var viewers = Run.metric("viewers", MetricKind.COUNT, Reach.DISTINCT, 0, HOUR, "viewed");
        var run = everyMinute(viewed, viewers)
                .add(signups(START, 2), aged(viewed, START, 5, 1), latest("viewed", START + 5, START + 5, 1));
        run.tickTo(START + 20);
        assertThat(n(run, START + 20, viewers)).isEqualTo(1);
        assertThat(run.view(START + 20, "viewed", MetricReading.BOUNDS))
                .isEqualTo(new Estimate(null, 1L, null, 0.5, 1.0, null, null));
    }

    @Test
    void sums_that_contradict_each_other_say_so_and_throw_nothing() {
        var run = everyMinute(QUICK, TICKETS, WORK, COUNT, ACCOUNTS, RATIO)
                .add(signups(START, 100), aged(QUICK, START, 5, 101), aged(TICKETS, START, 5, -1))
                .add(aged(WORK, START, 5, -5), signups(START + 1, -3), flow(FAILED, START, -2))
                .add(latest(FAILED, START, START, -1));
        run.tickTo(START + 45).finish();
        assertThat(run.view(START + 45, "quick", MetricReading.MATURE).why()).contains("contradict");
        assertThat(run.last().get(START + 45).metrics().values())
                .allSatisfy(each -> assertThat(each.views()).isNotEmpty());
    }

    @Test
    void a_late_fact_restates_the_hours_it_touches_and_no_others() {
        var run = hourly(COUNT).add(signups(START, 1)).tickTo(START + 10 * HOUR);
        run.add(signups(START + 7 * HOUR, 5)).tick();
        List<Reading> restated =
                run.readings().stream().filter(reading -> !reading.first()).toList();
        // minute 7:00 belongs to the readings of 8, 9 and 10 o'clock, and that of 11 knows it from the start
        assertThat(restated)
                .extracting(reading -> reading.tickMillis() / 60_000 - START)
                .containsExactly(8 * HOUR, 9 * HOUR, 10 * HOUR);
        assertThat(restated)
                .allMatch(reading -> reading.revision() == 1 && reading.asOfMillis() == (START + 11 * HOUR) * 60_000);
        assertThat(n(run, START + 7 * HOUR, COUNT)).isEqualTo(1);
        assertThat(n(run, START + 8 * HOUR, COUNT)).isEqualTo(6);
        run.add(signups(START + 9 * HOUR, 1)).tick();
        assertThat(run.last().get(START + 10 * HOUR).revision()).isEqualTo(2);
        assertThat(run.last().get(START + 8 * HOUR).revision()).isEqualTo(1);
    }

    @Test
    void a_restated_reading_has_its_doubts_reckoned_anew_at_its_own_tick() {
        var run = hourly(COUNT).add(signups(START, 1)).tickTo(START + 3 * HOUR);
        assertThat(run.readings()).allMatch(reading -> reading.doubts().isEmpty());
        run.trust((channel, tick, read) -> List.of(new Doubt(
                Doubt.Kind.DATA,
                List.of(),
                channel + " " + (tick - START) / HOUR + " "
                        + read.get(COUNT.id()).view("value").n())));
        run.add(signups(START + HOUR, 5)).tick();
        assertThat(run.last().get(START + 3 * HOUR).doubts())
                .extracting(Doubt::words)
                .containsExactly("ads 3 6");
        assertThat(run.last().get(START + HOUR).doubts())
                .as("it was not restated")
                .isEmpty();
    }

    @Test
    void ticks_between_full_hours_are_not_restated() {
        var run = new Run(Run.settings(15), COUNT).add(signups(START, 1)).tickTo(START + 2 * HOUR);
        run.add(signups(START + 20, 5)).tick();
        assertThat(run.readings().stream().filter(reading -> !reading.first()))
                .extracting(reading -> reading.tickMillis() / 60_000 - START)
                .containsExactly(HOUR, 2 * HOUR);
    }

    @Test
    void the_end_of_the_input_says_the_last_corrections_and_the_days_that_are_open() {
        var run = hourly(COUNT).add(signups(START, 1)).tickTo(START + 5 * HOUR);
        run.add(signups(START + 4 * HOUR, 5)).finish();
        assertThat(run.last().get(START + 5 * HOUR).revision()).isEqualTo(1);
        assertThat(run.days())
                .containsExactly(
                        new ClosedDay(Run.CHANNEL, COUNT.id(), START * 60_000, "2026-11-23", ClosedDay.OPEN, 0, 6, 0));
    }

    @Test
    void a_channel_that_never_ticked_can_end() {
        var run = hourly(COUNT, ACTIVATION).add(signups(START + 30, 2)).finish();
        assertThat(run.readings()).isEmpty();
        assertThat(run.days()).extracting(ClosedDay::n).containsExactly(0L, 2L);
    }

    @Test
    void a_day_of_cohorts_closes_when_its_last_account_has_had_its_horizon_and_facts_have_settled() {
        var run = hourly(ACTIVATION).add(signups(START, 10), aged(ACTIVATION, START, 60, 4));
        run.tickTo(START + 50 * HOUR - 60);
        assertThat(run.days()).isEmpty();
        run.tick();
        assertThat(run.days())
                .containsExactly(new ClosedDay(
                        Run.CHANNEL,
                        ACTIVATION.id(),
                        START * 60_000,
                        "2026-11-23",
                        (START + 50 * HOUR) * 60_000,
                        0,
                        4,
                        10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29 2026-03-28T23:00:00Z 23", "2026-10-25 2026-10-24T22:00:00Z 25"})
    void a_day_on_which_clocks_change_is_as_long_as_it_is(String example) {
        String[] parts = example.split(" ");
        long start = Instant.parse(parts[1]).getEpochSecond() / 60;
        long end = start + Long.parseLong(parts[2]) * HOUR;
        var run = new Run(new ChannelSettings(60, "Europe/Berlin", 2 * HOUR, 72 * HOUR), ACTIVATION)
                .add(signups(start - 1, 100), signups(start, 1), signups(end - 1, 2), signups(end, 1_000));
        run.tickTo(end + 25 * HOUR);
        assertThat(run.lastDays()).doesNotContainKey(ACTIVATION.id() + " " + parts[0]);
        run.tick();
        var day = run.days().get(run.days().size() - 1);
        assertThat(day)
                .isEqualTo(new ClosedDay(
                        Run.CHANNEL, ACTIVATION.id(), start * 60_000, parts[0], (end + 26 * HOUR) * 60_000, 0, 0, 3));
    }

    @Test
    void a_late_conversion_corrects_its_closed_day() {
        var run = hourly(ACTIVATION).add(signups(START, 10)).tickTo(START + 60 * HOUR);
        run.add(aged(ACTIVATION, START, 60, 4)).tick();
        assertThat(run.days())
                .extracting(ClosedDay::day, ClosedDay::revision, ClosedDay::k, day -> day.closedAtMillis() / 60_000)
                .containsExactly(
                        tuple("2026-11-23", 0, 0L, START + 50 * HOUR), tuple("2026-11-23", 1, 4L, START + 61 * HOUR));
    }

    @Test
    void what_adds_up_to_the_same_corrects_nothing() {
        var run = hourly(ACTIVATION).add(signups(START, 10)).tickTo(START + 60 * HOUR);
        run.add(aged(ACTIVATION, START, 60, 4), aged(ACTIVATION, START, 60, -4)).tick();
        assertThat(run.days()).hasSize(1);
    }

    @Test
    void a_day_that_nothing_can_correct_any_more_is_never_said_again() {
        var month = Run.metric("month", MetricKind.COUNT, Reach.DISTINCT, 0, 30 * DAY, FAILED);
        var run = hourly(ACTIVATION, month).add(signups(START, 10), latest(FAILED, START, START, 1));
        run.tickTo(START + 10 * DAY);
        int before = run.days().size();
        // the account fails again, which comes an hour late: it moves on from a day that closed long ago
        long again = START + 10 * DAY - HOUR;
        run.add(latest(FAILED, START, again, -1), latest(FAILED, again, again, 1))
                .tick();
        assertThat(run.days()).hasSize(before);
        assertThat(n(run, START + 10 * DAY, month)).isEqualTo(1);
    }

    @Test
    void a_late_fact_of_a_month_long_cohort_says_nothing_anew_of_what_was_final_long_ago() {
        var month = Run.metric("month", MetricKind.CONVERSION, Reach.ALL, 30 * DAY, DAY, "viewed");
        var run = hourly(ACTIVATION, TICKETS, month)
                .add(signups(START, 10), aged(ACTIVATION, START, 60, 4), flow("ticket.opened", START, 3));
        run.tickTo(START + 20 * DAY);
        long before = run.days().stream()
                .filter(day -> day.day().equals("2026-11-23"))
                .count();
        // it happened an hour ago, and belongs to accounts of the first day
        run.add(aged(month, START, 20 * DAY - HOUR, 5)).tick();
        assertThat(run.days().stream().filter(day -> day.day().equals("2026-11-23")))
                .hasSize((int) before)
                .allMatch(day -> day.revision() == 0);
        run.tickTo(START + 32 * DAY);
        assertThat(run.lastDays())
                .containsEntry("month 2026-11-23", List.of(5L, 10L))
                .containsEntry(ACTIVATION.id() + " 2026-11-23", List.of(4L, 10L))
                .containsEntry(TICKETS.id() + "_plain 2026-11-23", List.of(3L, 10L));
    }

    @Test
    void an_early_value_of_which_all_or_none_converted_has_the_limits_of_the_mature() {
        var all = everyMinute(QUICK).add(signups(START, 100), aged(QUICK, START, 10, 100));
        all.tickTo(START + 45);
        var early = all.view(START + 45, "quick", MetricReading.EARLY);
        assertThat(early.value()).isEqualTo(1.0);
        assertThat(early.why()).isNull();
        assertThat(early.high()).isEqualTo(1.0);
        // 100 of 100: the exact lower limit is 0.025 to the power of 1/100
        assertThat(early.low()).isCloseTo(Math.pow(0.025, 0.01), within(1e-9));
        var none = everyMinute(QUICK).add(signups(START, 100)).tickTo(START + 45);
        var zero = none.view(START + 45, "quick", MetricReading.EARLY);
        assertThat(zero.value()).isEqualTo(0.0);
        assertThat(zero.high()).isCloseTo(1 - Math.pow(0.025, 0.01), within(1e-9));
    }

    @Test
    void a_late_first_success_defines_the_ratio_of_all_hours_and_days_after_it() {
        var run = hourly(RATIO);
        for (long hour = 0; hour < 72; hour++) {
            run.add(flow(FAILED, START + hour * HOUR, 1)).tickTo(START + hour * HOUR);
        }
        run.tickTo(START + 72 * HOUR).add(flow(SUCCEEDED, START + 30, 1)).tick();
        assertThat(run.view(START + 72 * HOUR, RATIO.id(), MetricReading.VALUE))
                .isEqualTo(new Estimate(24L, 24L, 1.0, null, null, null, null));
        assertThat(run.lastDays())
                .containsEntry("ratio 2026-11-23", List.of(24L, 25L))
                .containsEntry("ratio 2026-11-24", List.of(24L, 24L));
    }

    @Test
    void a_success_that_is_taken_back_never_defined_the_ratio() {
        var never = hourly(RATIO).add(flow(FAILED, START, 1), flow(SUCCEEDED, START + 5 * HOUR, 1));
        never.tickTo(START + 30 * HOUR);
        var moved = hourly(RATIO).add(flow(FAILED, START, 1), flow(SUCCEEDED, START + 30, 1));
        moved.tickTo(START + 3 * HOUR).add(flow(SUCCEEDED, START + 30, -1)).tickTo(START + 6 * HOUR);
        assertThat(moved.view(START + 2 * HOUR, RATIO.id(), MetricReading.VALUE))
                .isEqualTo(Estimate.undefined(1L, 1, null, "only provisioning.failed is reported"));
        moved.add(flow(SUCCEEDED, START + 5 * HOUR, 1)).tickTo(START + 30 * HOUR);
        for (long hour = 1; hour <= 30; hour++) {
            assertThat(moved.view(START + hour * HOUR, RATIO.id(), MetricReading.VALUE))
                    .as("hour %d", hour)
                    .isEqualTo(never.view(START + hour * HOUR, RATIO.id(), MetricReading.VALUE));
        }
        assertThat(moved.lastDays()).isEqualTo(never.lastDays());
    }

    @Test
    void the_next_success_defines_the_ratio_when_the_first_is_taken_back() {
        var run = hourly(RATIO)
                .add(flow(FAILED, START, 1), flow(SUCCEEDED, START + 30, 1), flow(SUCCEEDED, START + 3 * HOUR, 1));
        run.tickTo(START + 5 * HOUR).add(flow(SUCCEEDED, START + 30, -1)).tick();
        assertThat(run.view(START + 3 * HOUR, RATIO.id(), MetricReading.VALUE).value())
                .isNull();
        assertThat(run.view(START + 4 * HOUR, RATIO.id(), MetricReading.VALUE))
                .isEqualTo(new Estimate(1L, 2L, 0.5, null, null, null, null));
    }

    @Test
    void a_success_of_a_later_day_does_not_define_the_ratio_of_an_earlier_one() {
        var run = hourly(RATIO).add(flow(FAILED, START, 1), flow(SUCCEEDED, START + DAY + HOUR, 1));
        run.tickTo(START + 60 * HOUR);
        assertThat(run.lastDays())
                .containsEntry("ratio 2026-11-23", List.of(1L, 0L))
                .containsEntry("ratio 2026-11-24", List.of(0L, 1L));
    }

    @Test
    void hours_that_nothing_can_correct_any_more_are_dropped() {
        var run = hourly(ACTIVATION, COUNT, RATIO);
        for (long hour = 0; hour < 40 * 24; hour++) {
            run.add(signups(START + hour * HOUR, 3), aged(ACTIVATION, START + hour * HOUR, 50, 1));
            run.tickTo(START + hour * HOUR);
        }
        // 72 h of corrections, 48 h and a bucket of cohorts, and the longest day
        assertThat(run.hours()).hasSizeBetween(72 + 48 + 25, 72 + 48 + 25 + 3);
        assertThat(run.marks().days()).hasSizeLessThan(30);
        assertThat(run.marks().revisions()).isEmpty();
        assertThat(run.marks().touched()).isEmpty();
    }

    @Test
    void what_lies_before_all_that_is_kept_is_added_to_the_totals_only() {
        var run = hourly(COUNT).add(signups(START, 1)).tickTo(START + 30 * DAY);
        run.add(signups(START + 1, 5)).tick();
        assertThat(run.readings()).allMatch(Reading::first);
        assertThat(run.hours()).isEmpty();
        assertThat(new ChannelTotals(Run.CHANNEL, run.marks().totals()).flow(SIGNED_UP))
                .isEqualTo(6);
    }

    @Test
    void the_totals_are_sums_of_all_time() {
        var run = hourly(ACTIVATION, ACCOUNTS)
                .add(signups(START, 7), aged(ACTIVATION, START, 5, 4), latest(FAILED, START, START, 1))
                .add(latest(FAILED, START, START + 5, -1), latest(FAILED, START + 5, START + 5, 1));
        var totals = new ChannelTotals(Run.CHANNEL, run.marks().totals());
        assertThat(List.of(totals.flow(SIGNED_UP), totals.cohort(ACTIVATION.id()), totals.accounts(FAILED)))
                .containsExactly(7L, 4L, 1L);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neither_order_nor_splitting_nor_merging_of_contributions_matters(long seed) {
        var random = new Random(seed);
        List<Contribution> whole = new ArrayList<>();
        List<Contribution> parts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long start = START + random.nextInt(600);
            Contribution said = random.nextBoolean() ? signups(start, 6) : aged(QUICK, start, random.nextInt(31), 2);
            whole.add(said);
            parts.add(said.cell().times(said.value() + 5));
            parts.add(said.cell().times(-5));
        }
        Collections.shuffle(parts, random);
        var one = new Run(Run.settings(15), QUICK, COUNT).add(whole).tickTo(START + 4 * DAY);
        var other = new Run(Run.settings(15), QUICK, COUNT).add(parts).tickTo(START + 4 * DAY);
        assertThat(other.readings()).isEqualTo(one.readings());
        assertThat(other.days()).isEqualTo(one.days());
    }

    @Test
    void minutes_before_1970_are_minutes_too() {
        var run = hourly(COUNT, ACTIVATION).add(signups(-61, 2), signups(-1, 1)).tickTo(0);
        assertThat(n(run, -60, COUNT)).isEqualTo(2);
        assertThat(n(run, 0, COUNT)).isEqualTo(3);
    }
}
