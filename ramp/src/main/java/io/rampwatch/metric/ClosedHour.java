package io.rampwatch.metric;

import java.util.List;

/**
 * The accounts of one epoch hour of signup, once all of them have had their horizon and the settling time: what the
 * evidence lanes bet on.
 *
 * <p>Written before the reading of its tick, and again with a higher revision after late facts changed it. Hours
 * without accounts need not be written.
 *
 * @param channel the channel
 * @param metric the metric's id
 * @param hourStartMillis the first instant of the hour, epoch milliseconds, a full epoch hour
 * @param closedAtMillis the tick at which this revision was written
 * @param revision 0 when first written, one more after each change
 * @param accounts how many accounts had the outcome y, by y from 0: of a conversion y = 1 for those that reached the
 *     set (2 entries); of events per 100 their number within the horizon, at most the metric's cap (cap + 1 entries)
 */
public record ClosedHour(
        String channel, String metric, long hourStartMillis, long closedAtMillis, int revision, List<Long> accounts) {}
