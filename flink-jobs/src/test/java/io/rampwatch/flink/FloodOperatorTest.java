package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Reason;
import java.util.List;
import java.util.Objects;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FloodOperatorTest {
    private OneInputStreamOperatorTestHarness<DeadLetter, DeadLetter> gate;

    @BeforeEach
    void open() throws Exception {
        gate = harness();
        gate.open();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    @Test
    void up_to_the_limit_of_a_minute_all_go_through() throws Exception {
        refuse(100);
        assertThat(gate.extractOutputValues()).hasSize(100);
        gate.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(tallies(gate)).isEmpty();
    }

    @Test
    void what_is_withheld_is_counted_to_the_last_one_and_the_next_minute_is_free_again() throws Exception {
        refuse(10_000);
        gate.setProcessingTime(59_999);
        refuse(1);
        assertThat(gate.extractOutputValues()).hasSize(100);
        gate.setProcessingTime(60_000);
        refuse(150);
        assertThat(gate.extractOutputValues()).hasSize(200);
        gate.processWatermark(1);
        assertThat(tallies(gate)).containsExactly(Contribution.tally(SOURCE, "withheld", 9_901 + 50));
    }

    @Test
    void counts_leave_before_a_barrier_so_that_a_restart_neither_loses_nor_repeats_them() throws Exception {
        refuse(120);
        gate.prepareSnapshotPreBarrier(1);
        assertThat(tallies(gate)).containsExactly(Contribution.tally(SOURCE, "withheld", 20));
        try (var after = harness()) {
            after.initializeState(gate.snapshot(1, 1));
            after.open();
            after.processWatermark(1);
            assertThat(tallies(after)).isEmpty();
        }
    }

    @Test
    void counts_leave_when_the_input_ends() throws Exception {
        refuse(101);
        gate.getOperator().finish();
        assertThat(tallies(gate)).containsExactly(Contribution.tally(SOURCE, "withheld", 1));
    }

    private void refuse(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            DeadLetter letter =
                    Objects.requireNonNull(Sample.refused(Reason.BAD_JSON).deadLetter());
            gate.processElement(new StreamRecord<>(letter));
        }
    }

    private static List<Contribution> tallies(OneInputStreamOperatorTestHarness<DeadLetter, DeadLetter> of) {
        var said = of.getSideOutput(Tags.TALLIES);
        return said == null
                ? List.of()
                : said.stream().map(StreamRecord::getValue).toList();
    }

    private static OneInputStreamOperatorTestHarness<DeadLetter, DeadLetter> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new FloodOperator(100));
    }
}
