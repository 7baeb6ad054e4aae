package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.ACTIVATION;
import static io.rampwatch.flink.Sample.CORRECTION_MINUTES;
import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.MINUTE;
import static io.rampwatch.flink.Sample.SOURCE;
import static io.rampwatch.flink.Sample.START;
import static io.rampwatch.flink.Sample.START_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountFunctionTest {
    private static final OpsEvent SIGNUP = Sample.signup("a1", "partner", START);
    private static final OpsEvent ACTIVATED = Sample.activated("a1", START + HOUR);

    private KeyedOneInputStreamOperatorTestHarness<String, Addressed, Contribution> accounts;

    private long time = Long.MIN_VALUE;

    @BeforeEach
    void open() throws Exception {
        accounts = harness();
        accounts.open();
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
    }

    @Test
    void a_signup_counts_once_in_its_channel() throws Exception {
        take(SIGNUP);
        assertThat(accounts.extractOutputValues())
                .containsExactly(
                        held(1),
                        held(-1),
                        tally("counted"),
                        new Contribution(
                                "partner", "account.signed_up", Facet.FLOW, START_MINUTE, START_MINUTE, -1, 1));
    }

    @Test
    void a_redelivery_changes_nothing_but_the_tally() throws Exception {
        take(SIGNUP, SIGNUP);
        assertThat(accounts.extractOutputValues()).endsWith(held(-1), tally("duplicate"));
    }

    @Test
    void an_activation_counts_for_the_minute_of_the_signup_from_its_own_minute_on() throws Exception {
        take(SIGNUP, ACTIVATED);
        assertThat(accounts.extractOutputValues())
                .filteredOn(said -> said.measure().equals(ACTIVATION))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.channel()).isEqualTo("partner");
                    assertThat(said.facet()).isEqualTo(Facet.COHORT);
                    assertThat(said.positionMinute()).isEqualTo(START_MINUTE);
                    assertThat(said.effectMinute()).isEqualTo(START_MINUTE + 60);
                    assertThat(said.value()).isEqualTo(1);
                });
    }

    @Test
    void what_overtakes_its_signup_waits_for_it() throws Exception {
        hear(Sample.ticket("a1", "T-1", START + HOUR));
        assertThat(accounts.extractOutputValues()).containsExactly(held(1));
        take(SIGNUP);
        accounts.processWatermark(START + HOUR);
        assertThat(flow("(no signup)")).isZero();
        assertThat(flow("partner")).isEqualTo(1);
        assertThat(accounts.extractOutputValues())
                .as("nothing was ever said under (no signup)")
                .extracting(Contribution::channel)
                .doesNotContain("(no signup)");
    }

    @Test
    void whatever_the_order_of_arrival_the_history_is_one() throws Exception {
        OpsEvent[] events = {
            SIGNUP,
            Sample.ticket("a1", "T-1", START + MINUTE),
            Sample.voided("a1", "T-1", START + 2 * MINUTE),
            Sample.reopened("a1", "T-1", START + 3 * MINUTE),
            ACTIVATED
        };
        hear(events);
        accounts.processWatermark(START + HOUR);
        List<Contribution> inOrder = accounts.extractOutputValues();
        for (long seed = 0; seed < 20; seed++) {
            List<OpsEvent> shuffled = new ArrayList<>(List.of(events));
            Collections.shuffle(shuffled, new Random(seed));
            try (var other = harness()) {
                other.open();
                for (OpsEvent event : shuffled) {
                    other.processElement(Addressed.of(event), event.timeMillis());
                }
                other.processWatermark(START + HOUR);
                assertThat(other.extractOutputValues()).as("seed %d", seed).isEqualTo(inOrder);
            }
        }
    }

    @Test
    void what_follows_carries_the_first_tick_that_may_know_it() throws Exception {
        hear(SIGNUP, Sample.ticket("a1", "T-1", START + 1), Sample.ticket("a1", "T-2", START + MINUTE + 1));
        accounts.processWatermark(START + HOUR);
        assertThat(accounts.getOutput())
                .filteredOn(StreamRecord.class::isInstance)
                .map(said -> (StreamRecord<?>) said)
                .filteredOn(said -> ((Contribution) said.getValue()).facet() == Facet.FLOW)
                .extracting(StreamRecord::getTimestamp)
                .containsExactly(START, START + MINUTE, START + 2 * MINUTE);
    }

    @Test
    void of_one_report_that_comes_twice_and_says_two_things_the_same_one_wins_in_either_order() throws Exception {
        var first = Sample.signup("a1", "partner", START);
        var second = Sample.signup("a1", "direct", START);
        hear(first, second);
        accounts.processWatermark(START);
        try (var other = harness()) {
            other.open();
            other.processElement(Addressed.of(second), START);
            other.processElement(Addressed.of(first), START);
            other.processWatermark(START);
            assertThat(other.extractOutputValues()).isEqualTo(accounts.extractOutputValues());
            assertThat(other.extractOutputValues()).contains(tally("duplicate_conflict"));
        }
    }

    @Test
    void it_waits_until_event_time_has_passed_it_and_then_counts_without_a_signup() throws Exception {
        hear(Sample.ticket("a1", "T-1", START + HOUR));
        accounts.processWatermark(START + HOUR - 1);
        assertThat(flow("(no signup)")).isZero();
        accounts.processWatermark(START + HOUR);
        assertThat(flow("(no signup)")).isEqualTo(1);
        assertThat(accounts.extractOutputValues()).containsSequence(held(1), held(-1), tally("counted"));
        assertThat(accounts.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void a_ticket_without_a_signup_moves_when_the_signup_comes_late() throws Exception {
        take(Sample.ticket("a1", "T-1", START + HOUR));
        late(SIGNUP, START + HOUR);
        assertThat(flow("(no signup)")).isZero();
        assertThat(flow("partner")).isEqualTo(1);
    }

    @Test
    void what_waits_at_the_end_of_all_time_came_in_time() throws Exception {
        hear(Sample.ticket("a1", "T-1", START + HOUR));
        accounts.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(accounts.extractOutputValues()).contains(tally("counted")).doesNotContain(tally("late_dropped"));
        assertThat(flow("(no signup)")).isEqualTo(1);
    }

    @Test
    void what_waits_goes_on_waiting_after_a_restart() throws Exception {
        hear(Sample.ticket("a1", "T-1", START + HOUR));
        try (var after = harness()) {
            after.initializeState(accounts.snapshot(1, 1));
            after.open();
            after.processElement(Addressed.of(SIGNUP), START);
            after.processWatermark(START + HOUR);
            assertThat(after.extractOutputValues())
                    .filteredOn(said -> said.measure().equals("ticket.opened"))
                    .extracting(Contribution::channel)
                    .containsOnly("partner");
        }
    }

    @Test
    void accounts_are_apart() throws Exception {
        take(SIGNUP, Sample.signup("a2", "direct", START));
        assertThat(accounts.numKeyedStateEntries()).isEqualTo(2);
        assertThat(accounts.extractOutputValues())
                .filteredOn(said -> said.facet() == Facet.FLOW)
                .extracting(Contribution::channel)
                .containsExactly("partner", "direct");
    }

    @Test
    void an_account_has_one_timer_however_much_happens_to_it() throws Exception {
        take(SIGNUP, ACTIVATED);
        for (int ticket = 0; ticket < 100; ticket++) {
            take(Sample.ticket("a1", "T-" + ticket, START + 2 * HOUR + ticket));
        }
        assertThat(accounts.numEventTimeTimers())
                .as("and one for the tick of what waits")
                .isEqualTo(2);
        accounts.processWatermark(START + 2 * HOUR + MINUTE);
        assertThat(accounts.numEventTimeTimers()).isEqualTo(1);
        assertThat(accounts.numProcessingTimeTimers()).isZero();
        assertThat(accounts.numKeyedStateEntries()).isEqualTo(1);
    }

    @Test
    void a_signup_is_remembered_and_its_timer_ends() throws Exception {
        take(SIGNUP, Sample.failed("a1", START + HOUR));
        accounts.processWatermark(START + 30 * DAY);
        assertThat(accounts.numKeyedStateEntries()).isEqualTo(1);
        assertThat(accounts.numEventTimeTimers()).isZero();
    }

    @Test
    void an_account_of_which_nothing_counts_is_forgotten_after_the_days_of_redelivery() throws Exception {
        take(Sample.billed("a1", "b-1", START));
        assertThat(accounts.numKeyedStateEntries()).isEqualTo(1);
        accounts.processWatermark(START + 7 * DAY - 1);
        assertThat(accounts.numKeyedStateEntries()).isEqualTo(1);
        accounts.processWatermark(START + 8 * DAY);
        assertThat(accounts.numKeyedStateEntries()).isZero();
        assertThat(accounts.numEventTimeTimers()).isZero();
    }

    @Test
    void the_end_of_all_time_leaves_no_timer() throws Exception {
        take(SIGNUP, Sample.failed("a1", START + HOUR), Sample.churned("a2", START));
        accounts.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(accounts.numEventTimeTimers()).isZero();
    }

    @Test
    void a_fact_beyond_the_time_for_corrections_is_late_and_changes_no_number() throws Exception {
        accounts.processWatermark(START + 4 * DAY);
        late(SIGNUP, START + 4 * DAY);
        assertThat(accounts.extractOutputValues()).containsExactly(held(1), held(-1), tally("late_dropped"));
    }

    @Test
    void what_was_known_is_known_after_a_restart() throws Exception {
        take(SIGNUP);
        accounts.processWatermark(START + HOUR);
        try (var after = harness()) {
            after.initializeState(accounts.snapshot(1, 1));
            after.open();
            assertThat(after.numKeyedStateEntries()).isEqualTo(1);
            assertThat(after.numEventTimeTimers()).isEqualTo(1);
            after.processWatermark(START + HOUR);
            after.processElement(Addressed.of(SIGNUP), START);
            after.processElement(Addressed.of(ACTIVATED), START + HOUR);
            after.processWatermark(START + 2 * HOUR);
            assertThat(after.extractOutputValues())
                    .filteredOn(said -> said.facet() == Facet.TALLY)
                    .containsExactly(held(1), held(1), held(-1), tally("duplicate"), held(-1), tally("counted"));
            assertThat(after.extractOutputValues())
                    .filteredOn(said -> said.measure().equals(ACTIVATION))
                    .hasSize(1);
        }
    }

    @Test
    void a_voided_ticket_is_taken_back_when_event_time_has_come_to_it_and_not_before() throws Exception {
        take(SIGNUP, Sample.ticket("a1", "T-1", START + HOUR));
        hear(Sample.voided("a1", "T-1", START + 2 * HOUR));
        accounts.processWatermark(START + 2 * HOUR - 1);
        assertThat(flow("partner")).isEqualTo(1);
        accounts.processWatermark(START + 2 * HOUR);
        assertThat(flow("partner")).isZero();
    }

    @Test
    void what_was_counted_under_another_name_is_not_counted_again() throws Exception {
        take(SIGNUP);
        var ticket = Sample.ticket("a1", "T-1", START + MINUTE);
        accounts.processElement(new Addressed("a1", ticket, START + HOUR, true), ticket.timeMillis());
        assertThat(flow("partner")).isZero();
        accounts.processWatermark(START + HOUR);
        assertThat(flow("partner")).isEqualTo(1);
        assertThat(accounts.extractOutputValues())
                .filteredOn(said -> said.facet() == Facet.TALLY)
                .containsExactly(held(1), held(-1), tally("counted"));
    }

    @Test
    void an_erased_account_leaves_no_state_and_its_sums_stay() throws Exception {
        take(SIGNUP, ACTIVATED, Sample.ticket("a1", "T-1", START + HOUR));
        accounts.processElement(
                new Addressed("a1", Sample.erased("a1", START + 2 * HOUR), START + 2 * HOUR, true), START + 2 * HOUR);
        accounts.processWatermark(START + 2 * HOUR);
        assertThat(accounts.numKeyedStateEntries()).isZero();
        assertThat(flow("partner")).isEqualTo(1);
        accounts.processWatermark(START + 40 * DAY);
        assertThat(accounts.numEventTimeTimers()).isZero();
    }

    @Test
    void a_merged_account_is_no_new_one_from_then_on() throws Exception {
        take(SIGNUP);
        var merged = Sample.merged("a1", "a2", START + HOUR);
        accounts.processElement(new Addressed("a1", merged, merged.timeMillis(), true), merged.timeMillis());
        accounts.processWatermark(START + HOUR);
        assertThat(accounts.extractOutputValues())
                .filteredOn(said -> said.measure().equals("account.signed_up"))
                .extracting(Contribution::value)
                .containsExactly(1L, -1L);
    }

    /** Events, and event time up to the latest of them. */
    private void take(OpsEvent... events) throws Exception {
        hear(events);
        long latest =
                Arrays.stream(events).mapToLong(OpsEvent::timeMillis).max().orElseThrow();
        time = Math.max(latest, time);
        accounts.processWatermark(time);
    }

    /** An event that comes when event time is here already, and the next minute of it. */
    private void late(OpsEvent event, long heardMillis) throws Exception {
        accounts.processElement(Addressed.of(event, heardMillis), event.timeMillis());
        accounts.processWatermark(heardMillis + MINUTE);
    }

    /** Events, and event time stands still. */
    private void hear(OpsEvent... events) throws Exception {
        for (OpsEvent event : events) {
            accounts.processElement(Addressed.of(event), event.timeMillis());
        }
    }

    private long flow(String channel) {
        return accounts.extractOutputValues().stream()
                .filter(said -> said.facet() == Facet.FLOW
                        && said.channel().equals(channel)
                        && said.measure().equals("ticket.opened"))
                .mapToLong(Contribution::value)
                .sum();
    }

    private static Contribution held(long count) {
        return Contribution.tally(SOURCE, "held", count);
    }

    private static Contribution tally(String word) {
        return Contribution.tally(SOURCE, word, 1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Addressed, Contribution> harness() throws Exception {
        var book = new AccountBook(List.copyOf(Sample.metrics()), CORRECTION_MINUTES);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AccountFunction(book, 1)), Addressed::account, Types.STRING);
    }
}
