package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.rule.PlanText;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.RuleMarks;
import io.rampwatch.rule.State;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lanes alone say breach at the very tick at which the rule book does. */
class LaneTrialTest {
    private static final long HOUR = 60;
    private static final long LAST = 16 * 24;

    @ParameterizedTest(name = "{0} signups a day")
    @ValueSource(longs = {45, 120, 700})
    void of_a_drop(long perDay) {
        assertSame(Scenes.drop(520_000, perDay, Scenes.ALL_LANES), 620_000, 470_000);
    }

    @ParameterizedTest(name = "{0} signups a day")
    @ValueSource(longs = {120, 700})
    void of_tickets(long perDay) {
        assertSame(Scenes.tickets(350_000, perDay, Scenes.ALL_LANES), 300_000, 420_000);
    }

    private static void assertSame(Scene scene, long before, long after) {
        for (int seed = 0; seed < 6; seed++) {
            var traffic = new Traffic(
                    scene.perDay(), 16, scene.behaviour(before), scene.behaviour(after), 3 * Traffic.DAY + 600);
            var ramp = SimulatedRamp.draw(
                    new SplittableRandom(seed),
                    traffic,
                    scene.horizon(),
                    Timing.cumulative(scene.horizon()),
                    !scene.many());
            assertThat(new RampJudge(scene, ramp).breach(LAST))
                    .as("seed %d", seed)
                    .isEqualTo(byTheBook(scene, ramp));
        }
    }

    private static OptionalLong byTheBook(Scene scene, SimulatedRamp ramp) {
        var book = new RuleBook(scene.agreed(), yaml -> PlanText.Understood.refused(""));
        var readings = new RampReadings(scene, ramp);
        RuleMarks marks = RuleMarks.NEW;
        long days = 0;
        int hours = 0;
        for (long minute = 0; minute <= LAST * HOUR; minute += HOUR) {
            for (; (days + 1) * Traffic.DAY + scene.closingMinutes() <= minute; days++) {
                marks = book.note(scene.channel(), marks, readings.day(days, minute));
            }
            for (; (hours + 1) * HOUR + scene.closingMinutes() <= minute; hours++) {
                marks = book.note(marks, readings.hour(hours, minute));
            }
            var judged = book.judge(scene.channel(), RampReadings.millis(minute), marks, readings.reading(minute));
            marks = judged.marks();
            if (judged.levels().get(0).state() == State.BREACH) {
                return OptionalLong.of(minute);
            }
        }
        return OptionalLong.empty();
    }
}
