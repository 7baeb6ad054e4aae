package io.rampwatch.rule;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One channel, {@code ads}, under some rules, told tick by tick. It begins on a Monday; days close a day after their
 * end.
 */
final class Story {
    static final String ADS = "ads";
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    static final long START = MONDAY.toEpochDay() * DAY;
    static final long CLOSING_MINUTES = 1_440;

    final RuleBook book;
    final List<Doubt> doubts = new ArrayList<>();
    RuleMarks marks = RuleMarks.NEW;
    List<Level> levels = List.of();
    long tick = START;
    private int days;
    private int rulings;

    Story(StopRule... rules) {
        this(Map.of(), rules);
    }

    Story(Map<String, AgreedRules> versions, StopRule... rules) {
        book = new RuleBook(
                agreed("plan", rules),
                yaml -> versions.containsKey(yaml)
                        ? PlanText.Understood.good(versions.get(yaml))
                        : PlanText.Understood.refused("rules[0].then is missing"));
    }

    static AgreedRules agreed(String hash, StopRule... rules) {
        return new AgreedRules(
                hash,
                List.of(rules),
                List.of(ADS, "partner", "web"),
                Map.of(),
                "UTC",
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                List.of(MONDAY.plusDays(9)),
                4_320,
                Map.of("m", CLOSING_MINUTES, "q", CLOSING_MINUTES));
    }

    /** A rule on the conversion m with the limit 52 %, which is at fault at the limit; a good day is above 62 %. */
    static StopRule rule(String id, StopRule.Then then, Lane... proof) {
        return rule(id, "m", Limit.number(520_000), then, proof);
    }

    static StopRule rule(String id, String metric, Limit limit, StopRule.Then then, Lane... proof) {
        return new StopRule(
                id,
                "v1",
                metric,
                MetricKind.CONVERSION,
                Side.FALLS_TO,
                Map.of(ADS, limit),
                List.of(proof),
                View.OWN,
                100,
                null,
                null,
                then,
                false,
                null,
                then == StopRule.Then.WATCH ? null : back(metric, Lane.days(2)),
                null);
    }

    static RestartCondition back(String metric, Lane days) {
        return RestartCondition.ofDays(
                metric, MetricKind.CONVERSION, Side.ABOVE, 620_000, days, Flow.of(Flow.Kind.PROBE, 130), 100);
    }

    static StopRule with(StopRule rule, Lane restart) {
        return new StopRule(
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                rule.side(),
                rule.limits(),
                rule.proof(),
                rule.on(),
                rule.least(),
                rule.gapMinutes(),
                rule.clear(),
                rule.then(),
                rule.shadow(),
                rule.combination(),
                back(rule.metric(), restart),
                rule.runbook());
    }

    static StopRule shadow(StopRule rule) {
        return new StopRule(
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                rule.side(),
                rule.limits(),
                rule.proof(),
                rule.on(),
                rule.least(),
                rule.gapMinutes(),
                rule.clear(),
                rule.then(),
                true,
                rule.combination(),
                rule.restart(),
                rule.runbook());
    }

    /** One more day of m closes, and is judged at that instant. */
    Story day(long k, long n) {
        int which = days;
        return day("m", which, k, n);
    }

    Story days(int times, long k, long n) {
        for (int i = 0; i < times; i++) {
            day(k, n);
        }
        return this;
    }

    private Story day(String metric, int which, long k, long n) {
        closed(ADS, metric, which, 0, k, n);
        tick = closes(which);
        return judge(null);
    }

    static long closes(int which) {
        return START + (which + 2) * DAY;
    }

    /** A closed day is noted, to be judged later. */
    Story closed(String channel, String metric, int which, int revision, long k, long n) {
        var day = new ClosedDay(
                channel, metric, START + which * DAY, MONDAY.plusDays(which).toString(), closes(which), revision, k, n);
        marks = book.note(ADS, marks, day);
        days = channel.equals(ADS) && metric.equals("m") ? Math.max(days, which + 1) : days;
        return this;
    }

    /** Accounts of an hour of the season, counted from the start, are mature. */
    Story hour(int which, int revision, Long... accounts) {
        marks = book.note(
                marks,
                new ClosedHour(
                        ADS, "m", START + which * HOUR, START + which * HOUR + DAY, revision, List.of(accounts)));
        return this;
    }

    /** Time goes on, and the early view of m says a value. */
    Story look(double value) {
        return look(HOUR, early(value, 500, "period"));
    }

    Story looks(int times, double value) {
        for (int i = 0; i < times; i++) {
            look(value);
        }
        return this;
    }

    Story look(long later, Estimate estimate) {
        tick += later;
        return judge(new MetricReading(MetricKind.CONVERSION, Map.of(MetricReading.EARLY, estimate)));
    }

    static Estimate early(double value, long n, String form) {
        return new Estimate(null, n, value, value - 0.04, value + 0.04, form, null);
    }

    static Estimate tooFew() {
        return Estimate.undefined(null, 20, null, "fewer than 100 signups");
    }

    Story judge(MetricReading m) {
        Map<String, MetricReading> metrics = new HashMap<>();
        if (m != null) {
            metrics.put("m", m);
        }
        var judged = book.judge(
                ADS,
                tick,
                marks,
                m == null && doubts.isEmpty()
                        ? null
                        : new Reading(
                                ADS, tick, tick, 0, Map.copyOf(metrics), List.copyOf(doubts), List.of(), List.of()));
        marks = judged.marks();
        levels = judged.levels();
        return this;
    }

    /** A person decides, with effect from now; it is heard at the next tick. */
    Story decide(Ruling.Kind kind) {
        return decide(kind, tick + 1, null);
    }

    Story decide(Ruling.Kind kind, long at, Long until) {
        marks = book.hear(marks, new Ruling("r" + rulings++, kind, "VP Growth", at, until));
        return this;
    }

    Story later(long millis) {
        tick += millis;
        return judge(null);
    }

    Level level() {
        return levels.get(0);
    }

    Level level(String rule) {
        return levels.stream()
                .filter(level -> level.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    State state() {
        return level().state();
    }

    LevelStanding standingNow() {
        return level().standing();
    }

    LaneReading lane(Lane.Kind kind) {
        return level().figures().lane(kind).orElseThrow();
    }
}
