package io.rampwatch.foresight;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.RuleSentence;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RestartProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a channel is paused, or is not, rule by rule. */
public final class WhyWords {
    private static final String INDENT = "  ";

    private WhyWords() {}

    /**
     * The answer, without a line break at the end.
     *
     * @param levels what the rules said of the channel at one tick, at least one
     */
    public static String of(Plan plan, String channel, List<Level> levels) {
        List<String> lines = new ArrayList<>();
        List<String> stopping = stopping(levels);
        lines.add(channel + " at " + Instant.ofEpochMilli(levels.get(0).tickMillis()) + ": "
                + (stopping.isEmpty()
                        ? "no pause, no rule that pauses or holds is in breach"
                        : "stopped by " + String.join(", ", stopping)));
        for (Level level : levels) {
            lines.add(INDENT + level.rule() + ": " + CaseReport.words(level));
            sentence(plan, channel, level).ifPresent(sentence -> lines.add(INDENT + INDENT + sentence));
            level.figures().lanes().forEach(lane -> lines.add(INDENT + INDENT + INDENT + lane(lane)));
            level.standing().notes().forEach(note -> lines.add(INDENT + INDENT + note));
            RestartProgress back = level.standing().restart();
            if (back != null) {
                lines.add(INDENT + INDENT + "the way back: " + back.words());
            }
        }
        return String.join("\n", lines);
    }

    /** The rules that stop the channel. */
    public static List<String> stopping(List<Level> levels) {
        return levels.stream().filter(Level::stops).map(Level::rule).toList();
    }

    /** What the rule of a level says of the channel; empty where it is not in the plan, as a person's pause. */
    public static Optional<String> sentence(Plan plan, String channel, Level level) {
        return plan.rules().stream()
                .filter(rule -> rule.id().equals(level.rule()))
                .map(rule -> RuleSentence.stop(rule.only(channel)))
                .findFirst();
    }

    private static String lane(LaneReading lane) {
        String said = lane.holds() ? "holds" : lane.cause() == null ? "does not hold" : "cannot say, " + lane.cause();
        Double value = lane.value();
        Long n = lane.denominator();
        return lane.words() + " " + said + ": " + lane.progress()
                + (value == null ? "" : String.format(Locale.ROOT, ", value %.4f", value))
                + (n == null ? "" : " on " + n);
    }
}
