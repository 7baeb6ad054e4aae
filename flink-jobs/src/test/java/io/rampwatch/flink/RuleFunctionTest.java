package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.ACTIVATION;
import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.State;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, RuleInput, Level> rules;

    @BeforeEach
    void open() throws Exception {
        rules = harness();
        rules.open();
    }

    @AfterEach
    void close() throws Exception {
        rules.close();
    }

    @Test
    void before_the_first_day_has_closed_nothing_can_be_said() throws Exception {
        hear(tick(0));
        assertThat(rules.extractOutputValues()).singleElement().satisfies(level -> {
            assertThat(level.state()).isEqualTo(State.UNKNOWN);
            assertThat(level.cause()).isEqualTo(Cause.IMMATURE);
        });
    }

    @Test
    void a_level_holds_at_every_tick_and_keeps_its_beginning() throws Exception {
        hear(day(0, 62), tick(2), tick(3), tick(4));
        assertThat(states()).containsExactly(State.OK, State.OK, State.OK);
        assertThat(rules.extractOutputValues()).extracting(Level::sinceMillis).containsOnly(START + 2 * HOUR);
    }

    @Test
    void one_bad_day_is_watched_and_two_in_a_row_are_a_breach() throws Exception {
        hear(day(0, 52), tick(2), day(1, 52), tick(26));
        assertThat(states()).containsExactly(State.WATCH, State.BREACH);
    }

    @Test
    void a_breach_is_latched_whatever_the_numbers_say_later() throws Exception {
        hear(day(0, 40), day(1, 40), tick(26), day(2, 90), day(3, 90), tick(74));
        assertThat(states()).containsExactly(State.BREACH, State.BREACH);
    }

    @Test
    void a_correction_of_a_day_is_judged_in_its_place() throws Exception {
        hear(day(0, 40), tick(2), corrected(0, 62), tick(3));
        assertThat(states()).containsExactly(State.WATCH, State.OK);
    }

    @Test
    void a_persons_resume_ends_a_breach() throws Exception {
        hear(day(0, 40), day(1, 40), tick(26), RuleInput.of(Sample.resume(START + 27 * HOUR)), tick(28));
        assertThat(states()).first().isEqualTo(State.BREACH);
        assertThat(states()).last().isNotEqualTo(State.BREACH);
    }

    @Test
    void a_channel_without_rules_has_no_level() throws Exception {
        hear(RuleInput.of(new Reading("(all)", START, START, 0, Map.of())));
        assertThat(rules.extractOutputValues()).isEmpty();
    }

    @Test
    void a_channel_has_one_entry_and_no_timer() throws Exception {
        hear(day(0, 52), tick(2), day(1, 52), tick(26));
        assertThat(rules.numKeyedStateEntries()).isEqualTo(1);
        assertThat(rules.numEventTimeTimers()).isZero();
        assertThat(rules.numProcessingTimeTimers()).isZero();
    }

    @Test
    void a_bad_day_is_remembered_over_a_restart() throws Exception {
        hear(day(0, 52), tick(2));
        try (var after = harness()) {
            after.initializeState(rules.snapshot(1, 1));
            after.open();
            assertThat(after.numKeyedStateEntries()).isEqualTo(1);
            after.processElement(new StreamRecord<>(day(1, 52)));
            after.processElement(new StreamRecord<>(tick(26)));
            after.processWatermark(tick(26).reading().tickMillis());
            assertThat(after.extractOutputValues())
                    .singleElement()
                    .extracting(Level::state)
                    .isEqualTo(State.BREACH);
        }
    }

    private void hear(RuleInput... inputs) throws Exception {
        for (RuleInput input : inputs) {
            rules.processElement(new StreamRecord<>(input));
            if (input.reading() != null) {
                rules.processWatermark(input.reading().tickMillis());
            }
        }
    }

    private List<State> states() {
        return rules.extractOutputValues().stream().map(Level::state).toList();
    }

    /** A day of 100 signups that closed two hours after its end, counted from the second day of the ramp. */
    private static RuleInput day(long day, long activated) {
        return RuleInput.of(closed(day, 0, activated));
    }

    private static RuleInput corrected(long day, long activated) {
        return RuleInput.of(closed(day, 1, activated));
    }

    private static ClosedDay closed(long day, int revision, long activated) {
        long start = START + (day - 2) * DAY;
        return new ClosedDay(
                "partner", ACTIVATION, start, "day " + day, START + day * DAY + 2 * HOUR, revision, activated, 100);
    }

    private static RuleInput tick(long hour) {
        long at = START + hour * HOUR;
        return RuleInput.of(new Reading("partner", at, at, 0, Map.of()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, RuleInput, Level> harness() throws Exception {
        Plan plan = Sample.plan();
        var book = new RuleBook(plan.agreedRules(), new AnnouncedPlans(plan));
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RuleFunction(book)), RuleInput::channel, Types.STRING);
    }
}
