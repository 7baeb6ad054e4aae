package io.rampwatch.plan;

import io.rampwatch.rule.Side;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was agreed about one channel.
 *
 * @param name the normalised name
 * @param baselines what is normal, by metric id
 * @param steps planned volumes, in order
 * @param owners who answers for a layer, such as {@code provisioning: cto}
 * @param responseMinutes how soon the owner of a layer answers, by layer; layers that say nothing are not in it
 * @param targets the levels that approve the ramp, one for each metric that approves it
 * @param falsePausesMillionths the chance of a false proven pause that is accepted for a ramp of at most 14 days
 * @param gate the readiness gate
 */
public record ChannelPlan(
        String name,
        Map<String, Baseline> baselines,
        List<Step> steps,
        Map<String, String> owners,
        Map<String, Long> responseMinutes,
        List<Target> targets,
        long falsePausesMillionths,
        Gate gate)
        implements Serializable {
    /** One per cent. */
    public static final long FALSE_PAUSES = 10_000;

    private static final long RESPONSE_TO_A_PAUSE = 60;
    private static final long RESPONSE = 240;

    /**
     * What is normal for a metric of a channel.
     *
     * @param valueMillionths numerator over denominator, in millionths
     * @param accounts on how many mature accounts it was measured
     * @param from the first day of its measurement, as written
     * @param to the last day of its measurement, as written
     * @param source where it comes from, such as {@code own history} or {@code proxy of paid-search}
     */
    public record Baseline(long valueMillionths, long accounts, String from, String to, String source)
            implements Serializable {
        /** Whether it was borrowed from elsewhere, until the channel has a history of its own. */
        public boolean proxy() {
            return source.equals("proxy") || source.startsWith("proxy ");
        }
    }

    /**
     * A planned volume.
     *
     * @param from the first day, as written
     * @param signupsPerDay how many signups a day are expected from then on
     */
    public record Step(String from, long signupsPerDay) implements Serializable {}

    /**
     * A level that a metric must keep for the ramp to go on.
     *
     * @param metric the id of the metric
     * @param side the good side of the level
     * @param levelMillionths the level of numerator over denominator, in millionths
     */
    public record Target(String metric, Side side, long levelMillionths) implements Serializable {}

    /** A channel of the product's own, such as {@code (all)}: nothing is agreed about it. */
    static ChannelPlan builtIn(String name) {
        return new ChannelPlan(name, Map.of(), List.of(), Map.of(), Map.of(), List.of(), FALSE_PAUSES, Gate.NOTHING);
    }

    /** The largest planned volume, in signups a day; empty without steps. */
    public OptionalLong largestStep() {
        return steps.stream().mapToLong(Step::signupsPerDay).max();
    }

    /** Whether a target or a check of the gate speaks of the metric. */
    boolean actsOn(String metric) {
        return targets.stream().anyMatch(target -> target.metric().equals(metric))
                || gate.evidence().values().stream()
                        .anyMatch(evidence -> evidence.metrics().contains(metric));
    }

    /**
     * How soon the owner of a layer answers, in minutes: as the plan says, else 1 h for a pause and 4 h for the rest.
     */
    public long responseMinutes(String layer, boolean pause) {
        return responseMinutes.getOrDefault(layer, pause ? RESPONSE_TO_A_PAUSE : RESPONSE);
    }
}
