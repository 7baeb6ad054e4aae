package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Baseline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code baseline} of a channel: what is normal, by metric. */
final class BaselineReader {
    private static final Keys KEYS = Keys.of(
            "what is normal, such as activation_24h: {value: 62%, accounts: 4210, from: 2026-10-01, to: 2026-10-31, "
                    + "source: own history}",
            "value", "accounts", "from", "to", "source");

    private BaselineReader() {}

    /** The good ones, by metric. */
    static Map<String, Baseline> read(Fields channel, Declared<Metric> metrics) {
        Map<String, Baseline> baselines = new LinkedHashMap<>();
        channel.named("baseline", KEYS).forEach((id, fields) -> {
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
        var source =
                fields.get("source", Forms.text("where it comes from, such as own history or proxy of paid-search"));
        if (Fields.lack(value, accounts, from, to, source)) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            fields.tell("to", "lies before from: " + from.get());
        }
        return Optional.of(new Baseline(
                value.get(), accounts.get(), from.get().toString(), to.get().toString(), source.get()));
    }
}
