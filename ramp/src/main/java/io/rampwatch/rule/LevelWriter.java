package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.LevelStanding.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the levels of one channel at one tick. */
final class LevelWriter {
    private static final double MILLION = 1e6;

    private final String channel;
    private final long tickMillis;
    private final String planHash;
    private final Around around;

    LevelWriter(String channel, long tickMillis, String planHash, Around around) {
        this.channel = channel;
        this.tickMillis = tickMillis;
        this.planHash = planHash;
        this.around = around;
    }

    /** What stands around every level of the channel. */
    record Around(
            boolean paused,
            @Nullable Long overrideUntilMillis,
            @Nullable FirstMover firstMover,
            @Nullable Long seasonMillis,
            boolean reviewDue,
            List<String> refusals) {}

    /** The level of a rule whose mark says since when it holds. */
    Level of(Verdict verdict, RuleMark mark, State state) {
        StopRule rule = verdict.rule();
        LaneReading head = verdict.head();
        return new Level(
                channel,
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                tickMillis,
                state,
                mark.cause(),
                mark.sinceMillis(),
                head == null ? null : head.numerator(),
                head == null ? null : head.denominator(),
                rule.side(),
                verdict.limitMillionths(),
                head == null ? 0 : Math.toIntExact(head.streak()),
                head == null ? 0 : Math.toIntExact(head.needed()),
                rule.then(),
                planHash,
                figures(verdict),
                standing(verdict, mark, state));
    }

    private static LevelFigures figures(Verdict verdict) {
        LaneReading head = verdict.head();
        Double value = head == null ? null : head.value();
        return new LevelFigures(
                value,
                head == null ? null : head.low(),
                head == null ? null : head.high(),
                verdict.reference(),
                value == null ? null : (Double) distance(verdict, value),
                verdict.limitInMinutes(),
                verdict.readings());
    }

    private static double distance(Verdict verdict, double value) {
        double above = value - verdict.limitMillionths() / MILLION;
        boolean lowIsBad = verdict.rule().side() == Side.BELOW || verdict.rule().side() == Side.FALLS_TO;
        return Shares.rounded(lowIsBad ? above : 0 - above);
    }

    private LevelStanding standing(Verdict verdict, RuleMark mark, State state) {
        return new LevelStanding(
                mark.latched(),
                mark.latchedMillis(),
                around.paused(),
                around.overrideUntilMillis(),
                verdict.way(),
                verdict.doubts(),
                around.firstMover(),
                verdict.rule().shadow(),
                verdict.version(),
                around.seasonMillis(),
                around.reviewDue(),
                notes(verdict, state));
    }

    private List<String> notes(Verdict verdict, State state) {
        List<String> notes = new ArrayList<>(verdict.notes());
        notes.addAll(around.refusals());
        if (around.reviewDue()) {
            notes.add("review due: 14 days without a written decision");
        }
        if (state == State.RESTART_READY && verdict.beyond()) {
            notes.add("still proven by evidence of this season");
        }
        return List.copyOf(notes);
    }

    /** The level of a pause that a person declared. */
    Level manual(long sinceMillis) {
        return new Level(
                channel,
                Level.MANUAL,
                "",
                Level.MANUAL,
                MetricKind.COUNT,
                tickMillis,
                State.BREACH,
                null,
                sinceMillis,
                null,
                null,
                Side.ABOVE,
                0,
                0,
                0,
                StopRule.Then.PAUSE,
                planHash,
                LevelFigures.NONE,
                new LevelStanding(
                        true,
                        sinceMillis,
                        true,
                        around.overrideUntilMillis(),
                        null,
                        List.of(),
                        around.firstMover(),
                        false,
                        Version.IN_FORCE,
                        around.seasonMillis(),
                        around.reviewDue(),
                        List.of()));
    }
}
