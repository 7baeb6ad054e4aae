package io.rampwatch.foresight;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The figures of a rule with any lanes, from simulated ramps that the rule book judged. */
final class SimulatedFigures implements Figures {
    /** Days before a change: a number that pools of one, two and three days divide. */
    static final int BEFORE = 6;

    private static final long NEVER = Long.MAX_VALUE;
    private static final double HOUR_MINUTES = 60;

    private final Scene scene;
    private final int ramps;
    private final long seed;
    private final double[] timing;

    /**
     * Figures of a scene.
     *
     * @param ramps how many ramps each figure is counted on
     * @param seed of the first; each ramp has a generator of its own
     */
    SimulatedFigures(Scene scene, int ramps, long seed) {
        this.scene = scene;
        this.ramps = ramps;
        this.seed = seed;
        this.timing = Timing.cumulative(scene.horizon());
    }

    @Override
    public Prospect.FalsePause falsePause(long usualMillionths) {
        var traffic = Traffic.steady(scene.perDay(), days(DAYS), scene.behaviour(usualMillionths));
        long paused = Arrays.stream(breaches(traffic, DAYS))
                .filter(minute -> minute != NEVER)
                .count();
        return new Prospect.FalsePause((double) paused / ramps, ramps);
    }

    @Override
    public Prospect.Change change(long fromMillionths, long toMillionths) {
        long changeMinute = BEFORE * Traffic.DAY;
        var traffic = new Traffic(
                scene.perDay(),
                days(BEFORE + DAYS),
                scene.behaviour(fromMillionths),
                scene.behaviour(toMillionths),
                changeMinute);
        double[] hours = new double[ramps];
        int judged = 0;
        int found = 0;
        for (long breach : breaches(traffic, BEFORE + DAYS)) {
            // a ramp that was stopped before the change says nothing about it
            if (breach > changeMinute) {
                hours[judged++] = breach == NEVER ? Double.POSITIVE_INFINITY : (breach - changeMinute) / HOUR_MINUTES;
                found += breach == NEVER ? 0 : 1;
            }
        }
        double[] sorted = Arrays.copyOf(hours, judged);
        Arrays.sort(sorted);
        boolean half = judged > 0 && sorted[judged / 2] < Double.POSITIVE_INFINITY;
        return new Prospect.Change(
                toMillionths,
                true,
                judged == 0 ? 0 : (double) found / judged,
                half ? sorted[judged / 2] : null,
                judged);
    }

    /**
     * Minutes to the breach of each ramp, in their order: each has a generator of its own, so threads change nothing.
     */
    private long[] breaches(Traffic traffic, int days) {
        return IntStream.range(0, ramps)
                .parallel()
                .mapToLong(ramp -> breach(traffic, ramp, days).orElse(NEVER))
                .toArray();
    }

    private OptionalLong breach(Traffic traffic, int ramp, int days) {
        var random = new SplittableRandom(seed + ramp);
        var simulated = SimulatedRamp.draw(random, traffic, scene.horizon(), timing, !scene.many());
        long last = (days * Traffic.DAY + scene.closingMinutes()) / 60;
        return new RampJudge(scene, simulated).breach(last);
    }

    /** Signups go on while the last days that count become mature. */
    private int days(int counted) {
        return days(scene, counted);
    }

    /** How many days a ramp lasts of which so many count. */
    static int days(Scene scene, int counted) {
        return counted + (int) ((scene.closingMinutes() + Traffic.DAY - 1) / Traffic.DAY);
    }
}
