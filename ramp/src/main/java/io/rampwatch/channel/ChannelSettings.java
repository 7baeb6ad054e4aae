package io.rampwatch.channel;

import io.rampwatch.metric.FailureCause;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How a channel is judged in time.
 *
 * @param tickMinutes from tick to tick; a divisor of 60
 * @param timezone the time zone of calendar days
 * @param settleMinutes how long a closed horizon waits for late facts
 * @param correctionMinutes how late a fact may come and still correct the numbers
 * @param judged ids of the metrics that rules judge by evidence
 * @param causes where the plan says that reason codes come from
 */
public record ChannelSettings(
        long tickMinutes,
        String timezone,
        long settleMinutes,
        long correctionMinutes,
        Set<String> judged,
        Map<String, FailureCause> causes)
        implements Serializable {
    /** Settings for a channel of which nothing is judged by evidence. */
    public ChannelSettings(long tickMinutes, String timezone, long settleMinutes, long correctionMinutes) {
        this(tickMinutes, timezone, settleMinutes, correctionMinutes, Set.of());
    }

    /** Settings without words of the plan on reason codes. */
    public ChannelSettings(
            long tickMinutes, String timezone, long settleMinutes, long correctionMinutes, Set<String> judged) {
        this(tickMinutes, timezone, settleMinutes, correctionMinutes, judged, Map.of());
    }

    /** Ticks of a day are for history of which all is known: nothing of it is restated. */
    public static final long MIDNIGHTS = 1_440;

    /** @throws IllegalArgumentException for ticks that would miss the full hours, at which readings are restated */
    public ChannelSettings {
        if (tickMinutes < 1 || (60 % tickMinutes != 0 && tickMinutes != MIDNIGHTS)) {
            throw new IllegalArgumentException("a tick of " + tickMinutes
                    + " minutes does not divide the hour: take 1, 2, 3, 4, 5, 6, 10, 12, 15, 20," + " 30 or 60");
        }
    }
}
