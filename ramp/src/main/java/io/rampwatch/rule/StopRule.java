package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * "Pause when the metric lies beyond its limit, proven in one of these ways, once enough accounts spoke."
 *
 * @param id the rule's name in the plan
 * @param version a short hash of its definition: a changed rule is another rule
 * @param metric the id of the metric that it judges; of a combination that of its first member
 * @param kind the shape of that metric
 * @param side on which side of the limit a value is bad
 * @param limits by channel, normalised names; channels that are not named are not judged. Of a combination those of its
 *     first member
 * @param proof its lanes, in the order of the plan, at most one of each kind; empty for a combination
 * @param on which view of a conversion the lanes judge
 * @param least the floor: accounts (the denominator) of a (pooled) day or an early window; below it there is no
 *     verdict. 0 for a census, which has no floor
 * @param gapMinutes how long a streak outlives having no verdict; null for the default: of a slow lane one exhausted
 *     pool, of a live lane six looks, of a held lane 60 minutes. Rounded up to whole pools (3 days) and looks (1 hour)
 * @param clear when WATCH is left; null for the default: of a conversion 2 points inside the limit, else at the limit
 * @param then what a breach means
 * @param shadow whether it is only recorded: it never pages, latches or pauses, and takes no share of the budget
 * @param combination what it is made of; null for a rule that judges a metric itself
 * @param restart when the channel may start again; null only where the rule watches
 * @param runbook where the way out is written; null for none
 */
public record StopRule(
        String id,
        String version,
        String metric,
        MetricKind kind,
        Side side,
        Map<String, Limit> limits,
        List<Lane> proof,
        View on,
        long least,
        @Nullable Long gapMinutes,
        @Nullable Clear clear,
        Then then,
        boolean shadow,
        @Nullable Combination combination,
        @Nullable RestartCondition restart,
        @Nullable String runbook)
        implements Serializable {

    /** What a breach means. */
    public enum Then {
        /** It is shown. */
        WATCH,
        /** "Do not take the next step": it latches, and pages as a warning. */
        HOLD,
        /** Stop: it latches, and pages as critical. */
        PAUSE
    }

    /** @throws IllegalArgumentException where the parts do not fit each other */
    public StopRule {
        if (proof.isEmpty() == (combination == null)) {
            throw new IllegalArgumentException("rule " + id + " has lanes " + proof + " and members " + combination);
        }
        if (proof.stream().map(Lane::kind).distinct().count() < proof.size()) {
            throw new IllegalArgumentException("rule " + id + " has two lanes of one kind: " + proof);
        }
    }

    /** Closed days in a row against a number for each channel. */
    public StopRule(
            String id,
            String version,
            String metric,
            MetricKind kind,
            Side side,
            Map<String, Long> limitMillionths,
            int days,
            long least,
            Then then,
            @Nullable RestartCondition restart,
            @Nullable String runbook) {
        this(
                id,
                version,
                metric,
                kind,
                side,
                numbers(limitMillionths),
                List.of(Lane.days(days)),
                View.OWN,
                least,
                null,
                null,
                then,
                false,
                null,
                restart,
                runbook);
    }

    /** The channels that the rule judges. */
    public List<String> channels() {
        return List.copyOf(limits.keySet());
    }

    /** Whether its breach latches: a pause or a hold that is more than a shadow. */
    public boolean latches() {
        return then != Then.WATCH && !shadow;
    }

    /** The lane of a kind, if it has one. */
    public Optional<Lane> lane(Lane.Kind of) {
        return proof.stream().filter(lane -> lane.kind() == of).findFirst();
    }

    /** How many days in a row its slow lane asks for; 0 without one. */
    public int days() {
        return lane(Lane.Kind.SLOW).map(Lane::count).orElse(0);
    }

    /** The limits that are numbers, in millionths, by channel. */
    public Map<String, Long> limitMillionths() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        limits.forEach((channel, limit) -> {
            if (limit.kind() == Limit.Kind.NUMBER) {
                numbers.put(channel, limit.millionths());
            }
        });
        return numbers;
    }

    /** The same rule under another version. */
    public StopRule stamped(String stamp) {
        return copy(stamp, limits, runbook);
    }

    /** The same rule with another runbook, which is no part of its version. */
    public StopRule withRunbook(@Nullable String where) {
        return copy(version, limits, where);
    }

    /** The rule about one channel only. */
    public StopRule only(String channel) {
        Limit limit = limits.get(channel);
        return limit == null ? this : copy(version, Map.of(channel, limit), runbook);
    }

    private StopRule copy(String stamp, Map<String, Limit> those, @Nullable String where) {
        return new StopRule(
                id,
                stamp,
                metric,
                kind,
                side,
                those,
                proof,
                on,
                least,
                gapMinutes,
                clear,
                then,
                shadow,
                combination,
                restart,
                where);
    }

    private static Map<String, Limit> numbers(Map<String, Long> millionths) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        millionths.forEach((channel, limit) -> limits.put(channel, Limit.number(limit)));
        return limits;
    }

    /** Numerator and limit of an amount are both millionths of the unit, so that its numerator is a sum already. */
    boolean beyond(long k, long n, long limit) {
        return kind == MetricKind.AMOUNT_PER_SUBJECT ? side.beyondSum(k, n, limit) : side.beyond(k, n, limit);
    }
}
