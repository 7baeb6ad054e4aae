package io.rampwatch.plan;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.RunChance;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule.Then;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The weekend trap: two days in a row may be Saturday and Sunday, on which people behave differently. */
final class Weekends {
    /** How much worse than its limit's good side a weekend may be without anything being wrong: 5 points. */
    private static final long POINTS = 50_000;

    private static final long FEW = 100;

    private Weekends() {}

    /** Warns of a rule that stops by calendar days where the company has days off. */
    static void check(
            Fields rule,
            Limits limits,
            List<Lane> proof,
            List<ChannelPlan> judged,
            Lookup lookup,
            Optional<Action> action) {
        boolean stops = action.isPresent()
                && action.get().then() != Then.WATCH
                && !action.get().shadow();
        Optional<Lane> days = proof.stream()
                .filter(lane -> lane.kind() == Lane.Kind.SLOW && !lane.business())
                .findFirst();
        if (stops && days.isPresent() && days.get().count() == 2 && lookup.hasDaysOff()) {
            rule.warn(
                    "proof",
                    "may be Saturday and Sunday" + figures(limits, judged)
                            + "; write 2 business days if weekends are different");
        }
    }

    private static String figures(Limits limits, List<ChannelPlan> judged) {
        boolean falls = limits.side() == Side.FALLS_TO || limits.side() == Side.BELOW;
        Optional<Map.Entry<String, Limit>> highest = limits.byChannel().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Limit.Kind.NUMBER)
                .max(Comparator.comparingLong(entry -> entry.getValue().millionths()));
        if (!falls || highest.isEmpty()) {
            return "";
        }
        long limit = highest.get().getValue().millionths();
        long weekend = limit + POINTS;
        if (limit <= 0 || weekend >= Levels.WHOLE) {
            return "";
        }
        long n = judged.stream()
                .filter(channel -> channel.name().equals(highest.get().getKey()))
                .flatMap(channel -> channel.steps().stream())
                .mapToLong(ChannelPlan.Step::signupsPerDay)
                .min()
                .orElse(FEW);
        double bad =
                RunChance.ofBlock((k, of) -> limits.side().beyond(k, of, limit), Math.min(n, 10_000), weekend / 1e6);
        return String.format(
                Locale.ROOT,
                ": where a weekend runs at %s with nothing wrong, both lie beyond %s with a chance of %.1f %% at %s accounts a day",
                Figures.words(MetricKind.CONVERSION, weekend),
                Figures.words(MetricKind.CONVERSION, limit),
                100 * bad * bad,
                Figures.grouped(n));
    }
}
