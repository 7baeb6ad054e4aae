package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds what rules speak of by name among what the file declares. */
final class Lookup {
    private static final List<String> BUILT_IN = List.of(Channel.ALL, Channel.UNATTRIBUTED, Channel.NO_SIGNUP);

    private final Declared<Metric> metrics;
    private final Declared<ChannelPlan> channels;
    private final Set<String> used = new HashSet<>();
    private final BusinessCalendar calendar;
    private boolean missed;

    /** Over the metrics and channels of one file. */
    Lookup(Declared<Metric> metrics, Declared<ChannelPlan> channels, BusinessCalendar calendar) {
        this.calendar = calendar;
        this.metrics = metrics;
        this.channels = channels;
    }

    /** The name of a metric of the registry. */
    static Form<String> declared(Declared<Metric> metrics) {
        return Form.of(
                        "a metric such as " + example(metrics),
                        value -> Optional.of(value.text()).filter(metrics.names()::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), metrics.names())))
                .among(metrics.names());
    }

    private static String example(Declared<Metric> metrics) {
        return metrics.good().values().stream()
                .filter(metric -> metric.kind() == MetricKind.CONVERSION)
                .map(Metric::id)
                .reduce((first, last) -> last)
                .orElse("tickets_per_100");
    }

    /** Whether a rule or a restart names the metric, or may have meant it with a name that is not known. */
    boolean isUsed(String metric) {
        return missed || used.contains(metric);
    }

    /** A metric of the registry; empty where there is none of the name, or it has a fault. */
    Optional<Metric> known(String id) {
        return Optional.ofNullable(metrics.good().get(id));
    }

    /** Whether the company has days off, on which people may behave differently. */
    boolean hasDaysOff() {
        return calendar.businessDays().size() < DayOfWeek.values().length;
    }

    /** The names of all declared channels, the faulty ones included. */
    Set<String> declaredChannels() {
        return channels.names();
    }

    /** A declared channel by its name; empty where it has a fault. */
    Optional<ChannelPlan> channel(String name) {
        return Optional.ofNullable(channels.good().get(name));
    }

    /** The metric that a group names; empty, and told, where there is none or it has no level. */
    Optional<Metric> metric(Fields fields) {
        var name = fields.get("metric", declared(metrics));
        name.ifPresent(used::add);
        missed |= name.isEmpty();
        var metric = name.map(metrics.good()::get);
        if (metric.isPresent() && metric.get().kind() == MetricKind.COUNT) {
            missed = true;
            fields.tell(
                    "metric",
                    "is a count, and rules on counts come in a later version; "
                            + "choose a share or a value per account",
                    example(metrics));
            return Optional.empty();
        }
        return metric;
    }

    /** The channels that a rule judges: all declared ones unless it names some; built-in ones only by name. */
    List<ChannelPlan> channels(Fields rule) {
        if (!rule.has("channels")) {
            return List.copyOf(channels.good().values());
        }
        var judged = Form.of(
                        "a declared channel",
                        value -> Channel.normalise(value.text())
                                .filter(channels.names()::contains)
                                .or(() -> Optional.of(value.text()).filter(BUILT_IN::contains)))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), named(value.text()))))
                .among(channels.names());
        return rule.list("channels", judged).stream()
                .distinct()
                .map(name -> BUILT_IN.contains(name)
                        ? ChannelPlan.builtIn(name)
                        : channels.good().get(name))
                .filter(Objects::nonNull)
                .toList();
    }

    private Collection<String> named(String written) {
        return written.startsWith("(") ? BUILT_IN : channels.names();
    }
}
