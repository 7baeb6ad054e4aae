package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.rule.Lane;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code check} prints lies within two standard errors of a second simulation, which was written without any part
 * of the product and runs on another generator and other seeds.
 */
class TwoSimulationsTest {
    private static final int OURS = 400;
    private static final int THEIRS = 150;
    private static final int DAYS = SimulatedFigures.BEFORE + Figures.DAYS;

    @ParameterizedTest(name = "{0} -> {1} %, limit {2} %, {3} a day")
    @CsvSource({"62, 52, 52, 120", "62, 42, 52, 120", "30, 20, 20, 120", "30, 16, 20, 120"})
    void of_a_fall(int from, int to, int limit, int perDay) {
        assertAlike(Scenes.drop(limit * 10_000L, perDay, Scenes.ALL_LANES), from, to, limit);
    }

    @ParameterizedTest(name = "{0} -> {1} per 100, limit {2}, {3} a day")
    @CsvSource({"30, 40, 35, 120"})
    void of_tickets(int from, int to, int limit, int perDay) {
        assertAlike(Scenes.tickets(limit * 10_000L, perDay, Scenes.ALL_LANES), from, to, limit);
    }

    private static void assertAlike(Scene scene, int from, int to, int limit) {
        var figures = new SimulatedFigures(scene, OURS, 1);
        var change = figures.change(from * 10_000L, to * 10_000L);
        double[] hours = plain(scene, from, to, limit);
        double found = Arrays.stream(hours).filter(Double::isFinite).count() / (double) hours.length;
        double error = Math.sqrt(variance(found) * (1.0 / hours.length + 1.0 / change.ramps()));
        assertThat(Math.abs(change.found() - found))
                .as("found: %s, and by the second simulation %s", change.found(), found)
                .isLessThanOrEqualTo(2 * error);
        Double median = change.medianHours();
        // the quantiles between which the median lies, two standard errors to each side
        double reach = 2 * Math.sqrt(0.25 * (1.0 / hours.length + 1.0 / change.ramps()));
        double low = hours[(int) Math.floor((0.5 - reach) * hours.length)];
        double high = hours[(int) Math.ceil((0.5 + reach) * hours.length)];
        System.out.printf(
                "%s %d -> %d: %.0f %% after %s h; second simulation %.0f %%, between %.0f and %.0f h%n",
                scene.metric().id(), from, to, 100 * change.found(), median, 100 * found, low, high);
        assertThat(median == null ? Double.POSITIVE_INFINITY : median).isBetween(low, high);
    }

    /** An estimate of the variance of one ramp that is not 0 where all ramps agree. */
    private static double variance(double share) {
        return Math.max(share * (1 - share), 1.0 / THEIRS);
    }

    /** Hours from the change to the breach, ascending, of ramps that were not in breach before; infinite for never. */
    private static double[] plain(Scene scene, int from, int to, int limit) {
        boolean tickets = scene.many();
        double line = limit / 100.0;
        int last = DAYS * 1_440 + 1_560;
        double[] hours = new double[THEIRS];
        int judged = 0;
        for (int ramp = 0; ramp < THEIRS; ramp++) {
            var plain = new PlainRamp(
                    new Random(77_000 + ramp),
                    (int) scene.perDay(),
                    DAYS + 2,
                    from / 100.0,
                    to / 100.0,
                    SimulatedFigures.BEFORE,
                    tickets);
            int breach = PlainRamp.earliest(
                    plain.slow(line, tickets, 100, DAYS),
                    plain.live(line, tickets, tickets, last),
                    plain.proven(tickets ? line : 1 - line, !tickets, 600, last - 1_560));
            int change = SimulatedFigures.BEFORE * 1_440;
            if (breach < 0 || breach > change) {
                hours[judged++] = breach < 0 ? Double.POSITIVE_INFINITY : (breach - change) / 60.0;
            }
        }
        double[] sorted = Arrays.copyOf(hours, judged);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Only so that a lane that is added does not go unseen. */
    static {
        if (Lane.Kind.values().length != 4) {
            throw new AssertionError("a lane that the second simulation does not know");
        }
    }
}
