package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.page.OwnUnit;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Levels: what each rule says of each channel at its newest tick, with its numbers. */
final class LevelFamilies {
    private static final String CHANNEL = "channel";
    private static final String RULE = "rule";

    private final Plan plan;
    private final Newest newest;
    private final Cap channels;

    LevelFamilies(Plan plan, Newest newest, Cap channels) {
        this.plan = plan;
        this.newest = newest;
        this.channels = channels;
    }

    /** A rule of a channel that has a name in labels. */
    private record Named(String channel, String rule) {}

    void add(Samples to) {
        Map<String, State> worst = new TreeMap<>();
        Map<Named, State> folded = new HashMap<>();
        for (Level level : newest.levels()) {
            String channel = channels.label(level.channel());
            if (!level.standing().shadow()) {
                worst.merge(channel, level.state(), LevelFamilies::worse);
            }
            if (channel.equals(Cap.OTHER)) {
                folded.merge(new Named(channel, level.rule()), level.state(), LevelFamilies::worse);
            } else {
                state(to, new Named(channel, level.rule()), level.state());
                numbers(to, level);
            }
        }
        folded.forEach((named, state) -> state(to, named, state));
        worst.forEach((channel, state) -> to.state(
                "rampwatch_channel_level",
                "Worst level of a channel's rules.",
                State.values(),
                state,
                CHANNEL,
                channel));
        plan.rules().forEach(rule -> info(to, rule));
        to.info("rampwatch_plan", "The plan in force.", "ramp", plan.ramp(), "plan_hash", plan.hash());
    }

    private static void state(Samples to, Named named, State state) {
        to.state(
                "rampwatch_rule_level",
                "Level of a rule on a channel; of (other) the worst.",
                State.values(),
                state,
                CHANNEL,
                named.channel(),
                RULE,
                named.rule());
    }

    private void numbers(Samples to, Level level) {
        String[] labels = {CHANNEL, level.channel(), RULE, level.rule()};
        to.gauge("rampwatch_rule_streak_periods", "Bad periods in a row.", level.streak(), labels);
        to.gauge(
                "rampwatch_rule_streak_needed_periods",
                "Bad periods in a row that make a breach.",
                level.needed(),
                labels);
        to.instant(
                "rampwatch_rule_since_timestamp_seconds",
                "Since when the level holds, event time.",
                level.sinceMillis(),
                labels);
        to.instant(
                "rampwatch_rule_tick_timestamp_seconds", "Event time of the newest level.", level.tickMillis(), labels);
        unknown(to, level);
        if (!level.rule().equals(Level.MANUAL)) {
            measured(to, level, level.kind());
        }
        StandingFamilies.add(to, level);
    }

    private static void unknown(Samples to, Level level) {
        Cause cause = level.cause();
        if (cause != null) {
            to.gauge(
                    "rampwatch_rule_unknown",
                    "1 while a rule has no verdict, by cause.",
                    1,
                    CHANNEL,
                    level.channel(),
                    RULE,
                    level.rule(),
                    "cause",
                    cause.name());
        }
    }

    /** What was judged, in the metric's unit. */
    static void measured(Samples to, Level level, MetricKind kind) {
        String[] labels = {CHANNEL, level.channel(), RULE, level.rule(), "metric", level.metric()};
        to.gauge(
                "rampwatch_rule_value",
                "Value that was judged last, in the metric's unit.",
                OwnUnit.value(kind, level),
                labels);
        to.gauge("rampwatch_rule_denominator", "What it was judged on.", level.denominator(), labels);
        var reference = level.figures().reference();
        Double normal = reference == null ? null : reference.value();
        if (normal != null) {
            to.gauge(
                    "rampwatch_rule_reference",
                    "What is normal by the plan, or what the limit moves with, in the metric's unit.",
                    OwnUnit.ofLimit(kind, normal),
                    labels);
        }
        // of a limit that moves 0 stands for one that is not known yet
        if (level.limitMillionths() != 0 || reference == null) {
            to.gauge(
                    "rampwatch_rule_threshold",
                    "Limit of a rule, in the metric's unit.",
                    OwnUnit.limit(kind, level),
                    labels);
            to.gauge(
                    "rampwatch_rule_distance",
                    "Distance to the limit, in the metric's unit; below 0 beyond it.",
                    OwnUnit.distance(kind, level),
                    labels);
        }
    }

    private static void info(Samples to, StopRule rule) {
        to.info(
                "rampwatch_rule",
                "The rules in force.",
                RULE,
                rule.id(),
                "version",
                rule.version(),
                "metric",
                rule.metric(),
                "then",
                rule.then().name().toLowerCase(Locale.ROOT),
                "shadow",
                Boolean.toString(rule.shadow()),
                "runbook",
                rule.runbook() == null ? "" : rule.runbook());
    }

    private static State worse(State one, State other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
