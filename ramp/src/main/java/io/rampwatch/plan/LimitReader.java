package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code when}: the side on which a value is bad, and the limit of each channel. */
final class LimitReader {
    private static final List<String> WAYS =
            List.of("above", "below", "falls_by", "rises_by", "outpaces", "over_target");
    private static final Keys KEYS = Keys.of(
                    "the level at which the rule acts, such as {below: 52%}; it is never guessed",
                    Stream.concat(WAYS.stream(), Stream.of("from")).toArray(String[]::new))
            .laterInstead("leave weekends out with a proof such as 2 business days", "day_types")
            .laterInstead("write a proof such as live 24h", "pace");
    private static final String ONE_OF = "needs exactly one of above, below, falls_by, rises_by, outpaces and "
            + "over_target, such as {below: 52%}; it is never guessed";

    private LimitReader() {}

    /** Where a value is bad. */
    record Limits(Side side, Map<String, Limit> byChannel) {
        /** One limit for all of them. */
        static Limits of(Side side, Limit limit, List<ChannelPlan> channels) {
            Map<String, Limit> limits = new LinkedHashMap<>();
            channels.forEach(channel -> limits.put(channel.name(), limit));
            return new Limits(side, Collections.unmodifiableMap(limits));
        }
    }

    /** The limits of a stop rule; empty where one of them has a fault. */
    static Optional<Limits> limits(Fields rule, Metric metric, List<ChannelPlan> channels, Lookup lookup) {
        String proposal = Proposal.limit(metric, channels);
        Fields when = rule.in("when", KEYS, Optional.of(proposal));
        List<String> written = WAYS.stream().filter(when::has).toList();
        if (written.size() != 1) {
            if (KEYS.special().keySet().stream().noneMatch(when::has)) {
                when.tellOf(ONE_OF, when.instead(proposal));
            }
            return Optional.empty();
        }
        String way = written.get(0);
        boolean change = way.equals("falls_by") || way.equals("rises_by");
        if (when.has("from") && !change) {
            when.tell("from", "belongs to falls_by and rises_by; a level stands for itself");
        }
        if (fits(when, way, metric, proposal)) {
            return switch (way) {
                case "falls_by", "rises_by" -> ChangeReader.limits(when, way, metric, channels, lookup);
                case "outpaces" -> LoadReader.limits(when, metric, channels);
                case "over_target" -> CensusReader.limit(when).map(limit -> Limits.of(Side.RISES_TO, limit, channels));
                default -> level(when, way, metric, channels);
            };
        }
        return Optional.empty();
    }

    /** Whether values are shares of all, which lie between 0 % and 100 %. */
    static boolean isShare(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION || metric.kind() == MetricKind.RATIO;
    }

    /** Whether the level can be crossed at all; where it cannot, that is told. */
    static void possible(Fields when, String key, Side side, long millionths, Metric metric) {
        boolean never = side == Side.BELOW ? millionths == 0 : isShare(metric) && millionths == Levels.WHOLE;
        if (never) {
            when.tell(
                    key, "can never happen: the metric's range is " + (isShare(metric) ? "0% to 100%" : "0 and more"));
        }
    }

    private static boolean fits(Fields when, String way, Metric metric, String proposal) {
        boolean census = CensusReader.counts(metric);
        if (census != way.equals("over_target")) {
            when.tell(
                    way,
                    census
                            ? "says nothing about the age of what is open; write over_target: {at_least: 3, share: 5%}"
                            : "counts what is open, and " + metric.id()
                                    + " is no such metric; write such as {above: 30}",
                    when.instead(proposal));
            return false;
        }
        return true;
    }

    private static Optional<Limits> level(Fields when, String way, Metric metric, List<ChannelPlan> channels) {
        Side side = way.equals("above") ? Side.ABOVE : Side.BELOW;
        var level = when.get(way, Levels.of(metric.kind()));
        level.ifPresent(number -> possible(when, way, side, number, metric));
        return level.map(number -> Limits.of(side, Limit.number(number), channels));
    }
}
