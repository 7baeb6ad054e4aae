package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.Levels.Fall;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a fall from the baseline into a limit, a number, for each channel: exact, or not at all.
 *
 * @param when the group with {@code falls_by} and {@code from}
 */
record FallReader(Fields when, Metric metric, Fall fall) {
    /** With fewer, a baseline is too uncertain to be subtracted from. */
    private static final long LEAST_ACCOUNTS = 2_000;

    private static final Form<String> REFERENCE = Form.of(
                    "baseline", value -> Optional.of(value.text()).filter("baseline"::equals))
            .refusing(value -> value.text().matches("previous .*|channel .*|other channels")
                    ? Optional.of("is not available in this version; write baseline")
                    : Optional.empty());

    /** The limits; empty where one of them has a fault. */
    static Optional<Limits> limits(Fields when, Metric metric, List<ChannelPlan> channels) {
        var fall = when.get("falls_by", Levels.FALL_FORM);
        var from = when.get("from", REFERENCE);
        if (fall.isPresent() && fall.get().points() && !LimitReader.isShare(metric)) {
            when.tell("falls_by", "is in points, which only shares have; write a share of the baseline such as 10%");
            return Optional.empty();
        }
        if (fall.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        var reader = new FallReader(when, metric, fall.get());
        Map<String, Long> limits = new LinkedHashMap<>();
        channels.forEach(channel -> reader.limit(channel).ifPresent(limit -> limits.put(channel.name(), limit)));
        return limits.size() == channels.size()
                ? Optional.of(new Limits(Side.FALLS_TO, Collections.unmodifiableMap(limits)))
                : Optional.empty();
    }

    private Optional<Long> limit(ChannelPlan channel) {
        Baseline baseline = channel.baselines().get(metric.id());
        if (baseline == null) {
            when.tell("from", "needs a good baseline of " + metric.id() + " in channels." + channel.name());
            return Optional.empty();
        }
        String fault = fault(channel, baseline);
        if (!fault.isEmpty()) {
            when.tell("falls_by", fault);
            return Optional.empty();
        }
        return Optional.of(fallen(baseline));
    }

    private long fallen(Baseline baseline) {
        return fall.points() ? baseline.valueMillionths() - fall.millionths() : product(baseline) / Levels.WHOLE;
    }

    private long product(Baseline baseline) {
        return Math.multiplyExact(baseline.valueMillionths(), Levels.WHOLE - fall.millionths());
    }

    private String fault(ChannelPlan channel, Baseline baseline) {
        if (fallen(baseline) < 0) {
            return "is more than the baseline of " + channel.name() + ", " + written(baseline.valueMillionths())
                    + "; write the limit itself, such as below: 5%";
        }
        if (baseline.accounts() < LEAST_ACCOUNTS) {
            return "needs a baseline of at least " + Figures.grouped(LEAST_ACCOUNTS) + " accounts, and that of "
                    + channel.name() + " has " + Figures.grouped(baseline.accounts())
                    + "; write the limit itself, such as below: " + written(fallen(baseline)) + uncertainty(baseline);
        }
        boolean exact = fall.points() || product(baseline) % Levels.WHOLE == 0;
        return exact
                ? ""
                : "of the baseline of " + channel.name() + ", " + written(baseline.valueMillionths())
                        + ", has too many decimals; write the limit itself, such as below: "
                        + written(fallen(baseline));
    }

    private String uncertainty(Baseline baseline) {
        return LimitReader.isShare(metric)
                ? " (itself uncertain by ± " + Figures.uncertainty(baseline.valueMillionths(), baseline.accounts())
                        + " points)"
                : "";
    }

    private String written(long millionths) {
        return Figures.written(metric.kind(), millionths);
    }
}
