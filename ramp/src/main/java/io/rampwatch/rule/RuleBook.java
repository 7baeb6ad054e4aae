package io.rampwatch.rule;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Reading;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a ramp: what they must hear of a channel, and what they say of it at each tick. Each rule is independent
 * of the others, but for the proposal to restart, which waits for all that stop the channel.
 *
 * <p>Closed days are judged at each tick with their present numbers: so a correction can bring a breach now, and a
 * breach that latched stays.
 */
public final class RuleBook implements Serializable {
    private static final long serialVersionUID = 1;
    private static final long HOURS_KEPT = 2 * Season.LENGTH;

    private final Editions editions;

    /**
     * The rules of a plan.
     *
     * @param first the version that the job began with
     * @param text how versions are read that are announced later
     */
    public RuleBook(AgreedRules first, PlanText text) {
        this.editions = new Editions(first, text);
    }

    /**
     * The outcome of a tick.
     *
     * @param marks how the rules stand now
     * @param levels one for each rule that judges the channel: those in force in the order of the plan, then others
     */
    public record Judged(RuleMarks marks, List<Level> levels) {}

    /**
     * Notes a closed day, or its correction, to be judged from the next tick on.
     *
     * @param channel the channel whose rules hear of it; the day may be of another one that its limits move with
     */
    public RuleMarks note(String channel, RuleMarks marks, ClosedDay day) {
        return marks.withDay(
                RuleMarks.daysKey(channel, day.channel(), day.metric()),
                new KnownDay(day.dayStartMillis(), day.closedAtMillis(), day.revision(), day.k(), day.n()));
    }

    /** Notes a closed hour, or its correction, to be bet on from the next tick on. */
    public RuleMarks note(RuleMarks marks, ClosedHour hour) {
        Map<String, KnownHours> hours = new HashMap<>(marks.hours());
        hours.put(
                hour.metric(),
                hours.getOrDefault(hour.metric(), KnownHours.NONE).with(hour));
        return marks.withHours(Map.copyOf(hours));
    }

    /**
     * Notes a person's decision: it takes effect at the first tick at or after its time. Heard twice it is one; signed
     * by nobody it is none.
     */
    public RuleMarks hear(RuleMarks marks, Ruling ruling) {
        return ruling.by().isBlank() || marks.heard().contains(ruling.id()) ? marks : marks.waitingFor(ruling);
    }

    /**
     * Notes a version of the plan: it holds from its event time on, and is judged beside the others from now on. What
     * is no good plan changes nothing, and every level says so for a while. One that is announced late holds from the
     * next tick. Heard twice it is one.
     */
    public RuleMarks announce(RuleMarks marks, Announced version) {
        if (marks.announced().stream().anyMatch(one -> one.id().equals(version.id()))) {
            return marks;
        }
        long soonest = marks.tickMillis() == RuleMarks.NEVER ? RuleMarks.NEVER : marks.tickMillis() + 1;
        List<Announced> all = new ArrayList<>(marks.announced());
        all.add(new Announced(
                version.id(), Math.max(soonest, version.atMillis()), version.shadowMillis(), version.yaml()));
        all.sort(Comparator.comparingLong(Announced::atMillis).thenComparing(Announced::id));
        return marks.withAnnounced(List.copyOf(all));
    }

    /**
     * Says the level of each rule at a tick.
     *
     * @param reading the first reading of the tick; null where there is none
     */
    public Judged judge(String channel, long tickMillis, RuleMarks known, @Nullable Reading reading) {
        List<Edition> judged = editions.at(tickMillis, known.announced());
        AgreedRules inForce = judged.get(0).agreed();
        int sharers = sharers(inForce, channel);
        RuleMarks marks = seasoned(doubted(known.at(tickMillis, sharers), tickMillis, reading), tickMillis, sharers);
        List<Verdict> verdicts = verdicts(channel, tickMillis, marks, reading, judged);
        return new ChannelJudge(
                        channel,
                        tickMillis,
                        marks,
                        inForce.planHash(),
                        editions.refusals(tickMillis, marks.announced()))
                .judged(verdicts, looked(marks, tickMillis, reading, verdicts), HOURS_KEPT);
    }

    private RuleMarks seasoned(RuleMarks marks, long tickMillis, int sharers) {
        Season now = marks.season();
        boolean other = now.open() && now.sharers() != sharers && isChangeOfPlan(marks, tickMillis);
        Season next = !now.open() || other ? Season.decided(tickMillis, sharers) : now.at(tickMillis, sharers);
        return next.equals(now) ? marks : marks.withSeason(next);
    }

    /** A version with other evidence rules takes effect as a decision. */
    private static boolean isChangeOfPlan(RuleMarks marks, long tickMillis) {
        return marks.announced().stream()
                .anyMatch(one -> one.atMillis() <= tickMillis && one.atMillis() > marks.tickMillis());
    }

    private static int sharers(AgreedRules agreed, String channel) {
        return (int) agreed.rules().stream()
                .filter(rule -> rule.latches() && rule.limits().containsKey(channel))
                .filter(rule -> rule.lane(Lane.Kind.EVIDENCE).isPresent())
                .count();
    }

    private static RuleMarks doubted(RuleMarks marks, long tickMillis, @Nullable Reading reading) {
        if (reading == null || reading.doubts().isEmpty()) {
            return marks;
        }
        Map<String, DoubtSpans> doubts = new HashMap<>(marks.doubts());
        for (Doubt doubt : reading.doubts()) {
            for (String metric : doubt.metrics().isEmpty() ? List.of("") : doubt.metrics()) {
                doubts.put(metric, doubts.getOrDefault(metric, DoubtSpans.NONE).with(tickMillis, marks.tickMillis()));
            }
        }
        return marks.withDoubts(Map.copyOf(doubts));
    }

    private List<Verdict> verdicts(
            String channel, long tickMillis, RuleMarks marks, @Nullable Reading reading, List<Edition> judged) {
        Map<String, Verdict> all = new LinkedHashMap<>();
        for (Edition edition : judged) {
            var judge = new RuleJudge(channel, tickMillis, marks, reading, edition);
            Map<String, Verdict> own = new HashMap<>();
            for (StopRule rule : edition.agreed().rules()) {
                Limit limit = rule.limits().get(channel);
                if (limit != null && rule.combination() == null) {
                    Verdict known = all.get(key(rule));
                    Verdict verdict =
                            known == null ? judge.of(rule, limit, marks.rules().get(key(rule))) : known;
                    all.put(key(rule), verdict);
                    own.put(rule.id(), verdict);
                }
            }
            for (StopRule rule : edition.agreed().rules()) {
                if (rule.limits().containsKey(channel) && rule.combination() != null) {
                    all.computeIfAbsent(
                            key(rule), key -> judge.of(rule, own, marks.rules().get(key)));
                }
            }
        }
        return withLatched(channel, tickMillis, marks, reading, judged, all);
    }

    /** A latched breach outlives its rule: a plan without it is no resume. */
    private List<Verdict> withLatched(
            String channel,
            long tickMillis,
            RuleMarks marks,
            @Nullable Reading reading,
            List<Edition> judged,
            Map<String, Verdict> all) {
        AgreedRules inForce = judged.get(0).agreed();
        var judge = new RuleJudge(channel, tickMillis, marks, reading, judged.get(0));
        for (AgreedRules agreed : editions.all(marks.announced())) {
            for (StopRule rule : agreed.rules()) {
                RuleMark mark = marks.rules().get(key(rule));
                Limit limit = rule.limits().get(channel);
                if (mark != null && mark.latched() && limit != null && isGone(rule, inForce)) {
                    Verdict verdict =
                            rule.combination() == null ? judge.of(rule, limit, mark) : judge.of(rule, Map.of(), mark);
                    all.put(key(rule), verdict.noted("no longer in the plan; it stands until a person resumes"));
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static boolean isGone(StopRule rule, AgreedRules inForce) {
        return inForce.rules().stream().noneMatch(now -> key(now).equals(key(rule)));
    }

    /** The hourly looks, one more at a full hour. */
    private static Map<String, Looks> looked(
            RuleMarks marks, long tickMillis, @Nullable Reading reading, List<Verdict> verdicts) {
        if (reading == null || Math.floorMod(tickMillis, Looks.HOUR) != 0) {
            return marks.looks();
        }
        Map<String, Looks> looks = new HashMap<>(marks.looks());
        for (Verdict verdict : verdicts) {
            StopRule rule = verdict.rule();
            if (rule.combination() == null) {
                String key = Sight.key(rule);
                looks.put(key, looks.getOrDefault(key, Looks.NONE).with(Sight.of(rule, tickMillis, reading)));
            }
        }
        return Map.copyOf(looks);
    }

    /** The channels whose closed days a channel's rules must hear of, in a version of the plan. */
    public static List<String> references(AgreedRules agreed, String channel) {
        return agreed.rules().stream()
                .flatMap(rule -> references(agreed, rule, channel).stream())
                .distinct()
                .filter(other -> !other.equals(channel))
                .toList();
    }

    private static List<String> references(AgreedRules agreed, StopRule rule, String channel) {
        List<String> all = new ArrayList<>();
        Limit limit = rule.limits().get(channel);
        if (limit != null && limit.from() == Limit.From.OTHER_CHANNELS) {
            all.addAll(agreed.channels());
        }
        Optional.ofNullable(limit).map(Limit::channel).ifPresent(all::add);
        RestartCondition restart = rule.restart();
        if (limit != null && restart != null && restart.measuredOn().channel() != null) {
            all.add(restart.measuredOn().channel());
        }
        return all;
    }

    static String key(StopRule rule) {
        return rule.id() + "|" + rule.version();
    }
}
