package io.rampwatch.channel;

import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.MetricReading;
import java.util.List;
import java.util.Map;

/** Why numbers of a channel are not to be trusted at a tick. */
@FunctionalInterface
public interface Trust {
    /** Nobody doubts anything. */
    Trust FULL = (channel, tickMinute, read) -> List.of();

    /**
     * The doubts in an order that depends on nothing but them.
     *
     * @param tickMinute the tick, in epoch minutes: what happened at it or later is not looked at
     * @param read the metrics of the channel at the tick, by id
     */
    List<Doubt> doubts(String channel, long tickMinute, Map<String, MetricReading> read);
}
