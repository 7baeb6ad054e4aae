package io.rampwatch.flink;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one channel hear, in its order: closed days, and then the reading at which they are judged; and
 * what people decide.
 *
 * @param channel the channel whose rules hear it
 * @param day a closed day or its correction, of this channel or of one that its limits move with; null when it is
 *     something else
 * @param reading the first reading of a tick; null when it is something else
 * @param decision what a person decided; null when it is something else
 * @param hour accounts of an hour that can be bet on, or its correction; null when it is something else
 * @param plan a version of the plan; null when it is something else
 */
public record RuleInput(
        String channel,
        @Nullable ClosedDay day,
        @Nullable Reading reading,
        @Nullable Decision decision,
        @Nullable ClosedHour hour,
        @Nullable PlanVersion plan) {
    static RuleInput of(ClosedDay day) {
        return new RuleInput(day.channel(), day, null, null, null, null);
    }

    /** A day of another channel, for the rules of one whose limits move with it. */
    static RuleInput copy(String channel, ClosedDay day) {
        return new RuleInput(channel, day, null, null, null, null);
    }

    static RuleInput of(Reading reading) {
        return new RuleInput(reading.channel(), null, reading, null, null, null);
    }

    static RuleInput of(ClosedHour hour) {
        return new RuleInput(hour.channel(), null, null, null, hour, null);
    }

    static RuleInput of(String channel, PlanVersion plan) {
        return new RuleInput(channel, null, null, null, null, plan);
    }

    static RuleInput of(Decision decision) {
        return new RuleInput(decision.channel(), null, null, decision, null, null);
    }
}
