package io.rampwatch.plan;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.rule.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as a person reads it, so that the executive owner sees what was signed. */
public final class PlanSummary {
    private static final String INDENT = "  ";

    private final Plan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanSummary(Plan plan) {
        this.plan = plan;
    }

    /** The whole plan in aligned lines, without a line break at the end. */
    public static String of(Plan plan) {
        var summary = new PlanSummary(plan);
        summary.head();
        summary.lines.add("");
        summary.lines.add("channels");
        int width = plan.channelNames().stream().mapToInt(String::length).max().orElse(0);
        plan.channels().forEach(channel -> summary.channel(channel, width));
        summary.lines.add("");
        summary.lines.add("rules");
        plan.rules().forEach(summary::rule);
        return String.join("\n", summary.lines);
    }

    private void head() {
        Owner owner = plan.owner();
        row("ramp", plan.ramp());
        row("owner", owner.name() + (owner.pagerduty().isEmpty() ? "" : ", paged as " + owner.pagerduty()));
        row("deputies", plan.deputies().isEmpty() ? "none" : String.join(", ", plan.deputies()));
        row("time zone", plan.timezone());
        row("settle", Figures.duration(plan.settleMinutes()) + " for late facts before a day is judged");
        row(
                "corrections",
                Figures.duration(plan.correctionMinutes()) + " in which a late fact still corrects the numbers");
        row("business days", days());
        row("if blind", blind());
        if (plan.byPlanType()) {
            row("breakdown", "figures by the plan type of the signup, too; rules judge whole channels");
        }
        if (!plan.categories().isEmpty()) {
            row("categories", String.join(", ", plan.categories()));
        }
        Rates rates = plan.rates();
        if (rates != null) {
            row("rates", RateWords.of(rates));
        }
        plan.sources().forEach((uri, settings) -> row("source", uri + " " + source(settings)));
        row("approved by", approving().isEmpty() ? "nothing: no channel has a target" : String.join(", ", approving()));
        row("stopped by", stopping().isEmpty() ? "nothing" : String.join(", ", stopping()));
        row("plan hash", plan.hash());
    }

    private List<String> approving() {
        return plan.channels().stream()
                .flatMap(channel -> channel.targets().stream())
                .map(ChannelPlan.Target::metric)
                .distinct()
                .toList();
    }

    private List<String> stopping() {
        return plan.rules().stream()
                .filter(rule -> rule.then() == StopRule.Then.PAUSE && !rule.shadow())
                .map(StopRule::metric)
                .distinct()
                .toList();
    }

    private String blind() {
        Freshness freshness = plan.freshness();
        return freshness.onBlind().name().toLowerCase(Locale.ROOT) + " the ramp after "
                + Figures.duration(freshness.longMinutes()) + "; degraded after "
                + Figures.duration(freshness.degradedMinutes()) + ", blind and paged after "
                + Figures.duration(freshness.blindMinutes());
    }

    private static String source(SourceSettings settings) {
        String late = settings.delayMinutes() == 0 ? "" : ", " + Figures.duration(settings.delayMinutes()) + " late";
        String feeds = settings.feeds().isEmpty() ? "" : ", feeds " + String.join(", ", settings.feeds());
        return "fresh for " + Figures.duration(settings.freshnessMinutes())
                + (settings.watched() ? "" : ", once it has sent a heartbeat") + late + feeds;
    }

    private String days() {
        String days = plan.calendar().businessDays().stream()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        String off = plan.calendar().holidays().stream().map(Object::toString).collect(Collectors.joining(", "));
        return off.isEmpty() ? days : days + ", not " + off;
    }

    private void channel(ChannelPlan channel, int width) {
        List<String> facts = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        channel.baselines().forEach((metric, baseline) -> facts.add(baseline(metric, baseline)));
        channel.steps()
                .forEach(step -> facts.add(
                        "from " + step.from() + ": " + Figures.grouped(step.signupsPerDay()) + " signups a day"));
        channel.targets().forEach(target -> facts.add("goes on while " + target(target)));
        channel.owners().forEach((layer, who) -> owners.add(layer + " " + who + within(channel, layer)));
        if (!owners.isEmpty()) {
            facts.add("owners: " + String.join(", ", owners));
        }
        if (!channel.gate().evidence().isEmpty()) {
            facts.addAll(gate(channel.gate()));
        }
        if (channel.falsePausesMillionths() != ChannelPlan.FALSE_PAUSES) {
            facts.add("false proven pauses: at most "
                    + Figures.words(MetricKind.CONVERSION, channel.falsePausesMillionths()) + " of ramps");
        }
        if (facts.isEmpty()) {
            facts.add("no baseline, no steps");
        }
        String name = pad(channel.name(), width);
        for (String fact : facts) {
            lines.add(INDENT + name + INDENT + fact);
            name = pad("", width);
        }
    }

    private String target(ChannelPlan.Target target) {
        return target.metric() + " is " + target.side().words() + " "
                + Figures.words(RuleSentence.kind(plan, target.metric()), target.levelMillionths());
    }

    private static String within(ChannelPlan channel, String layer) {
        Long minutes = channel.responseMinutes().get(layer);
        return minutes == null ? "" : " (within " + Figures.duration(minutes) + ")";
    }

    private static List<String> gate(Gate gate) {
        List<String> lines = new ArrayList<>();
        lines.add("gate: " + gate.needed() + " of " + GateCheck.values().length + " checks open a step"
                + (gate.boardTarget() ? ", as a target of the board depends on it" : ""));
        gate.evidence().forEach((check, evidence) -> lines.add(INDENT + check.key() + " " + evidence.words()));
        Gate.Waiver override = gate.override();
        if (override != null) {
            lines.add(INDENT + "overridden by " + override.by() + ": " + override.reason());
        }
        return lines;
    }

    private String baseline(String metric, Baseline baseline) {
        return metric + " " + Figures.words(RuleSentence.kind(plan, metric), baseline.valueMillionths()) + " on "
                + Figures.grouped(baseline.accounts()) + " accounts, " + baseline.from() + " to " + baseline.to() + ", "
                + baseline.source() + (baseline.proxy() ? ": to be replaced by a baseline of its own" : "");
    }

    private void rule(StopRule rule) {
        lines.add(INDENT + rule.id() + ": " + RuleSentence.stop(rule));
        if (rule.restart() != null) {
            lines.add(INDENT + INDENT + RuleSentence.restart(plan, rule.restart()));
        }
        if (rule.runbook() != null) {
            lines.add(INDENT + INDENT + "runbook " + rule.runbook());
        }
        lines.add(INDENT + INDENT + "version " + rule.version());
    }

    private void row(String name, String value) {
        lines.add(pad(name, 13) + INDENT + value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
