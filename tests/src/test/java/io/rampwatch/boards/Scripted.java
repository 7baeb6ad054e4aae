package io.rampwatch.boards;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.QualityCount;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.ReasonCount;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.FirstMover;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelFigures;
import io.rampwatch.rule.LevelStanding;
import io.rampwatch.rule.Reference;
import io.rampwatch.rule.RestartProgress;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Readings and levels with everything in them, by a script: one channel is paused, one runs, one is doubted. */
final class Scripted {
    static final String PAUSED = "partner-acme";
    static final String RUNNING = "paid-search";
    static final String DOUBTED = "marketplace";

    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    private final Plan plan;

    Scripted(Plan plan) {
        this.plan = plan;
    }

    /** Every metric of a channel. */
    Reading reading(String channel, long tick) {
        Map<String, MetricReading> metrics = new TreeMap<>();
        plan.metrics().forEach(metric -> metrics.put(metric.id(), metric(metric, channel)));
        List<Doubt> doubts = switch (channel) {
            case DOUBTED -> List.of(new Doubt(Doubt.Kind.STALE, List.of("tickets_per_100"), "the help desk is silent"));
            case PAUSED -> List.of(new Doubt(Doubt.Kind.DATA, List.of(), "7 % of signups have no channel"));
            default -> List.of();
        };
        boolean fullHour = tick % HOUR == 0;
        return new Reading(
                channel,
                tick,
                tick,
                0,
                metrics,
                doubts,
                fullHour ? reasons(channel) : List.of(),
                fullHour ? quality(channel) : List.of());
    }

    /** The sum of all channels, of which only the quality is told. */
    static Reading all(long tick) {
        return new Reading(Channel.ALL, tick, tick, 0, Map.of(), List.of(), List.of(), quality(Channel.ALL));
    }

    /** Seven signups of a hundred and thirty or more have no channel, and one ticket has no account. */
    private static List<QualityCount> quality(String channel) {
        return List.of(
                new QualityCount("missing_channel", 7, 130 + more(channel)),
                new QualityCount("missing_account", 1, 40L),
                new QualityCount("duplicate_workspace", 2, null),
                new QualityCount("unmatched_billing", 0, null),
                new QualityCount("before_start", 3, null));
    }

    /** Two reasons, the second one without minutes. */
    private static List<ReasonCount> reasons(String channel) {
        long more = more(channel);
        return List.of(
                new ReasonCount(
                        "failed_import",
                        FailureCause.PRODUCT_FRICTION,
                        20 + more,
                        3,
                        6,
                        132_500_000,
                        23,
                        130 + more,
                        60,
                        5),
                new ReasonCount("expired_invite", FailureCause.OPERATIONS_DELAY, 4, 0, 0, 0, 4, 130 + more, 9, 0));
    }

    /** The reading of an hour ago, written again by a late fact. */
    Reading restated(String channel, long tick) {
        Reading first = reading(channel, tick);
        return new Reading(channel, tick - 3_600_000, tick, 1, first.metrics());
    }

    /** How many more accounts a channel has than the smallest. */
    static long more(String channel) {
        return switch (channel) {
            case PAUSED -> 0;
            case RUNNING -> 40;
            default -> 15;
        };
    }

    /** What each rule says of a channel. */
    List<Level> levels(String channel, long tick, long since) {
        return plan.rules().stream()
                .filter(rule -> rule.limits().containsKey(channel))
                .map(rule -> level(rule, channel, tick, since))
                .toList();
    }

    private static MetricReading metric(Metric metric, String channel) {
        long more = more(channel);
        long n = 812 + more;
        Map<String, Estimate> views = switch (metric.kind()) {
            case COUNT -> Map.of("value", Estimate.count(130 + more));
            case RATIO -> Map.of("value", Estimate.quotient(11 + more, 140 + more, 1, "none"));
            case CONVERSION ->
                Map.of(
                        "mature", new Estimate(414 + more, n, (414.0 + more) / n, 0.475, 0.544, null, null),
                        "early", new Estimate(null, n + 90, 0.5 + more / 1e3, 0.46, 0.54, "period", null),
                        "bounds", new Estimate(null, 88 + more, null, 0.4, 0.6, null, null));
            case PER_100 ->
                Map.of(
                        "value", new Estimate(null, n, 31.5 + more, null, null, "period", null),
                        "plain", new Estimate(40L, 130L, 100.0 * 40 / 130, null, null, null, null));
            case AMOUNT_PER_SUBJECT ->
                Map.of(
                        "value", new Estimate(null, n, 7.25 + more, null, null, "period", null),
                        "plain", new Estimate(975_000_000L, 130L, 7.5, null, null, null, null));
            case OPEN_AGE ->
                Map.of(
                        "value", new Estimate(4 + more, 200 + more, null, null, null, null, null),
                        "p50", minutes(35 + more),
                        "p90", minutes(55 + more),
                        "p99", minutes(4_800 + more),
                        "max", minutes(5_100 + more),
                        "growth", new Estimate(null, 200 + more, 3.0 + more, null, null, null, null));
        };
        return new MetricReading(metric.kind(), views);
    }

    private static Estimate minutes(long age) {
        return new Estimate(null, 200L, (double) age, null, null, null, null);
    }

    private Level level(StopRule rule, String channel, long tick, long since) {
        boolean paused = channel.equals(PAUSED);
        boolean breach = paused && rule.then() == StopRule.Then.PAUSE;
        boolean doubted = channel.equals(DOUBTED) || (paused && !breach);
        State state = breach ? State.BREACH : doubted ? State.UNKNOWN : State.OK;
        Long k = doubted ? null : (Long) (breach ? 112L : 150L);
        Long n = doubted ? null : (Long) 230L;
        return new Level(
                channel,
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                tick,
                state,
                doubted ? Cause.STALE : null,
                since,
                k,
                n,
                rule.side(),
                rule.limitMillionths().get(channel),
                breach ? 2 : 0,
                2,
                rule.then(),
                plan.hash(),
                figures(breach, k, n),
                standing(rule, breach, paused, doubted, since));
    }

    private static LevelFigures figures(boolean breach, @Nullable Long k, @Nullable Long n) {
        Double value = k == null || n == null ? null : (Double) ((double) k / n);
        return new LevelFigures(
                value,
                null,
                null,
                new Reference("baseline", 0.625, 0.60, 0.65, 3120L),
                null,
                breach ? 0L : (Long) 600L,
                List.of(
                        lane(Lane.Kind.SLOW, "2 days", breach, breach ? 2 : 0, 2, "days", null, n),
                        lane(Lane.Kind.LIVE, "live 24h", false, breach ? 20 : 0, 24, "looks", null, 902L),
                        lane(
                                Lane.Kind.EVIDENCE,
                                "evidence 99%",
                                false,
                                0,
                                0,
                                "accounts",
                                breach ? 0.875 : 0.25,
                                1_900L)));
    }

    private static LaneReading lane(
            Lane.Kind kind,
            String words,
            boolean holds,
            long streak,
            long needed,
            String unit,
            @Nullable Double confidence,
            @Nullable Long n) {
        return new LaneReading(
                kind,
                words,
                holds,
                null,
                streak,
                needed,
                unit,
                0.49,
                0.45,
                0.53,
                null,
                n,
                null,
                confidence,
                null,
                null,
                false);
    }

    private LevelStanding standing(StopRule rule, boolean breach, boolean paused, boolean doubted, long since) {
        RestartProgress restart = breach
                ? new RestartProgress(
                        rule.metric(),
                        "5 business days",
                        "probe: 130 per day",
                        3,
                        5,
                        "business days",
                        false,
                        null,
                        0.631,
                        0.583,
                        0.676,
                        260L,
                        412L,
                        since + 5 * DAY,
                        "day 3 of 5")
                : null;
        return new LevelStanding(
                breach,
                breach ? (Long) since : null,
                paused,
                paused ? (Long) (since + DAY) : null,
                restart,
                doubted ? List.of(new LevelStanding.Beside(Cause.STALE, "the help desk is silent")) : List.of(),
                paused ? new FirstMover("provisioning_failure_rate", since) : null,
                false,
                LevelStanding.Version.IN_FORCE,
                since,
                false,
                List.of());
    }
}
