package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Received;
import io.rampwatch.event.RunClock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceOperatorTest {
    private static final long BEHIND = 40;
    private static final long EVENT_START = 1_000_000;

    private OneInputStreamOperatorTestHarness<Received, Received> silence;

    @BeforeEach
    void open() throws Exception {
        silence = new OneInputStreamOperatorTestHarness<>(
                new SilenceOperator(new RunClock(0, EVENT_START, 10, Long.MAX_VALUE), BEHIND));
        silence.getExecutionConfig().setAutoWatermarkInterval(200);
        silence.open();
    }

    @AfterEach
    void close() throws Exception {
        silence.close();
    }

    @Test
    void while_the_source_speaks_it_says_what_time_it_is() throws Exception {
        silence.setProcessingTime(1_000);
        silence.processWatermark(7);
        silence.setProcessingTime(2_000);
        assertThat(marks()).containsExactly(7L);
    }

    @Test
    void in_silence_the_clock_says_it_and_nobody_hears_of_idleness() throws Exception {
        silence.processWatermark(7);
        silence.processWatermarkStatus(WatermarkStatus.IDLE);
        silence.setProcessingTime(200);
        silence.setProcessingTime(400);
        assertThat(marks()).containsExactly(7L, EVENT_START + 2_000 - BEHIND, EVENT_START + 4_000 - BEHIND);
        assertThat(silence.getOutput()).noneMatch(WatermarkStatus.class::isInstance);
    }

    @Test
    void the_first_event_ends_the_silence_and_time_never_goes_back() throws Exception {
        silence.processWatermarkStatus(WatermarkStatus.IDLE);
        silence.setProcessingTime(200);
        silence.processWatermarkStatus(WatermarkStatus.ACTIVE);
        silence.processWatermark(EVENT_START);
        silence.setProcessingTime(400);
        silence.processWatermark(EVENT_START + 3_000);
        assertThat(marks()).containsExactly(EVENT_START + 2_000 - BEHIND, EVENT_START + 3_000);
    }

    @Test
    void silence_that_comes_and_goes_leaves_one_reminder() throws Exception {
        silence.processWatermarkStatus(WatermarkStatus.IDLE);
        silence.processWatermarkStatus(WatermarkStatus.ACTIVE);
        silence.processWatermarkStatus(WatermarkStatus.IDLE);
        silence.setProcessingTime(200);
        silence.setProcessingTime(400);
        assertThat(marks()).hasSize(2);
    }

    /** What the job relies on in Flink: behind several subtasks it is as early as the earliest of them says. */
    @Test
    void a_backlog_in_one_subtask_is_not_overrun_by_the_clock_in_another() throws Exception {
        var heard = new Heard();
        var valve = new StatusWatermarkValve(2);
        valve.inputWatermark(new Watermark(EVENT_START), 0, heard);
        assertThat(heard.marks).isEmpty();
        valve.inputWatermark(new Watermark(10), 1, heard);
        valve.inputWatermark(new Watermark(EVENT_START + 1_000), 0, heard);
        valve.inputWatermark(new Watermark(20), 1, heard);
        assertThat(heard.marks).containsExactly(10L, 20L);
    }

    /** The same for an input that has no say: decisions are always idle, and neither hold time back nor drive it. */
    @Test
    void an_idle_input_is_left_out() throws Exception {
        var heard = new Heard();
        var valve = new StatusWatermarkValve(2);
        valve.inputWatermarkStatus(WatermarkStatus.IDLE, 1, heard);
        valve.inputWatermark(new Watermark(10), 0, heard);
        assertThat(heard.marks).containsExactly(10L);
    }

    private List<Long> marks() {
        return silence.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(mark -> ((Watermark) mark).getTimestamp())
                .toList();
    }

    private static final class Heard implements DataOutput<Received> {
        private final List<Long> marks = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark mark) {
            marks.add(mark.getTimestamp());
        }

        @Override
        public void emitRecord(StreamRecord<Received> record) {}

        @Override
        public void emitWatermarkStatus(WatermarkStatus status) {}

        @Override
        public void emitLatencyMarker(LatencyMarker marker) {}

        @Override
        public void emitRecordAttributes(RecordAttributes attributes) {}

        @Override
        public void emitWatermark(org.apache.flink.runtime.event.WatermarkEvent mark) {}
    }
}
