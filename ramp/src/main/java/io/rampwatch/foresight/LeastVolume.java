package io.rampwatch.foresight;

import io.rampwatch.metric.KullbackLeibler;
import io.rampwatch.metric.Threshold;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.StopRule;
import org.jspecify.annotations.Nullable;

/**
 * The smallest volume at which a rule can tell a change for the worse from what is usual: found within 14 days in 8 of
 * 10 ramps, and at most 1 of 20 paused falsely.
 */
final class LeastVolume {
    private static final double FOUND = 0.8;
    private static final double FALSE = 0.05;
    private static final long MOST = 5_000;

    /** How many times the bound the engine needs at the median. */
    private static final double ABOVE_BOUND = 1.6;

    private LeastVolume() {}

    /** Signups a day; null where no lane of it can say, or none is enough. */
    static @Nullable Long of(Scene scene, long usualMillionths, long toMillionths) {
        StopRule rule = scene.rule();
        Long slow = rule.lane(Lane.Kind.SLOW).isPresent() ? slow(scene, usualMillionths, toMillionths) : null;
        Long proven = rule.lane(Lane.Kind.EVIDENCE)
                .map(lane -> proven(scene, lane, toMillionths))
                .orElse(null);
        return slow == null ? proven : proven == null ? slow : Long.valueOf(Math.min(slow, proven));
    }

    private static @Nullable Long slow(Scene scene, long usual, long to) {
        SlowChance chance = ExactFigures.chance(scene);
        // neither chance rises or falls steadily with the volume, as whole counts meet the limit now and then
        for (long perDay = 1; perDay <= MOST; perDay += Math.max(1, perDay / 200)) {
            if (chance.blockDays(perDay).isPresent()
                    && chance.within(Figures.DAYS, perDay, to / 1e6) >= FOUND
                    && chance.within(Figures.DAYS, perDay, usual / 1e6) <= FALSE) {
                return perDay;
            }
        }
        return null;
    }

    private static @Nullable Long proven(Scene scene, Lane lane, long to) {
        double truth = to / 1e6;
        double limit = scene.limit() / 1e6;
        if (scene.many() || truth == limit) {
            return null;
        }
        double threshold = Threshold.log(1 - lane.confidenceMillionths() / 1e6, 1);
        double accounts = ABOVE_BOUND * KullbackLeibler.accounts(threshold, truth, limit);
        double days = Figures.DAYS - (double) scene.closingMinutes() / Traffic.DAY;
        return (long) Math.ceil(accounts / days);
    }
}
