package io.rampwatch.plan;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Target;
import io.rampwatch.plan.GateEvidence.Moment;
import io.rampwatch.rule.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a step of a channel may be taken, and if not, why not and what to do: everything at once. */
public final class Opening {
    private Opening() {}

    /** What forbids the next step now: the readiness gate, and the targets that approve the ramp. Empty for nothing. */
    public static List<String> refusals(ChannelPlan channel, Moment moment) {
        List<String> refusals = new ArrayList<>(ofTheGate(channel, moment));
        for (Target target : channel.targets()) {
            Estimate seen = moment.estimate(target.metric());
            if (seen == null || seen.value() == null) {
                refusals.add("the target of " + target.metric() + " in " + channel.name()
                        + " cannot be judged: it has no value yet");
            } else if (!meets(target, seen, moment.kind(target.metric()))) {
                refusals.add(target.metric() + " in " + channel.name() + " misses its target: "
                        + figures(seen, moment.kind(target.metric())) + ", and "
                        + target.side().words() + " "
                        + Figures.words(moment.kind(target.metric()), target.levelMillionths()) + " approves the ramp");
            }
        }
        return List.copyOf(refusals);
    }

    /** What the readiness gate says against a step; empty where enough checks are passed, or somebody overrides. */
    static List<String> ofTheGate(ChannelPlan channel, Moment moment) {
        GateScore score = channel.gate().at(moment);
        if (score.opens() || channel.gate().override() != null) {
            return List.of();
        }
        List<String> refusals = new ArrayList<>();
        refusals.add("the readiness gate of " + channel.name() + " passes " + score.passed() + " of "
                + score.lines().size() + " checks, and " + score.needed()
                + (channel.gate().boardTarget()
                        ? " are needed, as a target of the board depends on it"
                        : " open a step")
                + "; mend what is missing, or let the owner or a deputy sign gate: {override: {by: …, reason: …}}");
        score.missing().forEach(line -> refusals.add("missing in " + channel.name() + ": " + line));
        return refusals;
    }

    private static String figures(Estimate seen, MetricKind kind) {
        Long k = seen.k();
        Long n = seen.n();
        boolean share = kind == MetricKind.CONVERSION || kind == MetricKind.RATIO;
        return share && k != null && n != null
                ? Figures.grouped(k) + " of " + Figures.grouped(n) + " are " + Figures.share(k, n)
                : String.format(Locale.ROOT, "it is %.1f", seen.value());
    }

    private static boolean meets(Target target, Estimate seen, MetricKind kind) {
        Long k = seen.k();
        Long n = seen.n();
        Double value = seen.value();
        if (k != null && n != null && n > 0 && seen.form() == null) {
            return target.side().beyond(k, n, target.levelMillionths());
        }
        double level = target.levelMillionths() / (kind == MetricKind.PER_100 ? 1e4 : 1e6);
        return value != null && (target.side() == Side.ABOVE ? value > level : value < level);
    }
}
