package io.rampwatch.foresight;

import io.rampwatch.metric.ClosedDay;
import java.util.stream.IntStream;

/** What the job would write of a simulated ramp. */
final class RampReadings {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int DAY_HOURS = 24;

    private final Scene scene;
    private final SimulatedRamp ramp;

    RampReadings(Scene scene, SimulatedRamp ramp) {
        this.scene = scene;
        this.ramp = ramp;
    }

    /** A day of signups, counted from 0. */
    ClosedDay day(long day, long closedAtMinute) {
        int first = (int) day * DAY_HOURS;
        long k = 0;
        long n = 0;
        for (int hour = first; hour < Math.min(first + DAY_HOURS, ramp.hours()); hour++) {
            long[] outcomes = ramp.outcomes(hour);
            n += IntStream.range(0, outcomes.length).mapToLong(y -> outcomes[y]).sum();
            k += IntStream.range(0, outcomes.length)
                    .mapToLong(y -> y * outcomes[y])
                    .sum();
        }
        return new ClosedDay(
                scene.channel(),
                scene.metric().id(),
                millis(day * Traffic.DAY),
                "day " + (day + 1),
                millis(closedAtMinute),
                0,
                k,
                n);
    }

    static long millis(long minute) {
        return (RampJudge.START + minute) * MINUTE_MILLIS;
    }
}
