package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Limit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Levels that could stand where one is missing: from the baseline or the limit where there is one, else an example.
 * They are proposals to somebody who has to sign them; the product acts on none of them.
 */
final class Proposal {
    private static final long TEN_POINTS = 100_000;
    private static final long FIVE_POINTS = 50_000;

    private Proposal() {}

    /** A stop level of a metric, such as {@code {below: 52%}}. */
    static String limit(Metric metric, List<ChannelPlan> channels) {
        if (CensusReader.counts(metric)) {
            return "{over_target: {at_least: 3, share: 5%}}";
        }
        Optional<Long> normal = channels.stream()
                .map(channel -> channel.baselines().get(metric.id()))
                .filter(Objects::nonNull)
                .map(Baseline::valueMillionths)
                .findFirst();
        boolean share = LimitReader.isShare(metric);
        if (metric.better() == Better.HIGHER) {
            long level = normal.filter(value -> value > TEN_POINTS)
                    .map(value -> share ? value - TEN_POINTS : value / 2)
                    .orElse(share ? 520_000L : 10_000L);
            return "{below: " + Figures.written(metric.kind(), level) + "}";
        }
        long level = normal.filter(value -> value > 0)
                .map(value -> share ? value + (Levels.WHOLE - value) / 10 : value + value / 2)
                .orElseGet(() -> usual(metric, 80_000L, 300_000L, 35_000_000L));
        return "{above: " + Figures.written(metric.kind(), level) + "}";
    }

    /** A level to restart at, on the good side of the limits, such as {@code {above: 57%}}. */
    static String restartLevel(Metric metric, Optional<Limits> limits) {
        if (CensusReader.counts(metric)) {
            return "{at_most: 1}";
        }
        var numbers = limits.stream()
                .flatMap(known -> known.byChannel().values().stream())
                .filter(limit -> limit.kind() == Limit.Kind.NUMBER)
                .mapToLong(Limit::millionths);
        boolean share = LimitReader.isShare(metric);
        if (metric.better() == Better.HIGHER) {
            var highest = numbers.max();
            long level = highest.isEmpty() ? 620_000L : highest.getAsLong() + FIVE_POINTS;
            return "{above: " + Figures.written(metric.kind(), share ? Math.min(level, 990_000) : level) + "}";
        }
        var lowest = numbers.min();
        long level = lowest.isEmpty()
                ? usual(metric, 50_000L, 250_000L, 30_000_000L)
                : lowest.getAsLong() - lowest.getAsLong() / 5;
        return "{below: " + Figures.written(metric.kind(), level) + "}";
    }

    /** A whole restart condition. */
    static String restart(Metric metric, Optional<Limits> limits) {
        boolean census = CensusReader.counts(metric);
        return "{when: " + restartLevel(metric, limits) + ", proof: [" + (census ? "4h" : "5 business days")
                + "], measured_on: {probe: 130 per day}" + (census ? "}" : ", least: {accounts: 100}}");
    }

    /** A whole rule that watches a metric, so that somebody acts on it. */
    static String watch(Metric metric) {
        return "- {id: " + metric.id().replace('_', '-') + "-watch, metric: " + metric.id() + ", when: "
                + limit(metric, List.of()) + ", proof: [" + (CensusReader.counts(metric) ? "60m" : "2 days")
                + "], then: watch}";
    }

    private static long usual(Metric metric, long share, long per100, long amount) {
        return switch (metric.kind()) {
            case CONVERSION, RATIO -> share;
            case PER_100 -> per100;
            default -> amount;
        };
    }
}
