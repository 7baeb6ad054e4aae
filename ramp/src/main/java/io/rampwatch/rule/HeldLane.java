package io.rampwatch.rule;

import java.util.Optional;

/** Judges the present value at every tick: for how many minutes it has been beyond the limit without a break. */
final class HeldLane {
    private final StopRule rule;
    private final Lane lane;
    private final Optional<Line> line;

    HeldLane(StopRule rule, Lane lane, Optional<Line> line) {
        this.rule = rule;
        this.lane = lane;
        this.line = line;
    }

    /** How it stands after one more tick. */
    HeldRun after(HeldRun before, Sight sight) {
        if (line.isEmpty() || sight.unknown(rule.least()) != null) {
            return before.without(sight, rule.gapMinutes() == null ? HeldRun.GAP_MINUTES : rule.gapMinutes());
        }
        long minutes = rule.clear() == null ? 0 : rule.clear().minutes();
        return sight.beyond(line.get())
                ? before.there(sight)
                : before.elsewhere(sight, sight.clear(line.get()), minutes);
    }

    /** What it says. */
    LaneWord word(HeldRun now) {
        Sight last = now.last();
        Cause cause = last == null ? Cause.IMMATURE : line.isEmpty() ? Cause.TOO_FEW : last.unknown(rule.least());
        var reading = new LaneReading(
                lane.kind(),
                lane.words(),
                now.on() && now.minutes() >= lane.count(),
                cause,
                now.minutes(),
                lane.count(),
                "minutes",
                last == null ? null : line.map(last::value).orElse(null),
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

    private Optional<String> lost(HeldRun now) {
        return now.lost()
                ? Optional.of(lane.words() + ": the streak was lost, " + now.unknown()
                        + " minutes in a row without a verdict")
                : Optional.empty();
    }
}
