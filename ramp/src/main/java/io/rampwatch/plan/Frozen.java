package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * What arming freezes: from then on nobody argues about numbers.
 *
 * @param planHash the SHA-256 of the plan file
 * @param definitionsHash of every definition of a metric, in words and as it is counted
 * @param baselinesHash of every baseline
 */
public record Frozen(String planHash, String definitionsHash, String baselinesHash) {
    private static final int SHOWN = 12;

    /** What a plan freezes. */
    public static Frozen of(Plan plan) {
        String definitions = plan.metrics().stream()
                .sorted(Comparator.comparing(Metric::id))
                .map(metric -> RuleVersion.definition(metric) + " " + metric.definition())
                .collect(Collectors.joining("\n"));
        String baselines = plan.channels().stream()
                .sorted(Comparator.comparing(ChannelPlan::name))
                .flatMap(channel -> channel.baselines().entrySet().stream()
                        .sorted(Entry.comparingByKey())
                        .map(entry -> channel.name() + " " + entry.getKey() + " " + entry.getValue()))
                .collect(Collectors.joining("\n"));
        return new Frozen(plan.hash(), hash(definitions), hash(baselines));
    }

    /** Such as {@code plan 1ba71ccc3485, definitions …, baselines …}. */
    public String words() {
        return "plan " + planHash.substring(0, SHOWN) + ", definitions " + definitionsHash.substring(0, SHOWN)
                + ", baselines " + baselinesHash.substring(0, SHOWN);
    }

    private static String hash(String text) {
        return RuleVersion.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
