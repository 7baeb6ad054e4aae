package io.rampwatch.foresight;

import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.View;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule in one channel at one volume: what is looked at in a simulation.
 *
 * @param agreed the plan's settings with this rule as the only one
 * @param metric what it judges
 * @param horizon the grid of its ages
 * @param channel where
 * @param perDay signups a day
 */
record Scene(AgreedRules agreed, Metric metric, Horizon horizon, String channel, long perDay) {
    private static final long WHOLE = 1_000_000;

    /**
     * The scene of a rule among others: where a budget is shared by many rules, it keeps its part.
     *
     * @param all the rules of the plan
     */
    static Scene of(AgreedRules all, StopRule rule, Metric metric, String channel, long perDay) {
        long sharing = all.rules().stream()
                .filter(other -> other.latches()
                        && other.limits().containsKey(channel)
                        && other.lane(Lane.Kind.EVIDENCE).isPresent())
                .count();
        StopRule alone = alone(rule.only(channel), budget(all, channel) / Math.max(1, sharing));
        var agreed = new AgreedRules(
                all.planHash(),
                List.of(alone),
                List.of(channel),
                all.falsePauses(),
                "UTC",
                all.businessDays(),
                List.of(),
                0,
                all.closingMinutes());
        return new Scene(agreed, metric, Horizon.of(Math.max(1, metric.withinMinutes())), channel, perDay);
    }

    private static StopRule alone(StopRule rule, long budget) {
        List<Lane> proof = rule.proof().stream()
                .map(lane -> lane.kind() == Lane.Kind.EVIDENCE
                        ? Lane.evidence(Math.max(lane.confidenceMillionths(), WHOLE - budget))
                        : lane)
                .toList();
        return new StopRule(
                rule.id(),
                rule.version(),
                rule.metric(),
                rule.kind(),
                rule.side(),
                rule.limits(),
                proof,
                rule.on(),
                rule.least(),
                rule.gapMinutes(),
                rule.clear(),
                rule.then(),
                false,
                rule.combination(),
                rule.restart(),
                null);
    }

    private static long budget(AgreedRules all, String channel) {
        return all.falsePauses().getOrDefault(channel, AgreedRules.FALSE_PAUSES);
    }

    StopRule rule() {
        return agreed.rules().get(0);
    }

    /** The limit that is a number, in millionths. */
    long limit() {
        return Objects.requireNonNull(rule().limits().get(channel)).millionths();
    }

    boolean many() {
        return metric.kind() == MetricKind.PER_100;
    }

    /** The most events that an account is counted with in evidence. */
    int cap() {
        return metric.mostOutcome();
    }

    /** How long after its end a day closes. */
    long closingMinutes() {
        return agreed.closingMinutes().getOrDefault(metric.id(), 0L);
    }

    Behaviour behaviour(long millionths) {
        return many() ? Behaviour.mean(millionths / 1e6) : Behaviour.share(millionths / 1e6);
    }

    /** Why nothing can be said of it; empty where something can. */
    Optional<String> whyNot() {
        Limit limit = rule().limits().get(channel);
        boolean views = rule().on() == View.OWN || rule().on() == View.EARLY;
        if (rule().combination() != null) {
            return Optional.of("it is made of other rules");
        }
        if (limit == null || limit.kind() != Limit.Kind.NUMBER) {
            return Optional.of("its limit is no fixed number");
        }
        if (metric.kind() != MetricKind.CONVERSION && metric.kind() != MetricKind.PER_100) {
            return Optional.of("the plan does not say what its metric is counted on");
        }
        if (!views || rule().lane(Lane.Kind.HELD).isPresent()) {
            return Optional.of("its view or its proof by minutes is not simulated");
        }
        boolean inside = limit.millionths() > 0 && (many() || limit.millionths() < WHOLE);
        if (perDay < 1) {
            return Optional.of("no volume is planned for it");
        }
        return inside ? Optional.empty() : Optional.of("its limit lies at the end of the range");
    }
}
