package io.rampwatch.foresight;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.KaplanMeier;
import io.rampwatch.metric.MeanCumulative;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the job would write of a simulated ramp. */
final class RampReadings {
    static final long MINUTE_MILLIS = 60_000;

    /** A Monday at midnight, UTC. */
    static final long START = 4 * Traffic.DAY;

    /** Signups in the window from which the early value takes the period form; of both windows nine tenths. */
    private static final long FLOOR = 100;

    private static final long HOUR = 60;
    private static final int DAY_HOURS = 24;
    /** Before any time of a ramp. */
    private static final long EVER = -1_000_000_000;

    private final Scene scene;
    private final SimulatedRamp ramp;

    RampReadings(Scene scene, SimulatedRamp ramp) {
        this.scene = scene;
        this.ramp = ramp;
    }

    /** A minute of the ramp as event time. */
    static long millis(long minute) {
        return (START + minute) * MINUTE_MILLIS;
    }

    /** A day of signups, counted from 0. */
    ClosedDay day(long day, long closedAtMinute) {
        int first = (int) day * DAY_HOURS;
        long k = 0;
        long n = 0;
        for (int hour = first; hour < Math.min(first + DAY_HOURS, ramp.hours()); hour++) {
            long[] outcomes = ramp.outcomes(hour);
            for (int y = 0; y < outcomes.length; y++) {
                n += outcomes[y];
                k += y * outcomes[y];
            }
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

    /** An hour of signups, counted from 0. */
    ClosedHour hour(int hour, long closedAtMinute) {
        List<Long> accounts = hour < ramp.hours() ? listed(capped(ramp.outcomes(hour))) : List.of();
        return new ClosedHour(
                scene.channel(), scene.metric().id(), millis(hour * HOUR), millis(closedAtMinute), 0, accounts);
    }

    private static List<Long> listed(long[] counts) {
        List<Long> list = new ArrayList<>(counts.length);
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }

    /** The most events are counted as the cap. */
    private long[] capped(long[] outcomes) {
        int cap = scene.cap();
        if (outcomes.length <= cap + 1) {
            return outcomes;
        }
        long[] capped = Arrays.copyOf(outcomes, cap + 1);
        for (int y = cap + 1; y < outcomes.length; y++) {
            capped[cap] += outcomes[y];
        }
        return capped;
    }

    /** The reading of a tick; only the view that live lanes judge is in it. */
    Reading reading(long minute) {
        Estimate early = early(minute);
        String view = scene.many() ? MetricReading.VALUE : MetricReading.EARLY;
        var metric = new MetricReading(scene.metric().kind(), Map.of(view, early));
        return new Reading(
                scene.channel(),
                millis(minute),
                millis(minute),
                0,
                Map.of(scene.metric().id(), metric));
    }

    private Estimate early(long minute) {
        long window = scene.metric().windowMinutes();
        long from = minute - scene.metric().withinMinutes() - window;
        long recent = ramp.signups(minute - window, minute);
        if (recent >= FLOOR) {
            long bucket = scene.horizon().bucketMinutes();
            return estimate(recent, "period", minute - window, minute, Math.floorDiv(from, bucket) * bucket);
        }
        long both = ramp.signups(from, minute);
        return 10 * both >= 9 * FLOOR
                ? estimate(both, "cohort", EVER, minute, from)
                : Estimate.undefined(null, both, null, "fewer than " + FLOOR + " signups");
    }

    private Estimate estimate(long n, String form, long after, long by, long from) {
        long[] atRisk = ramp.atRisk(after, by, from);
        long[] events = ramp.events(after, by, from);
        OptionalDouble value = scene.many()
                ? MeanCumulative.of(atRisk, events).per100()
                : KaplanMeier.of(atRisk, events).value();
        return value.isPresent()
                ? new Estimate(null, n, value.getAsDouble(), null, null, form, null)
                : Estimate.undefined(null, n, form, "an age at which nobody was observed");
    }
}
