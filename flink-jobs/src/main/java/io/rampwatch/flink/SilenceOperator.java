package io.rampwatch.flink;

import io.rampwatch.event.Received;
import io.rampwatch.event.RunClock;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Lets the clock move time while the input is silent, so that an idle channel is judged, too.
 *
 * <p>It sits behind the source, in its task. While one partition of the source speaks, the source says what time it is:
 * a backlog after a restart is read in its own time. When all of them are silent, the clock says it, and goes on until
 * the first event. The job behind never hears of idleness, so no input of it is left out or waited for. Time never goes
 * back: events that come behind it are late, and correct the numbers.
 */
final class SilenceOperator extends AbstractStreamOperator<Received>
        implements OneInputStreamOperator<Received, Received> {
    private final RunClock clock;
    private final long behindMillis;
    private transient long said;
    private transient boolean silent;
    private transient @Nullable ScheduledFuture<?> reminder;

    /**
     * An operator.
     *
     * @param clock what event time it is
     * @param behindMillis how far it stays behind the clock: what events may be late without being it
     */
    SilenceOperator(RunClock clock, long behindMillis) {
        this.clock = clock;
        this.behindMillis = behindMillis;
    }

    @Override
    public void open() throws Exception {
        super.open();
        said = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<Received> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() > said) {
            said = mark.getTimestamp();
            super.processWatermark(mark);
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        silent = status.isIdle();
        if (silent) {
            remind();
        }
    }

    private void remind() {
        if (reminder == null) {
            long now = getProcessingTimeService().getCurrentProcessingTime();
            long period = getExecutionConfig().getAutoWatermarkInterval();
            reminder = getProcessingTimeService().registerTimer(now + period, this::tell);
        }
    }

    private void tell(long wallMillis) throws Exception {
        reminder = null;
        if (silent) {
            processWatermark(new Watermark(clock.at(wallMillis) - behindMillis));
            remind();
        }
    }
}
