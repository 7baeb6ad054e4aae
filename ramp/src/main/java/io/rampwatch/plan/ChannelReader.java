package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Baseline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code channels}: what is normal there, what is planned, and who answers for what. */
final class ChannelReader {
    private static final Keys KEYS = Keys.of(
                    "a channel with what is agreed about it, such as paid-search: {}", "baseline", "steps", "owners")
            .later("false_pauses", "on_blind", "rates", "gate");
    private static final Keys BASELINE = Keys.of(
            "what is normal, such as activation_24h: {value: 62%, accounts: 4210, from: 2026-10-01, to: 2026-10-31, "
                    + "source: own history}",
            "value", "accounts", "from", "to", "source");
    private static final Keys OWNERS = Keys.of(
            "who answers for each layer, such as {onboarding: cpo, provisioning: cto}",
            "onboarding",
            "provisioning",
            "support",
            "escalation");

    private final Declared<Metric> metrics;
    private final Map<String, ChannelPlan> good = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    private ChannelReader(Declared<Metric> metrics) {
        this.metrics = metrics;
    }

    /** The channels by their normalised names. */
    static Declared<ChannelPlan> read(Fields plan, Declared<Metric> metrics) {
        var reader = new ChannelReader(metrics);
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
        Map<String, Baseline> baselines = entry.has("baseline") ? baselines(entry) : Map.of();
        boolean told = !entry.readable() || entry.faults() > before;
        var steps = entry.has("steps") ? StepReader.read(entry) : List.<ChannelPlan.Step>of();
        Map<String, String> owners = entry.has("owners") ? owners(entry.in("owners", OWNERS)) : Map.of();
        // of a channel with a faulty baseline nothing more is told: whatever lacks a baseline may have it there
        if (!told) {
            good.put(name.get(), new ChannelPlan(name.get(), baselines, steps, owners));
        }
    }

    private Map<String, Baseline> baselines(Fields entry) {
        Map<String, Baseline> baselines = new LinkedHashMap<>();
        entry.named("baseline", BASELINE).forEach((id, fields) -> {
            Metric metric = metrics.good().get(id);
            if (metric != null && metric.kind() != MetricKind.COUNT) {
                baseline(fields, metric.kind()).ifPresent(baseline -> baselines.put(id, baseline));
            } else if (metric != null) {
                fields.tell("is a baseline of a count; in this version only shares and values per account have one");
            } else if (!metrics.names().contains(id)) {
                fields.tell("is a baseline of a metric that " + Nearest.refusal(id, metrics.names()));
            }
        });
        return Collections.unmodifiableMap(baselines);
    }

    private static Optional<Baseline> baseline(Fields fields, MetricKind kind) {
        var value = fields.get("value", Levels.of(kind));
        var accounts = fields.get("accounts", Forms.whole(1, 999_999_999));
        var from = fields.get("from", Forms.DATE);
        var to = fields.get("to", Forms.DATE);
        var source = fields.get("source", Forms.text("where it comes from, such as own history or proxy"));
        if (Fields.lack(value, accounts, from, to, source)) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            fields.tell("to", "lies before from: " + from.get());
        }
        return Optional.of(new Baseline(
                value.get(), accounts.get(), from.get().toString(), to.get().toString(), source.get()));
    }

    private static Map<String, String> owners(Fields fields) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (String layer : OWNERS.known()) {
            if (fields.has(layer)) {
                fields.get(layer, Forms.text("who answers for it, such as cto"))
                        .ifPresent(who -> owners.put(layer, who));
            }
        }
        return Collections.unmodifiableMap(owners);
    }
}
