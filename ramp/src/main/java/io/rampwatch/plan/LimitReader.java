package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code when}: the side on which a value is bad, and the limit of each channel as a number. */
final class LimitReader {
    private static final Keys KEYS = Keys.of(
                    "the level at which the rule acts, such as {below: 52%}; it is never guessed",
                    "above", "below", "falls_by", "from")
            .later("rises_by", "outpaces", "day_types")
            .instead("write above, below or falls_by");

    private LimitReader() {}

    /** Where a value is bad: the limit of each channel in millionths. */
    record Limits(Side side, Map<String, Long> byChannel) {}

    /** A side and a level in millionths. */
    record Level(Side side, long millionths) {}

    /** The limits of a stop rule; empty where one of them has a fault. */
    static Optional<Limits> limits(Fields rule, Metric metric, List<ChannelPlan> channels) {
        Fields when = rule.in("when", KEYS);
        if (one(when).equals(Optional.of("falls_by"))) {
            return FallReader.limits(when, metric, channels);
        }
        return level(when, metric).map(level -> {
            Map<String, Long> limits = new LinkedHashMap<>();
            channels.forEach(channel -> limits.put(channel.name(), level.millionths()));
            return new Limits(level.side(), Collections.unmodifiableMap(limits));
        });
    }

    /** The level of a restart, which is a number. */
    static Optional<Level> restart(Fields restart, Metric metric) {
        Fields when = restart.in("when", KEYS);
        if (one(when).equals(Optional.of("falls_by"))) {
            when.tell("falls_by", "is no level to restart at; write a number such as above: 62%");
            return Optional.empty();
        }
        return level(when, metric);
    }

    /** Whether values are shares of all, which lie between 0 % and 100 %. */
    static boolean isShare(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION || metric.kind() == MetricKind.RATIO;
    }

    private static Optional<String> one(Fields when) {
        List<String> written =
                Stream.of("above", "below", "falls_by").filter(when::has).toList();
        return written.size() == 1 ? Optional.of(written.get(0)) : Optional.empty();
    }

    private static Optional<Level> level(Fields when, Metric metric) {
        Optional<String> key = one(when);
        if (key.isEmpty()) {
            if (KEYS.later().stream().noneMatch(when::has)) {
                when.tell("needs exactly one of above, below and falls_by, such as {below: 52%}; it is never guessed");
            }
            return Optional.empty();
        }
        if (when.has("from")) {
            when.tell("from", "belongs to falls_by; a level stands for itself");
        }
        Side side = key.get().equals("above") ? Side.ABOVE : Side.BELOW;
        var level = when.get(key.get(), Levels.of(metric.kind())).map(number -> new Level(side, number));
        level.filter(known -> never(known, metric))
                .ifPresent(known -> when.tell(key.get(), "can never happen: the metric's range is " + range(metric)));
        return level;
    }

    private static boolean never(Level level, Metric metric) {
        return level.side() == Side.BELOW
                ? level.millionths() == 0
                : isShare(metric) && level.millionths() == Levels.WHOLE;
    }

    private static String range(Metric metric) {
        return isShare(metric) ? "0% to 100%" : "0 and more";
    }
}
