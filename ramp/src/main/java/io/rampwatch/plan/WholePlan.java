package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.StopRule;
import java.util.List;
import java.util.Optional;

/** Reads the top of a plan file and puts its parts together. */
final class WholePlan {
    private static final Keys KEYS = Keys.of(
                    "a plan, which begins with ramp: and its name",
                    "ramp",
                    "owner",
                    "deputies",
                    "timezone",
                    "settle",
                    "window",
                    "corrections",
                    "calendar",
                    "channels",
                    "metrics",
                    "sources",
                    "rules")
            .later("events", "breakdown", "rates", "gate", "on_blind", "freshness", "actions", "false_pauses", "cost");
    private static final long WINDOW = 1_440;

    private WholePlan() {}

    /** The plan; empty where a part has a fault. */
    static Optional<Plan> read(Node root, String hash, Problems problems) {
        Fields top = Fields.of(root, "", problems, KEYS);
        var head = Head.read(top);
        var sources = SourceReader.read(top);
        var measured = Measured.read(top);
        return head.filter(known -> problems.isEmpty())
                .map(known -> new Plan(
                        known.name(),
                        known.owner(),
                        known.deputies(),
                        known.timezone(),
                        known.settleMinutes(),
                        known.correctionMinutes(),
                        known.calendar(),
                        measured.channels(),
                        measured.metrics(),
                        measured.rules(),
                        sources,
                        hash));
    }

    /** What is measured, where, and what follows from it. */
    private record Measured(List<ChannelPlan> channels, List<Metric> metrics, List<StopRule> rules) {

        static Measured read(Fields top) {
            var metrics = MetricReader.read(
                    top, top.get("window", Forms.SOME_MINUTES, WINDOW).orElse(WINDOW));
            var channels = ChannelReader.read(top, metrics);
            var lookup = new Lookup(metrics, channels);
            var rules = RuleReader.read(top, lookup);
            MetricReader.unused(top, metrics, lookup);
            return new Measured(
                    List.copyOf(channels.good().values()),
                    List.copyOf(metrics.good().values()),
                    rules);
        }
    }
}
