package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.SOURCE;
import static io.rampwatch.flink.Sample.START;
import static io.rampwatch.flink.Sample.START_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CombineOperatorTest {
    private OneInputStreamOperatorTestHarness<Contribution, Contribution> combine;

    @BeforeEach
    void open() throws Exception {
        combine = harness();
        combine.open();
    }

    @AfterEach
    void close() throws Exception {
        combine.close();
    }

    @Test
    void what_falls_into_one_cell_is_sent_once_and_once_for_the_sum_of_all_channels() throws Exception {
        take(ticket("partner", 0, 1), ticket("partner", 0, 1), ticket("direct", 0, 1));
        assertThat(combine.getOutput()).isEmpty();
        combine.processWatermark(START);
        assertThat(combine.extractOutputValues())
                .containsExactlyInAnyOrder(ticket("partner", 0, 2), ticket("direct", 0, 1), ticket("(all)", 0, 3));
    }

    @Test
    void sums_go_before_the_watermark_that_sent_them() throws Exception {
        take(ticket("partner", 0, 1));
        combine.processWatermark(START);
        assertThat(combine.getOutput()).last().isEqualTo(new Watermark(START));
    }

    @Test
    void what_was_taken_back_is_not_sent() throws Exception {
        take(ticket("(no signup)", 0, 1), ticket("(no signup)", 0, -1), ticket("partner", 0, 1));
        combine.processWatermark(START);
        assertThat(combine.extractOutputValues())
                .containsExactlyInAnyOrder(ticket("partner", 0, 1), ticket("(all)", 0, 1));
    }

    @Test
    void a_channel_that_no_plan_declares_goes_aside_to_be_given_a_name_and_is_in_the_sum_of_all() throws Exception {
        take(ticket("partner", 0, 1), ticket("surprise", 0, 2), ticket("(unattributed)", 0, 4));
        combine.processWatermark(START);
        assertThat(combine.extractOutputValues())
                .containsExactlyInAnyOrder(
                        ticket("partner", 0, 1), ticket("(unattributed)", 0, 4), ticket("(all)", 0, 7));
        assertThat(aside(Tags.UNDECLARED)).containsExactly(ticket("surprise", 0, 2));
    }

    @Test
    void what_is_counted_by_plan_type_goes_aside_and_is_summed_over_the_channels() throws Exception {
        take(ticket("partner · pro", 0, 1), ticket("direct · pro", 0, 2), ticket("surprise · free", 0, 1));
        combine.processWatermark(START);
        assertThat(combine.extractOutputValues()).isEmpty();
        assertThat(aside(Tags.UNDECLARED)).isEmpty();
        assertThat(aside(Tags.QUALITY)).isEmpty();
        assertThat(aside(Tags.PLAN_TYPES))
                .containsExactlyInAnyOrder(
                        ticket("partner · pro", 0, 1),
                        ticket("direct · pro", 0, 2),
                        ticket("(all) · pro", 0, 3),
                        ticket("(all) · free", 0, 1));
    }

    @Test
    void what_another_tick_may_know_first_is_added_up_apart() throws Exception {
        combine.processElement(ticket("partner", 0, 1), START);
        combine.processElement(ticket("partner", 0, 2), START);
        combine.processElement(ticket("partner", 0, -1), START + HOUR);
        combine.processWatermark(START + HOUR);
        assertThat(combine.getOutput())
                .filteredOn(said -> said instanceof StreamRecord<?> one
                        && one.getValue() instanceof Contribution each
                        && each.channel().equals("partner"))
                .containsExactly(
                        new StreamRecord<>(ticket("partner", 0, 3), START),
                        new StreamRecord<>(ticket("partner", 0, -1), START + HOUR));
    }

    @Test
    void tallies_go_aside_and_have_no_sum_of_all() throws Exception {
        var counted = Contribution.tally(SOURCE, "counted", 1);
        take(counted, counted);
        combine.processWatermark(START);
        assertThat(combine.extractOutputValues()).isEmpty();
        assertThat(tallies(combine)).containsExactly(Contribution.tally(SOURCE, "counted", 2));
    }

    @Test
    void what_says_something_of_the_quality_of_all_goes_aside_once_and_before_the_watermark() throws Exception {
        take(ticket("partner", 0, 1), ticket("direct", 0, 1), of("(unattributed)", "account.signed_up"));
        take(of("(unattributed)", "quality:missing_channel"), of("partner", "provisioning.failed"));
        assertThat(aside(Tags.QUALITY)).isEmpty();
        combine.processWatermark(START);
        assertThat(aside(Tags.QUALITY))
                .extracting(said -> said.channel() + " " + said.measure() + " " + said.facet() + " " + said.value())
                .containsExactlyInAnyOrder(
                        "(all) ticket.opened QUALITY 2",
                        "(all) account.signed_up QUALITY 1",
                        "(all) quality:missing_channel QUALITY 1");
    }

    private static Contribution of(String channel, String measure) {
        return new Contribution(channel, measure, Facet.FLOW, START_MINUTE, START_MINUTE, -1, 1);
    }

    private List<Contribution> aside(OutputTag<Contribution> tag) {
        return aside(combine, tag);
    }

    @Test
    void twenty_thousand_cells_are_sent_without_waiting() throws Exception {
        for (int minute = 0; minute < 10_000; minute++) {
            take(ticket("partner", minute, 1));
        }
        assertThat(combine.extractOutputValues()).hasSize(20_000);
    }

    @Test
    void sums_leave_before_a_barrier_so_that_a_restart_neither_loses_nor_repeats_them() throws Exception {
        take(ticket("partner", 0, 1), Contribution.tally(SOURCE, "counted", 1));
        combine.prepareSnapshotPreBarrier(1);
        assertThat(combine.extractOutputValues()).hasSize(2);
        assertThat(tallies(combine)).hasSize(1);
        try (var after = harness()) {
            after.initializeState(combine.snapshot(1, 1));
            after.open();
            after.processWatermark(new Watermark(START));
            assertThat(after.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void sums_leave_when_the_input_ends() throws Exception {
        take(ticket("partner", 0, 1));
        combine.getOperator().finish();
        assertThat(combine.extractOutputValues()).hasSize(2);
    }

    private void take(Contribution... said) throws Exception {
        for (Contribution each : said) {
            combine.processElement(new StreamRecord<>(each));
        }
    }

    private static Contribution ticket(String channel, long minute, long value) {
        long at = START_MINUTE + minute;
        return new Contribution(channel, "ticket.opened", Facet.FLOW, at, at, -1, value);
    }

    private static List<Contribution> tallies(OneInputStreamOperatorTestHarness<?, ?> harness) {
        return aside(harness, Tags.TALLIES);
    }

    private static List<Contribution> aside(
            OneInputStreamOperatorTestHarness<?, ?> harness, OutputTag<Contribution> tag) {
        Queue<StreamRecord<Contribution>> said = harness.getSideOutput(tag);
        return said == null
                ? List.of()
                : said.stream().map(StreamRecord::getValue).toList();
    }

    private static OneInputStreamOperatorTestHarness<Contribution, Contribution> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new CombineOperator(List.of("partner", "direct")));
    }
}
