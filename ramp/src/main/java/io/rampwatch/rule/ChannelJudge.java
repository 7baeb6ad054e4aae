package io.rampwatch.rule;

import io.rampwatch.rule.LevelStanding.Version;
import io.rampwatch.rule.RuleBook.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the verdicts of all rules of a channel together: who may restart, what moved first, and the levels. */
final class ChannelJudge {
    private final String channel;
    private final long tickMillis;
    private final RuleMarks marks;
    private final String planHash;
    private final List<String> refusals;

    ChannelJudge(String channel, long tickMillis, RuleMarks marks, String planHash, List<String> refusals) {
        this.channel = channel;
        this.tickMillis = tickMillis;
        this.marks = marks;
        this.planHash = planHash;
        this.refusals = refusals;
    }

    /** The levels of the tick, and how the rules stand after it. */
    Judged judged(List<Verdict> verdicts, Map<String, Looks> looks, long hoursKept) {
        Map<String, Long> moved = moved(verdicts);
        var writer = new LevelWriter(channel, tickMillis, planHash, around(verdicts, moved));
        Map<String, RuleMark> rules = new HashMap<>();
        List<Level> levels = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            State state = verdict.state(blocked(verdict, verdicts));
            RuleMark mark = stood(verdict, state);
            rules.put(RuleBook.key(verdict.rule()), mark);
            levels.add(writer.of(verdict, mark, state));
        }
        Long manual = marks.manualMillis();
        if (manual != null) {
            levels.add(writer.manual(manual));
        }
        return new Judged(after(rules, looks, moved, hoursKept), List.copyOf(levels));
    }

    /** Another rule that stops the channel, or a person, stands in the way of a restart. */
    private boolean blocked(Verdict verdict, List<Verdict> all) {
        return marks.manualMillis() != null || all.stream().anyMatch(other -> other.blocks() && !other.equals(verdict));
    }

    private RuleMark stood(Verdict verdict, State state) {
        RuleMark mark = verdict.mark();
        Cause cause = verdict.cause(state);
        boolean same = state == mark.state() && cause == mark.cause();
        Long ready = mark.readyMillis();
        return new RuleMark(
                mark.live(),
                mark.held(),
                mark.evidence(),
                mark.back(),
                state,
                cause,
                same ? mark.sinceMillis() : tickMillis,
                mark.latchedMillis(),
                verdict.met() ? Objects.requireNonNullElse(ready, tickMillis) : null,
                mark.grown());
    }

    private LevelWriter.Around around(List<Verdict> verdicts, Map<String, Long> moved) {
        boolean paused = marks.manualMillis() != null
                || verdicts.stream()
                        .anyMatch(one -> one.mark().latched() && one.rule().then() == StopRule.Then.PAUSE);
        Long until = marks.overrideMillis();
        boolean season = marks.season().open();
        return new LevelWriter.Around(
                paused,
                until != null && until > tickMillis ? until : null,
                firstMover(moved),
                season ? (Long) marks.season().startMillis() : null,
                marks.season().rolled(),
                refusals);
    }

    private static @Nullable FirstMover firstMover(Map<String, Long> moved) {
        return moved.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(first -> new FirstMover(first.getKey(), first.getValue()))
                .orElse(null);
    }

    /** Metrics beyond the WATCH line of a rule in force, each since when; one without a verdict stays where it was. */
    private Map<String, Long> moved(List<Verdict> verdicts) {
        Set<String> beyond = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict.version() == Version.IN_FORCE && verdict.rule().combination() == null) {
                (verdict.beyond() || verdict.watch() ? beyond : verdict.known() ? new HashSet<String>() : unknown)
                        .add(verdict.rule().metric());
            }
        }
        Map<String, Long> moved = new HashMap<>();
        marks.moved().forEach((metric, since) -> {
            if (beyond.contains(metric) || unknown.contains(metric)) {
                moved.put(metric, since);
            }
        });
        beyond.forEach(metric -> moved.putIfAbsent(metric, tickMillis));
        return Map.copyOf(moved);
    }

    private RuleMarks after(
            Map<String, RuleMark> rules, Map<String, Looks> looks, Map<String, Long> moved, long hoursKept) {
        Map<String, KnownHours> hours = new HashMap<>();
        marks.hours().forEach((metric, known) -> hours.put(metric, known.settled(tickMillis - hoursKept)));
        Long until = marks.overrideMillis();
        return new RuleMarks(
                Map.copyOf(rules),
                marks.days(),
                Map.copyOf(hours),
                looks,
                marks.doubts(),
                moved,
                marks.season(),
                tickMillis,
                marks.resumedMillis(),
                marks.manualMillis(),
                until != null && until > tickMillis ? until : null,
                marks.waiting(),
                marks.heard(),
                marks.announced());
    }
}
