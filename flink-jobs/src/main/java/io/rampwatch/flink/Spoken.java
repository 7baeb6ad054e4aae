package io.rampwatch.flink;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import org.jspecify.annotations.Nullable;

/**
 * A word of a person to the running job: one record of {@code ramp.control}.
 *
 * @param decision what a person decided about a channel; null for a plan
 * @param plan a version of the plan; null for a decision
 */
public record Spoken(@Nullable Decision decision, @Nullable PlanVersion plan) {
    static Spoken of(Decision decision) {
        return new Spoken(decision, null);
    }

    static Spoken of(PlanVersion plan) {
        return new Spoken(null, plan);
    }
}
