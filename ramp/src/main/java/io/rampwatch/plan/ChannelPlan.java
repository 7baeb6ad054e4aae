package io.rampwatch.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What was agreed about one channel.
 *
 * @param name the normalised name
 * @param baselines what is normal, by metric id
 * @param steps planned volumes, in order
 * @param owners who answers for a layer, such as {@code provisioning: cto}
 */
public record ChannelPlan(String name, Map<String, Baseline> baselines, List<Step> steps, Map<String, String> owners)
        implements Serializable {

    /**
     * What is normal for a metric of a channel.
     *
     * @param valueMillionths numerator over denominator, in millionths
     * @param accounts on how many mature accounts it was measured
     * @param from the first day of its measurement, as written
     * @param to the last day of its measurement, as written
     * @param source where it comes from, such as {@code own history} or {@code proxy}
     */
    public record Baseline(long valueMillionths, long accounts, String from, String to, String source)
            implements Serializable {}

    /**
     * A planned volume.
     *
     * @param from the first day, as written
     * @param signupsPerDay how many signups a day are expected from then on
     */
    public record Step(String from, long signupsPerDay) implements Serializable {}
}
