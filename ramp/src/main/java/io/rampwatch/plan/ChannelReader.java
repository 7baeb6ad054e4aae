package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.plan.ChannelPlan.Target;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code channels}: what is normal there, what is planned, and who answers for what. */
final class ChannelReader {
    private static final Keys KEYS = Keys.of(
            "a channel with what is agreed about it, such as paid-search: {}",
            "baseline",
            "steps",
            "owners",
            "targets",
            "false_pauses",
            "gate");
    private static final Form<Long> FALSE_PAUSES = Form.of(
            "a percentage from 0.01% to 10% such as 1%",
            value -> Levels.share(value).filter(chance -> chance >= 100 && chance <= 100_000));

    private final Declared<Metric> metrics;
    private final GateReader gates;
    private final Gate common;
    private final Map<String, ChannelPlan> good = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    private ChannelReader(Declared<Metric> metrics, GateReader gates, Gate common) {
        this.metrics = metrics;
        this.gates = gates;
        this.common = common;
    }

    /**
     * The channels by their normalised names.
     *
     * @param signers the owner and the deputies
     */
    static Declared<ChannelPlan> read(Fields plan, Declared<Metric> metrics, List<String> signers) {
        var gates = new GateReader(metrics, signers);
        var reader = new ChannelReader(metrics, gates, gates.read(plan, Gate.NOTHING));
        plan.named("channels", KEYS).forEach(reader::channel);
        return new Declared<>(reader.good, reader.names);
    }

    private void channel(String written, Fields entry) {
        Optional<String> name = Channel.normalise(written);
        if (name.isEmpty()) {
            entry.tell(
                    Channel.isBuiltIn(written)
                            ? "is a name in parentheses, which are the product's own; choose another"
                            : "is no channel's name; write up to 64 letters, digits, spaces or . : - / _ ( )");
            return;
        }
        if (!names.add(name.get())) {
            entry.tell("is the same channel as one before: capital letters make no difference");
            return;
        }
        int before = entry.faults();
        Map<String, Baseline> baselines = entry.has("baseline") ? BaselineReader.read(entry, metrics) : Map.of();
        boolean told = !entry.readable() || entry.faults() > before;
        var steps = entry.has("steps") ? StepReader.read(entry) : List.<Step>of();
        var owners = entry.has("owners") ? OwnersReader.read(entry) : OwnersReader.NOBODY;
        var targets = entry.has("targets") ? TargetReader.read(entry, metrics) : List.<Target>of();
        long falsePauses = entry.get("false_pauses", FALSE_PAUSES, ChannelPlan.FALSE_PAUSES)
                .orElse(ChannelPlan.FALSE_PAUSES);
        Gate gate = gates.read(entry, common);
        // of a channel with a faulty baseline nothing more is told: whatever lacks a baseline may have it there
        if (!told) {
            good.put(
                    name.get(),
                    new ChannelPlan(
                            name.get(),
                            baselines,
                            steps,
                            owners.names(),
                            owners.responseMinutes(),
                            targets,
                            falsePauses,
                            gate));
        }
    }
}
