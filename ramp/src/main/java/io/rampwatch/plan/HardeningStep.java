package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Registry;
import io.rampwatch.rule.StopRule;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a rule stops a channel: another hardening cycle of the layer whose number tripped, not a larger
 * budget.
 *
 * @param layer the layer
 * @param metric the metric that tripped
 * @param owner who answers for it: the layer's owner in the channel, else the metric's; null for nobody
 * @param withinMinutes how soon that person answers
 * @param runbook where it is written what to do; null for none
 */
public record HardeningStep(
        Layer layer,
        String metric,
        @Nullable String owner,
        long withinMinutes,
        @Nullable String runbook) {

    /**
     * The next step after a breach.
     *
     * @throws IllegalArgumentException where the plan has no such channel, or not the rule's metric
     */
    public static HardeningStep after(StopRule rule, String channel, Plan plan) {
        Metric metric = plan.metrics().stream()
                .filter(known -> known.id().equals(rule.metric()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + rule.metric() + " in the plan"));
        ChannelPlan where = plan.channels().stream()
                .filter(known -> known.name().equals(channel))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel " + channel + " in the plan"));
        Layer layer = Layer.of(metric);
        String other = metric.owner().equals(Registry.NOBODY) ? null : metric.owner();
        return new HardeningStep(
                layer,
                metric.id(),
                where.owners().getOrDefault(layer.key(), other),
                where.responseMinutes(layer.key(), rule.then() == StopRule.Then.PAUSE),
                rule.runbook());
    }

    /**
     * Such as {@code another hardening cycle of provisioning, not a larger budget: cto answers within 1h; runbook …}.
     */
    public String words() {
        return "another hardening cycle of " + layer.key() + ", not a larger budget: "
                + (owner == null ? "nobody answers for " + metric : owner + " answers") + " within "
                + Figures.duration(withinMinutes) + (runbook == null ? "" : "; runbook " + runbook);
    }
}
