package io.rampwatch.foresight;

import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneTrial;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Plays a simulated ramp to the lanes of a rule, hour by hour, as the job plays a real one. */
final class RampJudge {
    private static final long HOUR = 60;

    private final Scene scene;
    private final LaneTrial trial;
    private final RampReadings readings;
    private final Map<Lane.Kind, Long> first = new EnumMap<>(Lane.Kind.class);
    private long days;
    private int hours;

    RampJudge(Scene scene, SimulatedRamp ramp) {
        this.scene = scene;
        this.trial = new LaneTrial(scene.agreed(), scene.channel(), scene.cap());
        this.readings = new RampReadings(scene, ramp);
    }

    /**
     * The first full hour at which the rule is in breach: one of its lanes holds.
     *
     * @param last the last hour that is looked at
     * @return minutes from the start; empty where there is no breach
     */
    OptionalLong breach(long last) {
        for (long hour = 1; hour <= last; hour++) {
            next(hour * HOUR);
            if (!first.isEmpty()) {
                return OptionalLong.of(hour * HOUR);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The first full hour at which each of its lanes holds, minutes from the start; lanes that never do are not in it.
     */
    Map<Lane.Kind, Long> lanes(long last) {
        for (long hour = 1; hour <= last; hour++) {
            next(hour * HOUR);
        }
        return Map.copyOf(first);
    }

    private void next(long minute) {
        while ((days + 1) * Traffic.DAY + scene.closingMinutes() <= minute) {
            note(Lane.Kind.SLOW, trial.holds(readings.day(days++, minute)), minute);
        }
        while ((hours + 1) * HOUR + scene.closingMinutes() <= minute) {
            if (trial.bets()) {
                note(Lane.Kind.EVIDENCE, trial.holds(readings.hour(hours, minute)), minute);
            }
            hours++;
        }
        if (trial.looks()) {
            note(Lane.Kind.LIVE, trial.holds(readings.reading(minute)), minute);
        }
    }

    private void note(Lane.Kind lane, boolean holds, long minute) {
        if (holds) {
            first.putIfAbsent(lane, minute);
        }
    }
}
