package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.page.OwnUnit;
import io.rampwatch.plan.ChannelPlan;
import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.StopRule;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Channels as the plan has them, and how well each of them is seen. */
final class ChannelFamilies {
    private static final String CHANNEL = "channel";

    private final Plan plan;
    private final Newest newest;
    private final Cap channels;
    private final InstantSource run;

    ChannelFamilies(Plan plan, Newest newest, Cap channels, InstantSource run) {
        this.plan = plan;
        this.newest = newest;
        this.channels = channels;
        this.run = run;
    }

    void add(Samples to) {
        LocalDate today = run.instant().atZone(ZoneId.of(plan.timezone())).toLocalDate();
        for (ChannelPlan channel : plan.channels()) {
            planned(channel, today)
                    .ifPresent(step -> to.gauge(
                            "rampwatch_planned_signups_per_day",
                            "Signups a day of the step in force, by the plan.",
                            step.signupsPerDay(),
                            CHANNEL,
                            channel.name()));
            plan.rules().forEach(rule -> reference(to, channel, rule));
        }
        Map<String, Long> ticks = new TreeMap<>();
        for (Level level : newest.levels()) {
            ticks.merge(channels.label(level.channel()), level.tickMillis(), Math::max);
        }
        ticks.forEach((channel, tick) -> seen(to, channel, tick));
    }

    /** The step in force: the last one that has begun. */
    private static Optional<Step> planned(ChannelPlan channel, LocalDate today) {
        return channel.steps().stream()
                .filter(step -> !LocalDate.parse(step.from()).isAfter(today))
                .reduce((one, later) -> later);
    }

    private static void reference(Samples to, ChannelPlan channel, StopRule rule) {
        var baseline = channel.baselines().get(rule.metric());
        if (baseline != null && rule.limits().containsKey(channel.name())) {
            to.gauge(
                    "rampwatch_rule_reference",
                    "What is normal by the plan, or what the limit moves with, in the metric's unit.",
                    OwnUnit.ofMillionths(rule.kind(), baseline.valueMillionths()),
                    CHANNEL,
                    channel.name(),
                    "rule",
                    rule.id(),
                    "metric",
                    rule.metric());
        }
    }

    private void seen(Samples to, String channel, long tick) {
        to.state(
                "rampwatch_channel_freshness",
                "How well a channel is seen, by the age of its newest level.",
                Freshness.values(),
                Freshness.of(run.millis() - tick),
                CHANNEL,
                channel);
    }
}
