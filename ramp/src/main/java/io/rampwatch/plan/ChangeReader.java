package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.Metric;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.Levels.Change;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code falls_by} and {@code rises_by}: against the baseline they become a number, once and exactly, or not at
 * all; against anything else they move with it.
 *
 * @param when the group with the change and {@code from}
 * @param key {@code falls_by} or {@code rises_by}
 */
record ChangeReader(Fields when, String key, Metric metric, Lookup lookup) {
    private static final String PREVIOUS = "previous 7 days";
    private static final String OTHERS = "other channels";
    private static final String CHANNEL = "channel ";
    private static final Form<String> REFERENCE = Form.of(
                    "a reference such as baseline, previous 7 days, channel NAME or other channels",
                    value -> Optional.of(value.text()).filter(ChangeReader::isReference))
            .refusing(value -> value.text().startsWith("previous ")
                    ? Optional.of("comes in a later version; write previous 7 days")
                    : Optional.empty());

    /** The limits; empty where one of them has a fault. */
    static Optional<Limits> limits(Fields when, String key, Metric metric, List<ChannelPlan> channels, Lookup lookup) {
        var change = when.get(key, key.equals("falls_by") ? Levels.FALL : Levels.RISE);
        var from = when.get("from", REFERENCE);
        if (change.isPresent() && change.get().points() && !LimitReader.isShare(metric)) {
            when.tell(key, "is in points, which only shares have; write a share of the reference such as 10%");
            return Optional.empty();
        }
        if (change.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        var reader = new ChangeReader(when, key, metric, lookup);
        Map<String, Limit> limits = new LinkedHashMap<>();
        channels.forEach(channel ->
                reader.limit(channel, change.get(), from.get()).ifPresent(limit -> limits.put(channel.name(), limit)));
        Side side = reader.falls() ? Side.FALLS_TO : Side.RISES_TO;
        return limits.size() == channels.size()
                ? Optional.of(new Limits(side, Collections.unmodifiableMap(limits)))
                : Optional.empty();
    }

    private boolean falls() {
        return key.equals("falls_by");
    }

    private Optional<Limit> limit(ChannelPlan channel, Change change, String from) {
        return switch (from) {
            case "baseline" -> number(channel, change);
            case PREVIOUS -> Optional.of(Limit.previous7Days(change.millionths(), change.points()));
            case OTHERS -> others(change);
            default -> other(channel, change, from.substring(CHANNEL.length()));
        };
    }

    private Optional<Limit> number(ChannelPlan channel, Change change) {
        Baseline baseline = channel.baselines().get(metric.id());
        if (baseline == null) {
            when.tell("from", "needs a good baseline of " + metric.id() + " in channels." + channel.name());
            return Optional.empty();
        }
        if (baseline.proxy()) {
            when.warn(
                    "from",
                    "rests in " + channel.name() + " on a borrowed baseline (" + baseline.source()
                            + "); replace it as soon as the channel has a history of its own");
        }
        var limit = new BaselineLimit(metric, channel.name(), baseline, change, falls());
        limit.fault().ifPresent(fault -> when.tell(key, fault, when.instead("{" + limit.asLevel() + "}")));
        return limit.exact();
    }

    private Optional<Limit> others(Change change) {
        if (lookup.declaredChannels().size() < 2) {
            when.tell("from", "needs other channels, and this plan declares one; write such as previous 7 days");
            return Optional.empty();
        }
        return Optional.of(Limit.otherChannels(change.millionths(), change.points()));
    }

    private Optional<Limit> other(ChannelPlan judged, Change change, String written) {
        var name = Channel.normalise(written).filter(lookup.declaredChannels()::contains);
        if (name.isEmpty()) {
            when.tell("from", "names a channel that " + Nearest.refusal(written, lookup.declaredChannels()));
        } else if (name.get().equals(judged.name())) {
            when.tell(
                    "from",
                    "compares " + judged.name() + " with itself; name another channel, or write previous 7 days");
            return Optional.empty();
        }
        return name.map(other -> Limit.channel(other, change.millionths(), change.points()));
    }

    private static boolean isReference(String text) {
        return text.equals("baseline")
                || text.equals(PREVIOUS)
                || text.equals(OTHERS)
                || (text.startsWith(CHANNEL) && text.length() > CHANNEL.length());
    }
}
