package io.rampwatch.rule;

import io.rampwatch.metric.Block;
import io.rampwatch.metric.Block.Verdict;
import io.rampwatch.metric.Blocks;
import io.rampwatch.metric.DayCount;
import io.rampwatch.metric.Interval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges closed days: bad (pooled) days in a row. A pure function of the days, each time from the first. */
final class SlowLane {
    private static final long POOL_MINUTES = Blocks.MAX_DAYS * 1_440L;

    private final StopRule rule;
    private final Lane lane;
    private final Lines lines;
    private final List<CalendarDay> days;
    private final List<Block> blocks;

    /**
     * The lane over days.
     *
     * @param days every day that counts, in order, with those in between of which nothing is known
     */
    SlowLane(StopRule rule, Lane lane, Lines lines, RampCalendar calendar, List<CalendarDay> days) {
        this.rule = rule;
        this.lane = lane;
        this.lines = lines;
        this.days = lane.business()
                ? days.stream()
                        .filter(day -> calendar.isBusinessDay(day.date()))
                        .toList()
                : days;
        List<DayCount> counts = this.days.stream().map(CalendarDay::count).toList();
        this.blocks = new Blocks(Math.max(1, rule.least()), Blocks.MAX_DAYS, gaps(), this::verdict).of(counts);
    }

    private int gaps() {
        Long minutes = rule.gapMinutes();
        return minutes == null ? Blocks.GAPS : Math.toIntExact((minutes + POOL_MINUTES - 1) / POOL_MINUTES);
    }

    private Verdict verdict(int first, int last, long k, long n) {
        return line(first, last)
                .map(line -> line.beyond(k, n) ? Verdict.BAD : Verdict.GOOD)
                .orElse(Verdict.TOO_FEW);
    }

    private Optional<Line> line(int first, int last) {
        return lines.onDays(days.get(first - 1).date(), days.get(last - 1).date());
    }

    /** Whether it proves a breach. */
    boolean holds() {
        return streak() >= lane.count();
    }

    private int streak() {
        return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).badInARow();
    }

    /** What it says. */
    LaneWord word() {
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        Block judged = judged();
        int streak = streak();
        boolean known = last != null && last.verdict() != Verdict.TOO_FEW;
        Optional<Interval> limits =
                judged == null ? Optional.empty() : Shares.interval(rule.kind(), judged.k(), judged.n());
        var reading = new LaneReading(
                lane.kind(),
                lane.words(),
                holds(),
                known ? null : cause(last),
                streak,
                lane.count(),
                lane.business() ? "business days" : "days",
                judged == null ? null : value(judged),
                limits.map(Interval::lo).orElse(null),
                limits.map(Interval::hi).orElse(null),
                judged == null ? null : (Long) judged.k(),
                judged == null ? null : (Long) judged.n(),
                null,
                null,
                null,
                null,
                corrected(streak));
        return new LaneWord(reading, known, watch(), lost());
    }

    /** The line of the last judged (pooled) day. */
    Optional<Line> line() {
        Block judged = judged();
        return judged == null ? Optional.empty() : line(judged.firstDay(), judged.lastDay());
    }

    private @Nullable Block judged() {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i).verdict() != Verdict.TOO_FEW) {
                return blocks.get(i);
            }
        }
        return null;
    }

    private @Nullable Double value(Block block) {
        return line(block.firstDay(), block.lastDay())
                .map(line -> line.value(block.k(), block.n()))
                .orElse(null);
    }

    private Cause cause(@Nullable Block last) {
        if (last == null) {
            return days.isEmpty() ? Cause.IMMATURE : Cause.TOO_FEW;
        }
        boolean nobody = last.n() == 0 && days.get(last.lastDay() - 1).known() != null;
        return nobody ? Cause.NO_FLOW : Cause.TOO_FEW;
    }

    /**
     * A bad (pooled) day is watched until one comes that is far enough inside; one without a verdict clears nothing.
     */
    private boolean watch() {
        boolean watch = false;
        for (Block block : blocks) {
            if (block.verdict() == Verdict.BAD) {
                watch = true;
            } else if (block.verdict() == Verdict.GOOD) {
                watch &= !line(block.firstDay(), block.lastDay())
                        .map(line -> line.clear(block.k(), block.n()))
                        .orElse(false);
            }
        }
        return watch;
    }

    private boolean corrected(int streak) {
        int left = Math.max(1, streak);
        for (int i = blocks.size() - 1; i >= 0 && left > 0; i--) {
            Block block = blocks.get(i);
            if (block.verdict() != Verdict.TOO_FEW) {
                left--;
                if (days.subList(block.firstDay() - 1, block.lastDay()).stream().anyMatch(CalendarDay::corrected)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<String> lost() {
        int size = blocks.size();
        boolean lost = size > 1
                && blocks.get(size - 1).badInARow() == 0
                && blocks.get(size - 2).badInARow() > 0;
        return lost && blocks.get(size - 1).verdict() == Verdict.TOO_FEW
                ? Optional.of(lane.words() + ": the streak was lost, too many days in a row without a verdict")
                : Optional.empty();
    }
}
