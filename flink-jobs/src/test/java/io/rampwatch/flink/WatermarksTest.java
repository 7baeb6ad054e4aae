package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.MINUTE;
import static io.rampwatch.flink.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private static final long DISORDER = 30_000;

    private final WatermarkGenerator<Received> marks =
            Watermarks.behindBy(DISORDER).createWatermarkGenerator(null);
    private final Said said = new Said();

    @Test
    void event_time_stays_behind_the_latest_event_by_the_disorder() {
        hear(START + HOUR);
        assertThat(said.millis).containsExactly(START + HOUR - DISORDER - 1);
    }

    @Test
    void an_event_of_the_past_moves_nothing() {
        hear(START + HOUR);
        hear(START);
        marks.onPeriodicEmit(said);
        assertThat(said.millis).hasSize(1);
    }

    @Test
    void it_is_said_at_once_when_a_minute_may_have_been_passed() {
        hear(START + DISORDER + 1);
        hear(START + DISORDER + MINUTE);
        hear(START + DISORDER + MINUTE + 1);
        assertThat(said.millis).containsExactly(START, START + MINUTE);
    }

    @Test
    void within_a_minute_it_is_said_now_and_then() {
        hear(START + DISORDER + 1);
        hear(START + DISORDER + 500);
        assertThat(said.millis).containsExactly(START);
        marks.onPeriodicEmit(said);
        marks.onPeriodicEmit(said);
        assertThat(said.millis).containsExactly(START, START + 499);
    }

    @Test
    void what_was_refused_moves_nothing() {
        marks.onEvent(Sample.refused(Reason.BAD_JSON), START, said);
        marks.onPeriodicEmit(said);
        assertThat(said.millis).isEmpty();
    }

    @Test
    void a_record_is_stamped_with_the_time_of_its_event_never_with_that_of_its_arrival() {
        var stamps = Watermarks.behindBy(DISORDER).createTimestampAssigner(null);
        assertThat(stamps.extractTimestamp(Sample.received(Sample.pulse(START)), 1))
                .isEqualTo(START);
        assertThat(stamps.extractTimestamp(Sample.refused(Reason.BAD_JSON), 1)).isEqualTo(Long.MIN_VALUE);
    }

    private void hear(long millis) {
        marks.onEvent(Sample.received(Sample.signup("a1", "partner", millis)), millis, said);
    }

    private static final class Said implements WatermarkOutput {
        private final List<Long> millis = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            millis.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("never idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("never idle");
        }
    }
}
