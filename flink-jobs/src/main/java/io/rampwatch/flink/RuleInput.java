package io.rampwatch.flink;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one channel hear, in its order: closed days, and then the reading at which they are judged.
 *
 * @param channel the channel
 * @param day a closed day or its correction; null when it is a reading
 * @param reading the first reading of a tick; null when it is a day
 */
public record RuleInput(
        String channel, @Nullable ClosedDay day, @Nullable Reading reading) {
    static RuleInput of(ClosedDay day) {
        return new RuleInput(day.channel(), day, null);
    }

    static RuleInput of(Reading reading) {
        return new RuleInput(reading.channel(), null, reading);
    }
}
