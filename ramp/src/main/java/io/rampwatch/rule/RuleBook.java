package io.rampwatch.rule;

import io.rampwatch.metric.ClosedDay;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a channel by all of its rules, each independent of the others.
 *
 * <p>Days that can still be corrected are judged anew at each tick with their present numbers, upon the lane of those
 * that cannot: so a correction can bring a breach now, and a breach that latched stays.
 */
public final class RuleBook implements Serializable {
    private final List<StopRule> rules;
    private final long correctionMillis;
    private final String planHash;

    /**
     * The rules of a plan.
     *
     * @param correctionMinutes how long a closed day can still change
     * @param planHash the hash of the plan, which stands on each level
     */
    public RuleBook(List<StopRule> rules, long correctionMinutes, String planHash) {
        this.rules = List.copyOf(rules);
        this.correctionMillis = correctionMinutes * 60_000;
        this.planHash = planHash;
    }

    /**
     * The outcome of a tick.
     *
     * @param marks how the rules stand now
     * @param levels one for each rule that judges the channel, in the order of the plan
     */
    public record Judged(RuleMarks marks, List<Level> levels) {}

    /** Notes a closed day, or its correction, to be judged from the next tick on. */
    public RuleMarks note(RuleMarks marks, ClosedDay day) {
        if (rules.stream().noneMatch(rule -> judges(rule, day.channel(), day.metric()))) {
            return marks;
        }
        Map<String, DayCounts> days = new HashMap<>(marks.days());
        var known = days.getOrDefault(day.metric(), DayCounts.NONE);
        days.put(day.metric(), known.with(new DayCount(day.dayStartMillis(), day.closedAtMillis(), day.k(), day.n())));
        return marks.withDays(Map.copyOf(days));
    }

    /**
     * Notes that a person resumed the channel: from the first tick at or after that time its pauses are over, and days
     * that began before it do not count. Heard twice it is one resume.
     *
     * @param atMillis the event time from which it holds
     */
    public RuleMarks resume(RuleMarks marks, long atMillis) {
        return atMillis <= marks.resumedMillis()
                ? marks
                : new RuleMarks(
                        marks.rules(), marks.resumedMillis(), Math.max(atMillis, marks.resumeMillis()), marks.days());
    }

    /** Says the level of each rule at a tick. */
    public Judged judge(String channel, long tickMillis, RuleMarks known) {
        RuleMarks marks = known.at(tickMillis);
        Map<String, RuleMark> after = new HashMap<>(marks.rules());
        List<Level> levels = new ArrayList<>();
        for (StopRule rule : rules) {
            Long limit = rule.limitMillionths().get(channel);
            if (limit != null) {
                var before = marks.rules().getOrDefault(key(rule), RuleMark.NEW);
                var days = marks.days()
                        .getOrDefault(rule.metric(), DayCounts.NONE)
                        .begunFrom(marks.resumedMillis())
                        .days();
                SlowLane folded = lane(before.lane(), days, rule, limit, tickMillis - correctionMillis);
                SlowLane now = lane(before.lane(), days, rule, limit, Long.MAX_VALUE);
                RuleMark mark = mark(before, folded, now, rule, tickMillis);
                after.put(key(rule), mark);
                levels.add(level(channel, rule, limit, tickMillis, mark, now));
            }
        }
        var left = new RuleMarks(
                Map.copyOf(after), marks.resumedMillis(), marks.resumeMillis(), open(marks.days(), tickMillis));
        return new Judged(left, List.copyOf(levels));
    }

    private static SlowLane lane(SlowLane start, List<DayCount> days, StopRule rule, long limit, long closedBefore) {
        SlowLane lane = start;
        for (DayCount day : days) {
            if (day.closedAtMillis() >= closedBefore) {
                break;
            }
            lane = lane.after(day.k(), day.n(), rule, limit);
        }
        return lane;
    }

    private static RuleMark mark(RuleMark before, SlowLane folded, SlowLane now, StopRule rule, long tickMillis) {
        boolean latched = before.latched() || (now.bad() >= rule.days() && rule.then() == StopRule.Then.PAUSE);
        State state = latched || now.bad() >= rule.days() ? State.BREACH : state(now);
        Cause cause = state == State.UNKNOWN ? cause(now) : null;
        boolean same = state == before.state() && cause == before.cause();
        return new RuleMark(folded, state, cause, same ? before.sinceMillis() : tickMillis, latched);
    }

    private static State state(SlowLane lane) {
        return switch (lane.last()) {
            case NOTHING, TOO_FEW -> State.UNKNOWN;
            case BAD -> State.WATCH;
            case GOOD -> State.OK;
        };
    }

    private static Cause cause(SlowLane lane) {
        return lane.last() == SlowLane.Word.NOTHING && lane.pooledDays() == 0 ? Cause.IMMATURE : Cause.TOO_FEW;
    }

    private Level level(String channel, StopRule rule, long limit, long tickMillis, RuleMark mark, SlowLane now) {
        return new Level(
                channel,
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                tickMillis,
                mark.state() == null ? State.UNKNOWN : mark.state(),
                mark.cause(),
                mark.sinceMillis(),
                now.lastK(),
                now.lastN(),
                rule.side(),
                limit,
                now.bad(),
                rule.days(),
                rule.then(),
                planHash);
    }

    private Map<String, DayCounts> open(Map<String, DayCounts> days, long tickMillis) {
        Map<String, DayCounts> left = new HashMap<>();
        days.forEach((metric, known) -> left.put(metric, known.from(tickMillis - correctionMillis)));
        return Map.copyOf(left);
    }

    private static boolean judges(StopRule rule, String channel, String metric) {
        return rule.metric().equals(metric) && rule.limitMillionths().containsKey(channel);
    }

    private static String key(StopRule rule) {
        return rule.id() + "|" + rule.version();
    }
}
