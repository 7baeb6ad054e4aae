package io.rampwatch.foresight;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.RuleMarks;
import io.rampwatch.rule.State;
import java.util.List;
import java.util.OptionalLong;

/** Plays a simulated ramp to the rule book, hour by hour, as the job plays a real one. */
final class RampJudge {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR = 60;

    /** A Monday at midnight, UTC. */
    static final long START = 4 * Traffic.DAY;

    private final Scene scene;
    private final RuleBook book;
    private final RampReadings readings;
    private RuleMarks marks = RuleMarks.NEW;
    private long days;

    RampJudge(Scene scene, SimulatedRamp ramp) {
        this.scene = scene;
        this.book = new RuleBook(scene.agreed().rules(), 0, scene.agreed().planHash());
        this.readings = new RampReadings(scene, ramp);
    }

    /**
     * The first full hour at which the rule is in breach.
     *
     * @param last the last hour that is looked at
     * @return minutes from the start; empty where there is no breach
     */
    OptionalLong breach(long last) {
        for (long hour = 1; hour <= last; hour++) {
            long minute = hour * HOUR;
            hear(minute);
            long tick = (START + minute) * MINUTE_MILLIS;
            var judged = book.judge(scene.channel(), tick, marks);
            marks = judged.marks();
            if (breached(judged.levels())) {
                return OptionalLong.of(minute);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean breached(List<Level> levels) {
        return levels.stream().anyMatch(level -> level.state() == State.BREACH);
    }

    /** What closes at a minute. */
    private void hear(long minute) {
        while ((days + 1) * Traffic.DAY + scene.closingMinutes() <= minute) {
            ClosedDay day = readings.day(days, minute);
            marks = book.note(marks, day);
            days++;
        }
    }
}
