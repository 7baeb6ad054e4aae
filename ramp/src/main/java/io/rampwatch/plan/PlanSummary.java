package io.rampwatch.plan;

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
        row("plan hash", plan.hash());
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
        channel.owners().forEach((layer, who) -> owners.add(layer + " " + who));
        if (!owners.isEmpty()) {
            facts.add("owners: " + String.join(", ", owners));
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

    private String baseline(String metric, Baseline baseline) {
        return metric + " " + Figures.words(RuleSentence.kind(plan, metric), baseline.valueMillionths()) + " on "
                + Figures.grouped(baseline.accounts()) + " accounts, " + baseline.from() + " to " + baseline.to() + ", "
                + baseline.source();
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
