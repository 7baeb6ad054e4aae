package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.SOURCE;
import static io.rampwatch.flink.Sample.START;
import static io.rampwatch.flink.Sample.START_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import io.rampwatch.event.RecordCounts;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeOperatorTest {
    private static final OpsEvent SIGNUP = Sample.signup("a1", "partner", START + HOUR);

    private OneInputStreamOperatorTestHarness<Received, OpsEvent> intake;

    @BeforeEach
    void open() throws Exception {
        intake = harness();
        intake.open();
    }

    @AfterEach
    void close() throws Exception {
        intake.close();
    }

    @Test
    void an_event_goes_on_at_its_own_time() throws Exception {
        take(Sample.received(SIGNUP));
        assertThat(intake.getOutput()).containsExactly(new StreamRecord<>(SIGNUP, SIGNUP.timeMillis()));
    }

    @Test
    void a_refused_record_goes_aside_whole() throws Exception {
        Received refused = Sample.refused(Reason.BAD_JSON);
        take(refused);
        assertThat(intake.extractOutputValues()).isEmpty();
        assertThat(aside(intake, Tags.DEAD_LETTERS))
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(refused.deadLetter());
    }

    @Test
    void a_record_that_is_no_event_is_counted_as_a_record() throws Exception {
        take(Sample.refused(Reason.BAD_JSON));
        intake.processWatermark(START);
        assertThat(aside(intake, Tags.TALLIES)).containsExactlyInAnyOrder(tally("in", 1), tally("dead:bad_json", 1));
    }

    @Test
    void an_event_that_is_refused_is_counted_as_record_and_as_event() throws Exception {
        take(Sample.refused(Reason.TIME_IN_FUTURE));
        intake.processWatermark(START);
        assertThat(aside(intake, Tags.TALLIES))
                .containsExactlyInAnyOrder(
                        tally("in", 1), tally("mapped", 1), tally("events", 1), tally("dead:time_in_future", 1));
    }

    @Test
    void tallies_are_added_up_until_the_watermark() throws Exception {
        take(Sample.received(SIGNUP));
        take(Sample.received(Sample.activated("a1", START + HOUR)));
        assertThat(aside(intake, Tags.TALLIES)).isEmpty();
        intake.processWatermark(START);
        assertThat(aside(intake, Tags.TALLIES))
                .containsExactlyInAnyOrder(tally("in", 2), tally("mapped", 2), tally("events", 2));
    }

    @Test
    void the_heartbeat_of_a_source_is_counted_and_goes_no_further() throws Exception {
        take(Sample.received(Sample.pulse(START)));
        intake.processWatermark(START);
        assertThat(intake.extractOutputValues()).isEmpty();
        assertThat(aside(intake, Tags.TALLIES)).contains(tally("counted", 1));
    }

    @Test
    void of_each_source_it_says_of_which_minutes_it_spoke_and_whether_it_lives() throws Exception {
        take(Sample.received(SIGNUP));
        take(Sample.received(Sample.activated("a1", START + HOUR + 1)));
        take(Sample.received(Sample.pulse(START)));
        assertThat(aside(intake, Tags.QUALITY)).isEmpty();
        intake.processWatermark(START);
        assertThat(aside(intake, Tags.QUALITY))
                .extracting(said -> said.channel() + " " + said.measure() + " " + (said.positionMinute() - START_MINUTE)
                        + " " + said.value())
                .containsExactlyInAnyOrder(SOURCE + " heard 60 2", SOURCE + " heard 0 1", SOURCE + " pulse 0 1");
    }

    @Test
    void records_are_counted_under_the_minute_in_which_they_arrived() throws Exception {
        var arrived = new Origin("events", 0, 7, START + 5 * 60_000);
        take(Received.of(arrived, SIGNUP));
        take(Received.of(new DeadLetter(arrived, null, new byte[] {'?'}, Reason.BAD_JSON, "", SOURCE)));
        take(new Received(arrived, null, null, new RecordCounts("urn:desk", Map.of("in", 9L, "dead:bad_time", 4L))));
        intake.processWatermark(START);
        assertThat(aside(intake, Tags.QUALITY))
                .extracting(said -> said.channel() + " " + said.measure() + " " + (said.positionMinute() - START_MINUTE)
                        + " " + said.value())
                .containsExactlyInAnyOrder(
                        SOURCE + " heard 60 1",
                        SOURCE + " records 5 2",
                        SOURCE + " refused 5 1",
                        "urn:desk records 5 9",
                        "urn:desk refused 5 4");
    }

    @Test
    void the_first_event_opens_the_declared_channels_and_their_sum() throws Exception {
        take(Sample.received(SIGNUP));
        assertThat(aside(intake, Tags.OPENINGS)).containsExactlyElementsOf(openings(START_MINUTE + 60));
    }

    @Test
    void an_earlier_event_opens_them_earlier_and_a_later_one_does_not() throws Exception {
        take(Sample.received(SIGNUP));
        take(Sample.received(Sample.activated("a1", START + 2 * HOUR)));
        take(Sample.received(Sample.signup("a2", "direct", START)));
        assertThat(aside(intake, Tags.OPENINGS))
                .hasSize(6)
                .endsWith(openings(START_MINUTE).toArray(Contribution[]::new));
    }

    @Test
    void before_the_end_of_all_time_comes_the_latest_event() throws Exception {
        take(Sample.received(Sample.activated("a1", START + 2 * HOUR)));
        take(Sample.received(SIGNUP));
        intake.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(intake.getOutput())
                .filteredOn(Watermark.class::isInstance)
                .containsExactly(new Watermark(START + 2 * HOUR), Watermark.MAX_WATERMARK);
    }

    @Test
    void without_any_event_there_is_only_the_end() throws Exception {
        take(Sample.refused(Reason.EMPTY_VALUE));
        intake.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(intake.getOutput()).containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void tallies_leave_before_a_barrier_so_that_a_restart_neither_loses_nor_repeats_them() throws Exception {
        take(Sample.received(SIGNUP));
        intake.prepareSnapshotPreBarrier(1);
        assertThat(aside(intake, Tags.TALLIES)).hasSize(3);
        try (var after = harness()) {
            after.initializeState(intake.snapshot(1, 1));
            after.open();
            after.processWatermark(new Watermark(START + 2 * HOUR));
            assertThat(aside(after, Tags.TALLIES)).isEmpty();
        }
    }

    @Test
    void tallies_leave_when_the_input_ends() throws Exception {
        take(Sample.received(SIGNUP));
        intake.getOperator().finish();
        assertThat(aside(intake, Tags.TALLIES)).hasSize(3);
    }

    private void take(Received received) throws Exception {
        intake.processElement(new StreamRecord<>(received));
    }

    private static OneInputStreamOperatorTestHarness<Received, OpsEvent> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new IntakeOperator(List.of("partner", "direct")));
    }

    private static List<Contribution> openings(long minute) {
        return List.of(
                Contribution.opening("partner", minute),
                Contribution.opening("direct", minute),
                Contribution.opening("(all)", minute));
    }

    private static Contribution tally(String word, long count) {
        return Contribution.tally(SOURCE, word, count);
    }

    private static <T> List<T> aside(OneInputStreamOperatorTestHarness<?, ?> harness, OutputTag<T> tag) {
        Queue<StreamRecord<T>> said = harness.getSideOutput(tag);
        return said == null
                ? List.of()
                : said.stream().map(StreamRecord::getValue).toList();
    }
}
