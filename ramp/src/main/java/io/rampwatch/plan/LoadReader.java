package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.plan.Levels.Change;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code outpaces}: load that grows faster than signups is load per account that lies above its baseline. How far
 * it may lie above is written, never guessed.
 */
final class LoadReader {
    private static final Keys KEYS = Keys.of("by how much load may grow faster than signups, such as {by: 25%}", "by");
    private static final Form<Long> BY = Form.of(
            "a percentage such as 25%, 10% or 50%", value -> Levels.share(value).filter(by -> by <= 10 * Levels.WHOLE));

    private LoadReader() {}

    /** The limits; empty where one of them has a fault. */
    static Optional<Limits> limits(Fields when, Metric metric, List<ChannelPlan> channels) {
        if (metric.kind() != MetricKind.PER_100 && metric.kind() != MetricKind.AMOUNT_PER_SUBJECT) {
            when.tell("outpaces", "needs a load per account, such as tickets_per_100, and " + metric.id() + " is none");
            return Optional.empty();
        }
        Fields outpaces = when.in("outpaces", KEYS);
        var by = outpaces.get("by", BY);
        if (by.isPresent() && by.get() == 0) {
            outpaces.tell(
                    "by",
                    "pauses 94 to 96 % of flat channels within 14 days with nothing wrong; " + suggestion(channels),
                    careful(channels.stream()
                            .flatMap(channel -> channel.steps().stream())
                            .mapToLong(Step::signupsPerDay)
                            .max()
                            .orElse(0)));
            return Optional.empty();
        }
        return by.flatMap(size -> limits(outpaces, metric, channels, new Change(size, false)));
    }

    private static Optional<Limits> limits(Fields outpaces, Metric metric, List<ChannelPlan> channels, Change change) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        for (ChannelPlan channel : channels) {
            Baseline baseline = channel.baselines().get(metric.id());
            if (baseline == null) {
                outpaces.tell("by", "needs a good baseline of " + metric.id() + " in channels." + channel.name());
            } else {
                var limit = new BaselineLimit(metric, channel.name(), baseline, change, false);
                limit.fault().ifPresent(fault -> outpaces.tell("by", fault));
                limit.exact().ifPresent(number -> limits.put(channel.name(), number));
            }
        }
        return limits.size() == channels.size()
                ? Optional.of(new Limits(Side.RISES_TO, Collections.unmodifiableMap(limits)))
                : Optional.empty();
    }

    private static String suggestion(List<ChannelPlan> channels) {
        OptionalLong volume = channels.stream()
                .flatMap(channel -> channel.steps().stream())
                .mapToLong(Step::signupsPerDay)
                .max();
        if (volume.isEmpty()) {
            return "write 10% from 3,000 signups a day, 25% from 500, 50% below";
        }
        long perDay = volume.getAsLong();
        return "at " + Figures.grouped(perDay) + " signups a day write " + careful(perDay);
    }

    private static String careful(long perDay) {
        return perDay >= 3_000 ? "10%" : perDay >= 500 ? "25%" : "50%";
    }
}
