package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.Levels.Fall;
import io.rampwatch.rule.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code when}: the side on which a value is bad, and the limit of each channel as a number. */
final class LimitReader {
    /** With fewer, a baseline is too uncertain to be subtracted from. */
    static final long LEAST_ACCOUNTS = 2_000;

    private static final Keys KEYS = Keys.of(
                    "the level at which the rule acts, such as {below: 52%}; it is never guessed",
                    "above", "below", "falls_by", "from")
            .later("rises_by", "outpaces", "day_types");
    private static final Form<String> REFERENCE = Form.of(
                    "baseline", value -> value.text().equals("baseline") ? Optional.of("baseline") : Optional.empty())
            .refusing(value -> value.text().matches("previous .*|channel .*|other channels")
                    ? Optional.of("is not available in this version; write baseline")
                    : Optional.empty());

    private final Fields when;
    private final Metric metric;
    private final List<ChannelPlan> channels;

    private LimitReader(Fields when, Metric metric, List<ChannelPlan> channels) {
        this.when = when;
        this.metric = metric;
        this.channels = channels;
    }

    /** Where a value is bad: the limit of each channel in millionths. */
    record Limits(Side side, Map<String, Long> byChannel) {}

    /** The limits of a stop rule; empty where one of them has a fault. */
    static Optional<Limits> read(Fields rule, Metric metric, List<ChannelPlan> channels) {
        return new LimitReader(rule.in("when", KEYS), metric, channels).limits();
    }

    /** The level of a restart, which is a number. */
    static Optional<Limits> readLevel(Fields restart, Metric metric) {
        var reader = new LimitReader(restart.in("when", KEYS), metric, List.of());
        if (reader.when.has("falls_by")) {
            reader.when.tell("falls_by", "is no level to restart at; write a number such as above: 62%");
            return Optional.empty();
        }
        return reader.limits();
    }

    /** The only limit of a level. */
    static long only(Limits limits) {
        return limits.byChannel().values().iterator().next();
    }

    private Optional<Limits> limits() {
        List<String> written =
                List.of("above", "below", "falls_by").stream().filter(when::has).toList();
        if (written.size() != 1) {
            when.tell("needs exactly one of above, below and falls_by, such as {below: 52%}; it is never guessed");
            return Optional.empty();
        }
        if (written.get(0).equals("falls_by")) {
            return fall();
        }
        if (when.has("from")) {
            when.tell("from", "belongs to falls_by; a level stands for itself");
        }
        return level(written.get(0), written.get(0).equals("above") ? Side.ABOVE : Side.BELOW);
    }

    private Optional<Limits> level(String key, Side side) {
        var level = when.get(key, Levels.of(metric.kind()));
        if (level.isPresent() && neverBeyond(side, level.get())) {
            when.tell(key, "can never happen: the metric's range is " + range());
            return Optional.empty();
        }
        return level.map(limit -> {
            Map<String, Long> limits = new LinkedHashMap<>();
            channels.forEach(channel -> limits.put(channel.name(), limit));
            return new Limits(side, channels.isEmpty() ? Map.of("", limit) : Collections.unmodifiableMap(limits));
        });
    }

    private boolean neverBeyond(Side side, long limit) {
        return side == Side.BELOW ? limit == 0 : share() && limit == Levels.WHOLE;
    }

    private String range() {
        return share() ? "0% to 100%" : "0 and more";
    }

    private boolean share() {
        return metric.kind() == MetricKind.CONVERSION || metric.kind() == MetricKind.RATIO;
    }

    private Optional<Limits> fall() {
        var fall = when.get("falls_by", Levels.FALL_FORM);
        var from = when.get("from", REFERENCE);
        if (fall.isPresent() && fall.get().points() && !share()) {
            when.tell("falls_by", "is in points, which only shares have; write a share of the baseline such as 10%");
            return Optional.empty();
        }
        if (fall.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> limits = new LinkedHashMap<>();
        for (ChannelPlan channel : channels) {
            limit(channel, fall.get()).ifPresent(limit -> limits.put(channel.name(), limit));
        }
        return limits.size() == channels.size()
                ? Optional.of(new Limits(Side.FALLS_TO, Collections.unmodifiableMap(limits)))
                : Optional.empty();
    }

    private Optional<Long> limit(ChannelPlan channel, Fall fall) {
        Baseline baseline = channel.baselines().get(metric.id());
        if (baseline == null) {
            when.tell("from", "is missing in channels." + channel.name() + ": it has none for " + metric.id());
            return Optional.empty();
        }
        long limit = fall.points()
                ? baseline.valueMillionths() - fall.millionths()
                : baseline.valueMillionths() * (Levels.WHOLE - fall.millionths()) / Levels.WHOLE;
        if (baseline.accounts() < LEAST_ACCOUNTS) {
            when.tell("falls_by", uncertain(channel, baseline, Math.max(limit, 0)));
            return Optional.empty();
        }
        if (limit < 0) {
            when.tell(
                    "falls_by",
                    "is more than the baseline of " + channel.name() + ", " + written(baseline.valueMillionths())
                            + "; write the limit itself, such as below: 5%");
            return Optional.empty();
        }
        return exact(channel, baseline, fall) ? Optional.of(limit) : Optional.empty();
    }

    private boolean exact(ChannelPlan channel, Baseline baseline, Fall fall) {
        boolean exact =
                fall.points() || baseline.valueMillionths() * (Levels.WHOLE - fall.millionths()) % Levels.WHOLE == 0;
        if (!exact) {
            when.tell(
                    "falls_by",
                    "of the baseline of " + channel.name() + ", " + written(baseline.valueMillionths())
                            + ", has more than 6 decimals; write the limit itself, such as below: "
                            + written(baseline.valueMillionths() * (Levels.WHOLE - fall.millionths()) / Levels.WHOLE));
        }
        return exact;
    }

    private String uncertain(ChannelPlan channel, Baseline baseline, long limit) {
        String points = share() && limit > 0
                ? " (itself uncertain by ± " + Figures.uncertainty(baseline.valueMillionths(), baseline.accounts())
                        + " points)"
                : "";
        return "needs a baseline of at least " + Figures.grouped(LEAST_ACCOUNTS) + " accounts, and that of "
                + channel.name() + " has " + Figures.grouped(baseline.accounts())
                + "; write the limit itself, such as below: " + written(limit) + points;
    }

    private String written(long millionths) {
        return Figures.written(metric.kind(), millionths);
    }
}
