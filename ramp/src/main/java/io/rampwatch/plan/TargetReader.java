package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Target;
import io.rampwatch.rule.Side;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code targets} of a channel: the metrics that approve its ramp, each with the level that it must keep. */
final class TargetReader {
    private static final Keys KEYS =
            Keys.of("the levels that approve the ramp, such as activation_24h: {above: 60%}", "above", "below");

    private TargetReader() {}

    /** The good ones, in the order of the file. */
    static List<Target> read(Fields channel, Declared<Metric> metrics) {
        List<Target> targets = new ArrayList<>();
        channel.named("targets", KEYS).forEach((id, fields) -> {
            Metric metric = metrics.good().get(id);
            if (metric != null && metric.kind() != MetricKind.COUNT) {
                target(fields, metric, targets);
            } else if (metric != null) {
                fields.tell("is a target of a count; the steps say how many signups are planned");
            } else if (!metrics.names().contains(id)) {
                fields.tell("is a target of a metric that " + Nearest.refusal(id, metrics.names()));
            }
        });
        return List.copyOf(targets);
    }

    private static void target(Fields fields, Metric metric, List<Target> targets) {
        boolean higher = metric.better() == Better.HIGHER;
        String key = higher ? "above" : "below";
        String other = higher ? "below" : "above";
        if (fields.has(other)) {
            fields.tell(other, "is the bad side: " + metric.id() + " is better when " + (higher ? "higher" : "lower"));
        } else {
            Side side = higher ? Side.ABOVE : Side.BELOW;
            fields.get(key, Levels.of(metric.kind()))
                    .ifPresent(level -> targets.add(new Target(metric.id(), side, level)));
        }
    }
}
