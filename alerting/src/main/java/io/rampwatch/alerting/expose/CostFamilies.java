package io.rampwatch.alerting.expose;

import io.rampwatch.metric.Range;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.HourCost;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.Rates;
import org.jspecify.annotations.Nullable;

/** What one more hour of each declared channel costs, and an hour of pause: ranges, for there is no one number. */
final class CostFamilies {
    private static final double MILLION = 1e6;

    private final Plan plan;
    private final Newest newest;

    CostFamilies(Plan plan, Newest newest) {
        this.plan = plan;
        this.newest = newest;
    }

    void add(Samples to) {
        Rates rates = plan.rates();
        if (rates == null) {
            return;
        }
        for (Reading reading : newest.readings()) {
            if (plan.channelNames().contains(reading.channel())) {
                HourCost.of(plan, reading).ifPresent(hour -> {
                    range(to, reading.channel(), "continue", rates.currency(), hour.continuing());
                    range(to, reading.channel(), "pause", rates.currency(), hour.pausing());
                });
            }
        }
    }

    /** What is not known leaves no series. */
    private static void range(Samples to, String channel, String choice, String currency, @Nullable Range range) {
        if (range != null) {
            bound(to, channel, choice, currency, "low", range.leastMillionths());
            bound(to, channel, choice, currency, "high", range.mostMillionths());
        }
    }

    private static void bound(
            Samples to, String channel, String choice, String currency, String bound, long millionths) {
        to.gauge(
                "rampwatch_cost_per_hour",
                "What an hour of the ramp, or of its pause, costs in the currency of the plan's rates.",
                millionths / MILLION,
                "channel",
                channel,
                "choice",
                choice,
                "bound",
                bound,
                "currency",
                currency);
    }
}
