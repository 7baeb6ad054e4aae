package io.rampwatch.rule;

import io.rampwatch.metric.Reading;
import io.rampwatch.rule.LevelStanding.Beside;
import io.rampwatch.rule.LevelStanding.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one rule of one channel at one tick: asks its lanes and puts their words together. */
final class RuleJudge {
    private final String channel;
    private final long tickMillis;
    private final RuleMarks marks;
    private final @Nullable Reading reading;
    private final Edition edition;

    /** Of a channel at a tick, by one version of the plan. */
    RuleJudge(String channel, long tickMillis, RuleMarks marks, @Nullable Reading reading, Edition edition) {
        this.channel = channel;
        this.tickMillis = tickMillis;
        this.marks = marks;
        this.reading = reading;
        this.edition = edition;
    }

    /** What is handed from lane to lane. */
    private static final class Asked {
        private final List<LaneWord> words = new ArrayList<>();
        private LiveRun live;
        private HeldRun held;
        private @Nullable EvidenceMark evidence;
        private Optional<Line> line = Optional.empty();

        Asked(RuleMark before) {
            live = before.live();
            held = before.held();
            evidence = before.evidence();
        }
    }

    /** The verdict of a rule that judges a metric. */
    Verdict of(StopRule rule, Limit limit, @Nullable RuleMark known) {
        var lines = new Lines(rule, limit, channel, edition.agreed(), edition.calendar(), marks.days());
        RuleMark before = known == null ? RuleMark.fresh(warmed(rule, lines), isGrown()) : known;
        Sight sight = Sight.of(rule, tickMillis, reading);
        var asked = new Asked(before);
        asked.line = lines.atLook();
        for (Lane lane : rule.proof()) {
            switch (lane.kind()) {
                case SLOW -> slow(asked, rule, lane, lines);
                case LIVE -> live(asked, rule, lane, sight);
                case HELD -> held(asked, rule, lane, sight);
                case EVIDENCE -> evidence(asked, rule, lane, limit);
            }
        }
        boolean beyond = asked.words.stream().anyMatch(word -> word.reading().holds());
        RuleMark mark = mark(rule, before, asked, beyond);
        return verdict(rule, mark, asked, lines, sight, beyond);
    }

    private boolean isGrown() {
        return !marks.announced().isEmpty() && !marks.rules().isEmpty();
    }

    /** A new rule has the past that is known: the looks since the last resume. */
    private LiveRun warmed(StopRule rule, Lines lines) {
        LiveRun run = LiveRun.START;
        Optional<Lane> lane = rule.lane(Lane.Kind.LIVE);
        if (lane.isPresent()) {
            var live = new LiveLane(rule, lane.get(), lines.atLook());
            for (Sight look :
                    marks.looks().getOrDefault(Sight.key(rule), Looks.NONE).looks()) {
                run = look.millis() > marks.resumedMillis() && look.millis() < tickMillis ? live.after(run, look) : run;
            }
        }
        return run;
    }

    private void slow(Asked asked, StopRule rule, Lane lane, Lines lines) {
        SlowLane slow = slowLane(rule, lane, lines, marks.resumedMillis());
        asked.words.add(slow.word());
        asked.line = slow.line().or(lines::atLook);
    }

    private SlowLane slowLane(StopRule rule, Lane lane, Lines lines, long fromMillis) {
        var days = edition.calendar().line(marks.days().getOrDefault(rule.metric(), KnownDays.NONE), fromMillis);
        return new SlowLane(rule, lane, lines, edition.calendar(), days);
    }

    private void live(Asked asked, StopRule rule, Lane lane, Sight sight) {
        var live = new LiveLane(rule, lane, asked.line.isEmpty() ? Optional.empty() : asked.line);
        if (reading != null && Math.floorMod(tickMillis, Looks.HOUR) == 0) {
            asked.live = live.after(asked.live, sight);
        }
        asked.words.add(live.word(asked.live));
    }

    private void held(Asked asked, StopRule rule, Lane lane, Sight sight) {
        var held = new HeldLane(rule, lane, asked.line);
        if (reading != null) {
            asked.held = held.after(asked.held, sight);
        }
        asked.words.add(held.word(asked.held));
    }

    private void evidence(Asked asked, StopRule rule, Lane lane, Limit limit) {
        if (!marks.season().open() || limit.kind() != Limit.Kind.NUMBER) {
            return;
        }
        long closing = edition.agreed().closingMinutes().getOrDefault(rule.metric(), 0L);
        var evidence = new EvidenceLane(
                rule,
                lane,
                limit.millionths(),
                marks.hours().getOrDefault(rule.metric(), KnownHours.NONE),
                marks.season().judgedMillis(tickMillis, closing),
                edition.agreed().falsePauses().getOrDefault(channel, AgreedRules.FALSE_PAUSES),
                marks.season().sharers());
        EvidenceMark mark = evidence.at(asked.evidence, tickMillis, closing);
        asked.evidence = mark;
        asked.words.add(evidence.word(mark));
    }

    private RuleMark mark(StopRule rule, RuleMark before, Asked asked, boolean beyond) {
        boolean latches = beyond && rule.latches() && edition.version() == Version.IN_FORCE;
        Long latched = before.latchedMillis() != null ? before.latchedMillis() : latches ? (Long) tickMillis : null;
        return new RuleMark(
                asked.live,
                asked.held,
                asked.evidence,
                before.latched() ? back(rule, before) : before.back(),
                before.state(),
                before.cause(),
                before.sinceMillis(),
                latched,
                before.readyMillis(),
                before.grown());
    }

    private HeldRun back(StopRule rule, RuleMark before) {
        RestartCondition condition = rule.restart();
        Long latched = before.latchedMillis();
        if (condition == null || condition.days() > 0 || reading == null || latched == null) {
            return before.back();
        }
        return new RestartWay(rule, condition, channel, at(latched))
                .after(before.back(), Sight.of(condition.asRule(rule, channel), tickMillis, reading));
    }

    private RestartWay.Sum at(long latchedMillis) {
        return new RestartWay.Sum(edition.agreed(), edition.calendar(), marks, tickMillis, latchedMillis);
    }

    private Verdict verdict(StopRule rule, RuleMark mark, Asked asked, Lines lines, Sight sight, boolean beyond) {
        List<LaneReading> readings = asked.words.stream().map(LaneWord::reading).toList();
        LaneReading head = head(readings);
        boolean known = asked.words.stream().anyMatch(LaneWord::known);
        return new Verdict(
                rule,
                edition.version(),
                mark,
                readings,
                head,
                beyond,
                known,
                asked.words.stream().anyMatch(LaneWord::watch),
                known ? null : why(readings),
                doubts(rule),
                limit(asked, head),
                lines.reference(),
                asked.line.map(line -> trend(rule, sight, line)).orElse(null),
                way(rule, mark),
                fresh(rule, mark, readings, lines),
                notes(asked, readings, beyond));
    }

    /** The first lane that holds, else the first that has a value, else the first. */
    static @Nullable LaneReading head(List<LaneReading> readings) {
        return readings.stream()
                .filter(LaneReading::holds)
                .findFirst()
                .or(() -> readings.stream().filter(lane -> lane.cause() == null).findFirst())
                .or(() -> readings.stream().findFirst())
                .orElse(null);
    }

    private static Cause why(List<LaneReading> readings) {
        List<Cause> causes = new ArrayList<>();
        readings.forEach(lane -> {
            if (lane.cause() != null && lane.kind() != Lane.Kind.EVIDENCE) {
                causes.add(lane.cause());
            }
        });
        for (Cause cause : List.of(Cause.STALE, Cause.DATA, Cause.TOO_FEW, Cause.NO_FLOW)) {
            if (causes.contains(cause)) {
                return cause;
            }
        }
        return Cause.IMMATURE;
    }

    private List<Beside> doubts(StopRule rule) {
        if (reading == null) {
            return List.of();
        }
        return reading.doubts().stream()
                .filter(doubt -> doubt.about(rule.metric()))
                .map(doubt -> new Beside(Cause.valueOf(doubt.kind().name()), doubt.words()))
                .toList();
    }

    private static long limit(Asked asked, @Nullable LaneReading head) {
        Long n = head == null ? null : head.denominator();
        return asked.line.map(line -> line.millionths(n == null ? 0 : n)).orElse(0L);
    }

    /** How long until the line is reached if the value goes on as in the last 24 hours; 0 beyond it. */
    private @Nullable Long trend(StopRule rule, Sight now, Line line) {
        if (now.unknown(rule.least()) != null) {
            return null;
        }
        if (now.beyond(line)) {
            return 0L;
        }
        Optional<Sight> before =
                marks.looks().getOrDefault(Sight.key(rule), Looks.NONE).dayBefore(tickMillis);
        Double then = before.filter(look -> look.unknown(rule.least()) == null)
                .map(look -> look.value(line))
                .orElse(null);
        Double value = now.value(line);
        if (then == null || value == null) {
            return null;
        }
        double limit = line.millionths(now.n() == null ? 0 : now.n()) / 1e6;
        double perMinute = (value - then) / ((tickMillis - before.orElseThrow().millis()) / 60_000.0);
        double minutes = (limit - value) / perMinute;
        return minutes >= 0 && minutes < 1e9 ? (Long) (long) Math.ceil(minutes) : null;
    }

    private @Nullable RestartProgress way(StopRule rule, RuleMark mark) {
        RestartCondition condition = rule.restart();
        Long latched = mark.latchedMillis();
        return condition == null || latched == null
                ? null
                : new RestartWay(rule, condition, channel, at(latched)).progress(mark.back());
    }

    /**
     * Whether a lane is beyond anew. Evidence stays proven for its season, and a stopped channel has no days that could
     * end a run: so of evidence only what was proven after the condition was met counts, and of days those since the
     * pause.
     */
    private boolean fresh(StopRule rule, RuleMark mark, List<LaneReading> readings, Lines lines) {
        Long latched = mark.latchedMillis();
        if (latched == null) {
            return false;
        }
        Long ready = mark.readyMillis();
        EvidenceMark evidence = mark.evidence();
        Long proven = evidence == null ? null : evidence.provenMillis();
        boolean provenSince = ready != null && proven != null && proven > ready;
        boolean present = readings.stream()
                .anyMatch(lane -> lane.holds() && (lane.kind() == Lane.Kind.LIVE || lane.kind() == Lane.Kind.HELD));
        boolean days = rule.lane(Lane.Kind.SLOW)
                .map(lane -> slowLane(rule, lane, lines, latched).holds())
                .orElse(false);
        return provenSince || present || days;
    }

    private static List<String> notes(Asked asked, List<LaneReading> readings, boolean beyond) {
        List<String> notes = new ArrayList<>();
        asked.words.forEach(word -> word.lost().ifPresent(notes::add));
        if (beyond && readings.stream().anyMatch(lane -> lane.holds() && lane.corrected())) {
            notes.add("after correction");
        }
        return List.copyOf(notes);
    }

    /** The verdict of a combination, from those of its members. */
    Verdict of(StopRule rule, Map<String, Verdict> members, @Nullable RuleMark known) {
        Combination made = rule.combination();
        List<Verdict> all = made == null
                ? List.of()
                : made.rules().stream()
                        .map(members::get)
                        .filter(member -> member != null)
                        .toList();
        boolean whole = made != null && all.size() == made.rules().size();
        boolean each = made != null && made.all();
        boolean beyond = each
                ? whole && all.stream().allMatch(Verdict::beyond)
                : all.stream().anyMatch(Verdict::beyond);
        boolean ok = each
                ? all.stream().anyMatch(member -> member.state(true) == State.OK)
                : whole
                        && all.stream()
                                .allMatch(member ->
                                        member.known() && member.doubts().isEmpty());
        boolean watch = all.stream().anyMatch(Verdict::watch);
        RuleMark before = known == null ? RuleMark.fresh(LiveRun.START, isGrown()) : known;
        RuleMark mark = mark(rule, before, new Asked(before), beyond);
        Optional<Verdict> head = all.stream()
                .filter(Verdict::beyond)
                .findFirst()
                .or(() -> all.stream().findFirst());
        boolean said = ok || watch;
        return new Verdict(
                rule,
                edition.version(),
                mark,
                List.of(),
                head.map(Verdict::head).orElse(null),
                beyond,
                said,
                watch && !(each && ok),
                said ? null : head.map(Verdict::why).orElse(Cause.IMMATURE),
                List.of(),
                head.map(Verdict::limitMillionths).orElse(0L),
                head.map(Verdict::reference).orElse(null),
                null,
                way(rule, mark),
                beyond && mark.readyMillis() != null,
                List.of());
    }
}
