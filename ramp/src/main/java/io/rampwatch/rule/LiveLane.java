package io.rampwatch.rule;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one look at each full epoch hour: looks beyond the limit in a row. */
final class LiveLane {
    private static final int GAP_LOOKS = 6;

    private final StopRule rule;
    private final Lane lane;
    private final Optional<Line> line;

    LiveLane(StopRule rule, Lane lane, Optional<Line> line) {
        this.rule = rule;
        this.lane = lane;
        this.line = line;
    }

    /** How it stands after one more look. Hours that were left out are looks without a verdict. */
    LiveRun after(LiveRun before, Sight look) {
        if (before.hourMillis() >= look.millis()) {
            return before;
        }
        long hours = before.hourMillis() == RuleMarks.NEVER ? 1 : (look.millis() - before.hourMillis()) / Looks.HOUR;
        LiveRun then = hours > 1 ? without(before, look, Math.min(hours - 1, 1_000)) : before;
        if (line.isEmpty() || look.unknown(rule.least()) != null) {
            return without(then, look, 1);
        }
        return look.beyond(line.get()) ? beyond(then, look) : inside(then, look, line.get());
    }

    private LiveRun without(LiveRun before, Sight look, long looks) {
        int unknown = Math.toIntExact(Math.min(1_000_000, before.unknown() + looks));
        boolean over = unknown > gapLooks();
        return new LiveRun(
                look.millis(),
                over ? 0 : before.run(),
                over ? 0 : before.periodRun(),
                unknown,
                before.watch(),
                RuleMarks.NEVER,
                before.lost() || (over && before.run() > 0),
                look);
    }

    private long gapLooks() {
        Long minutes = rule.gapMinutes();
        return minutes == null ? GAP_LOOKS : (minutes + 59) / 60;
    }

    private static LiveRun beyond(LiveRun before, Sight look) {
        int period = look.isCohort() ? 0 : before.periodRun() + 1;
        return new LiveRun(look.millis(), before.run() + 1, period, 0, true, RuleMarks.NEVER, false, look);
    }

    private LiveRun inside(LiveRun before, Sight look, Line limit) {
        boolean clear = look.clear(limit);
        long since = clear
                ? before.clearMillis() == RuleMarks.NEVER ? look.millis() : before.clearMillis()
                : RuleMarks.NEVER;
        long minutes = rule.clear() == null ? 0 : rule.clear().minutes();
        boolean left = clear && look.millis() - since >= minutes * 60_000;
        return new LiveRun(look.millis(), 0, 0, 0, before.watch() && !left, since, false, look);
    }

    /** Whether it proves a breach. */
    boolean holds(LiveRun now) {
        return now.periodRun() >= lane.count() || now.run() >= 2 * lane.count();
    }

    /** What it says. */
    LaneWord word(LiveRun now) {
        Sight last = now.last();
        Cause cause = last == null ? Cause.IMMATURE : line.isEmpty() ? Cause.TOO_FEW : last.unknown(rule.least());
        boolean mixed = now.run() > now.periodRun() && now.periodRun() < lane.count();
        int needed = (mixed ? 2 : 1) * lane.count();
        var reading = new LaneReading(
                lane.kind(),
                lane.words(),
                holds(now),
                cause,
                mixed ? now.run() : now.periodRun(),
                needed,
                "looks",
                last == null ? null : last.value(),
                last == null ? null : last.low(),
                last == null ? null : last.high(),
                last == null ? null : last.k(),
                last == null ? null : last.n(),
                last == null ? null : last.form(),
                null,
                null,
                null,
                false);
        return new LaneWord(reading, cause == null, now.watch(), lost(now));
    }

    private Optional<String> lost(LiveRun now) {
        return now.lost()
                ? Optional.of(
                        lane.words() + ": the streak was lost, " + now.unknown() + " looks in a row without a verdict")
                : Optional.empty();
    }

    /** The value of the latest look, where it could be judged. */
    static @Nullable Double value(LiveRun now) {
        return now.last() == null ? null : now.last().value();
    }
}
