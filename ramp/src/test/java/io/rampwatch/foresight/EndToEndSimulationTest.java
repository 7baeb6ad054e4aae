package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.rule.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How soon a rule with all its lanes stops a channel: usual 62 %, limit 52 %, a fall on day 4 at 10:00 in what signs up
 * from then on. Half of what converts within 24 h does so within 2 h.
 */
class EndToEndSimulationTest {
    private static final int RAMPS = 400;
    private static final long LAST_HOUR = 14 * 24;
    private static final long FALL = 3 * Traffic.DAY + 600;

    @ParameterizedTest(name = "{0} signups a day, 62 -> {1} %")
    @CsvSource({"500, 50, 58", "500, 42, 44", "3000, 50, 58", "3000, 42, 44"})
    void a_fall_is_stopped_within_so_many_hours_at_the_median(long perDay, int to, double hours) {
        assertThat(median(perDay, to)).isLessThanOrEqualTo(hours);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} signups a day, 62 -> {1} %")
    @CsvSource({"1000, 50, 58", "1000, 42, 44", "10000, 50, 58", "10000, 42, 44"})
    void and_at_other_volumes(long perDay, int to, double hours) {
        assertThat(median(perDay, to)).isLessThanOrEqualTo(hours);
    }

    @ParameterizedTest(name = "{0} signups a day")
    @CsvSource({"200, 4", "500, 4"})
    void of_400_ramps_at_the_usual_level_hardly_any_is_stopped(long perDay, int most) {
        var scene = Scenes.drop(520_000, perDay, Scenes.ALL_LANES);
        var figures = new SimulatedFigures(scene, RAMPS, 31);
        double share = figures.falsePause(620_000).share();
        System.out.printf(
                Locale.ROOT,
                "| 62 %% throughout | %,d | paused falsely: %.1f %% of %d ramps |%n",
                perDay,
                100 * share,
                RAMPS);
        assertThat(share * RAMPS).isLessThanOrEqualTo(most);
    }

    private static double median(long perDay, int to) {
        var scene = Scenes.drop(520_000, perDay, Scenes.ALL_LANES);
        double[] timing = Timing.cumulative(scene.horizon());
        var traffic = new Traffic(perDay, 15, Behaviour.share(0.62), Behaviour.share(to / 100.0), FALL);
        List<Map<Lane.Kind, Long>> lanes = new ArrayList<>();
        for (int seed = 0; seed < RAMPS; seed++) {
            var ramp = SimulatedRamp.draw(new SplittableRandom(seed), traffic, scene.horizon(), timing, true);
            lanes.add(new RampJudge(scene, ramp).lanes(LAST_HOUR));
        }
        double pause = median(lanes.stream()
                .map(each -> each.values().stream().min(Long::compare).orElse(Long.MAX_VALUE))
                .toList());
        System.out.printf(
                Locale.ROOT,
                "| 62 -> %d %% | %,d | %s | %s | %s | %s |%n",
                to,
                perDay,
                hours(of(lanes, Lane.Kind.SLOW)),
                hours(of(lanes, Lane.Kind.LIVE)),
                hours(of(lanes, Lane.Kind.EVIDENCE)),
                hours(pause));
        return pause;
    }

    private static double of(List<Map<Lane.Kind, Long>> lanes, Lane.Kind lane) {
        return median(lanes.stream()
                .map(each -> each.getOrDefault(lane, Long.MAX_VALUE))
                .toList());
    }

    /** Hours from the fall; infinite where fewer than half got there. */
    private static double median(List<Long> minutes) {
        List<Long> sorted = new ArrayList<>(minutes);
        Collections.sort(sorted);
        long middle = sorted.get(sorted.size() / 2);
        return middle == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (middle - FALL) / 60.0;
    }

    private static String hours(double hours) {
        return hours == Double.POSITIVE_INFINITY ? "–" : String.format(Locale.ROOT, "%.0f", hours);
    }
}
