package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds what rules speak of by name among what the file declares. */
final class Lookup {
    private final Declared<Metric> metrics;
    private final Declared<ChannelPlan> channels;
    private final Set<String> used = new HashSet<>();
    private boolean missed;

    /** Over the metrics and channels of one file. */
    Lookup(Declared<Metric> metrics, Declared<ChannelPlan> channels) {
        this.metrics = metrics;
        this.channels = channels;
    }

    /** Whether a rule or a restart names the metric, or may have meant it with a name that is not known. */
    boolean isUsed(String metric) {
        return missed || used.contains(metric);
    }

    /** The metric that a group names; empty, and told, where there is none or it has no level. */
    Optional<Metric> metric(Fields fields) {
        var known = Form.of("a metric", value -> Optional.of(value.text()).filter(metrics.names()::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), metrics.names())));
        var name = fields.get("metric", known);
        name.ifPresent(used::add);
        missed |= name.isEmpty();
        var metric = name.map(metrics.good()::get);
        if (metric.isPresent() && metric.get().kind() == MetricKind.COUNT) {
            missed = true;
            fields.tell(
                    "metric",
                    "is a count, and rules on counts are not available in this version; "
                            + "choose a share or a value per account");
            return Optional.empty();
        }
        return metric;
    }

    /** The declared channels that a rule judges: all of them unless it names some. */
    List<ChannelPlan> channels(Fields rule) {
        if (!rule.has("channels")) {
            return List.copyOf(channels.good().values());
        }
        var declared = Form.of(
                        "a declared channel",
                        value -> Channel.normalise(value.text()).filter(channels.names()::contains))
                .refusing(value -> Optional.of(
                        Channel.isBuiltIn(value.text())
                                ? "is not available in this version; name declared channels"
                                : Nearest.refusal(value.text(), channels.names())));
        return rule.list("channels", declared).stream()
                .distinct()
                .map(channels.good()::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
