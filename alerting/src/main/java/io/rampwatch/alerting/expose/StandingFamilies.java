package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.page.OwnUnit;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelStanding;
import io.rampwatch.rule.RestartProgress;
import java.time.Duration;
import java.util.Locale;

/** What a level says beside its verdict: lanes, the way back, doubts, the season of its channel. */
final class StandingFamilies {
    private static final Duration SEASON = Duration.ofDays(14);
    private static final long MINUTE_SECONDS = 60;
    private static final String CHANNEL = "channel";
    private static final String RULE = "rule";

    private StandingFamilies() {}

    static void add(Samples to, Level level) {
        String[] labels = {CHANNEL, level.channel(), RULE, level.rule()};
        Long minutes = level.figures().limitInMinutes();
        to.gauge(
                "rampwatch_rule_time_to_limit_seconds",
                "How long until the limit is reached if the value goes on as in the last 24 hours; 0 beyond it.",
                minutes == null ? null : (Long) (minutes * MINUTE_SECONDS),
                labels);
        level.figures().lanes().forEach(lane -> lane(to, level, lane));
        level.standing()
                .beside()
                .forEach(beside -> to.gauge(
                        "rampwatch_rule_doubt",
                        "1 while the data behind a rule are not trusted, beside its verdict.",
                        1,
                        CHANNEL,
                        level.channel(),
                        RULE,
                        level.rule(),
                        "cause",
                        beside.cause().name()));
        RestartProgress restart = level.standing().restart();
        if (restart != null) {
            restart(to, level, restart);
        }
        channel(to, level.channel(), level.standing());
    }

    private static void lane(Samples to, Level level, LaneReading lane) {
        String[] labels = {CHANNEL, level.channel(), RULE, level.rule(), "lane", word(lane.kind())};
        to.gauge("rampwatch_rule_lane", "1 for a lane that makes a breach now, else 0.", lane.holds() ? 1 : 0, labels);
        to.gauge(
                "rampwatch_lane_denominator",
                "What the last value of a lane was counted on.",
                lane.denominator(),
                labels);
        if (lane.kind() == Lane.Kind.EVIDENCE) {
            to.gauge(
                    "rampwatch_rule_confidence_ratio",
                    "How sure the evidence of a rule is at its strongest, 0 to 1.",
                    lane.confidence(),
                    CHANNEL,
                    level.channel(),
                    RULE,
                    level.rule());
        } else {
            to.gauge("rampwatch_lane_streak_periods", "Bad periods in a row in a lane.", lane.streak(), labels);
            to.gauge(
                    "rampwatch_lane_needed_periods",
                    "Bad periods that make a breach in a lane.",
                    lane.needed(),
                    labels);
        }
    }

    private static void restart(Samples to, Level level, RestartProgress restart) {
        String[] labels = {CHANNEL, level.channel(), RULE, level.rule()};
        to.gauge("rampwatch_restart_streak_periods", "Good periods in a row since the pause.", restart.good(), labels);
        to.gauge(
                "rampwatch_restart_needed_periods",
                "Good periods in a row that the restart condition asks for.",
                restart.needed(),
                labels);
        to.gauge(
                "rampwatch_restart_denominator",
                "What the latest of them was judged on.",
                restart.denominator(),
                labels);
        Double value = restart.value();
        to.gauge(
                "rampwatch_restart_value",
                "The latest of them, in the unit of the metric.",
                value == null ? null : (Double) OwnUnit.ofLimit(level.kind(), value),
                CHANNEL,
                level.channel(),
                RULE,
                level.rule(),
                "metric",
                restart.metric());
        Long earliest = restart.earliestMillis();
        if (earliest != null) {
            to.instant(
                    "rampwatch_restart_earliest_timestamp_seconds",
                    "When the condition can be met at the earliest, event time.",
                    earliest,
                    labels);
        }
    }

    private static void channel(Samples to, String channel, LevelStanding standing) {
        var mover = standing.firstMover();
        if (mover != null) {
            String help = "1 for the metric of a channel that moved first.";
            to.gauge("rampwatch_first_mover", help, 1, CHANNEL, channel, "metric", mover.metric());
        }
        Long until = standing.overrideUntilMillis();
        if (until != null) {
            to.instant(
                    "rampwatch_override_expiry_timestamp_seconds",
                    "Until when a person lets a paused channel go on.",
                    until,
                    CHANNEL,
                    channel);
        }
        Long season = standing.seasonMillis();
        if (season != null) {
            to.instant(
                    "rampwatch_season_end_timestamp_seconds",
                    "When the season of a channel ends and a review is due.",
                    season + SEASON.toMillis(),
                    CHANNEL,
                    channel);
        }
    }

    private static String word(Lane.Kind kind) {
        return kind == Lane.Kind.EVIDENCE ? "proven" : kind.name().toLowerCase(Locale.ROOT);
    }
}
