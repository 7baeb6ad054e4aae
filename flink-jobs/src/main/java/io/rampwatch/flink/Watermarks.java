package io.rampwatch.flink;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How event time moves: behind the latest event by the disorder that sources are allowed. What was refused moves
 * nothing.
 *
 * <p>A watermark is sent as soon as a tick may have been passed, not only every few milliseconds of wall time: so the
 * same input ticks at the same places, however fast it is read.
 */
final class Watermarks implements WatermarkGenerator<Received> {
    private static final long MINUTE = 60_000;

    private final long disorderMillis;
    private long latest = Long.MIN_VALUE;
    private long said = Long.MIN_VALUE;

    private Watermarks(long disorderMillis) {
        this.disorderMillis = disorderMillis;
    }

    /**
     * Event time for records as they are received.
     *
     * @param disorderMillis how far out of order events may come
     */
    static WatermarkStrategy<Received> behindBy(long disorderMillis) {
        return WatermarkStrategy.<Received>forGenerator(context -> new Watermarks(disorderMillis))
                .withTimestampAssigner((received, recorded) -> time(received));
    }

    private static long time(Received received) {
        OpsEvent event = received.event();
        return event == null ? Long.MIN_VALUE : event.timeMillis();
    }

    @Override
    public void onEvent(Received received, long eventTimestamp, WatermarkOutput output) {
        OpsEvent event = received.event();
        if (event != null && event.timeMillis() > latest) {
            latest = event.timeMillis();
            if (Math.floorDiv(passed(), MINUTE) > Math.floorDiv(said, MINUTE)) {
                onPeriodicEmit(output);
            }
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (latest != Long.MIN_VALUE && passed() > said) {
            said = passed();
            output.emitWatermark(new Watermark(said));
        }
    }

    private long passed() {
        return latest - disorderMillis - 1;
    }
}
