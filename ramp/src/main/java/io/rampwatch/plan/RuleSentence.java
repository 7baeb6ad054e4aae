package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** Rules in sentences that an executive can sign. */
public final class RuleSentence {
    private RuleSentence() {}

    /**
     * The rule, such as {@code pause partner-acme when activation_24h is at or below 52.0 % on 2 days in a row (each at
     * least 100 accounts)}.
     */
    public static String stop(StopRule rule) {
        String act = rule.then().name().toLowerCase(Locale.ROOT) + " " + and(channels(rule)) + " when ";
        if (rule.combination() != null) {
            boolean all = rule.combination().all();
            return act
                    + (all ? "all of " : "any of ")
                    + and(rule.combination().rules())
                    + (all ? " are beyond their limits at once" : " is beyond its limit")
                    + shadow(rule);
        }
        return act + rule.metric() + " " + where(rule) + " " + lanes(rule) + floor(rule) + more(rule) + shadow(rule);
    }

    /** The restart condition, as a sentence about the channel. */
    public static String restart(Plan plan, RestartCondition restart) {
        MetricKind kind = kind(plan, restart.metric());
        boolean census = restart.side() == Side.FALLS_TO;
        String level = census
                ? "counts at most " + Figures.written(MetricKind.COUNT, restart.levelMillionths()) + " over its target"
                : "is " + restart.side().words() + " " + Figures.words(kind, restart.levelMillionths());
        String days = restart.days() == 0
                ? "for " + Figures.duration(restart.heldMinutes()) + " without a break"
                : "on " + days(restart.days(), restart.businessDays());
        String floor = restart.least() == 0
                ? ""
                : " (each at least " + Figures.grouped(restart.least()) + " " + counted(kind) + ")";
        return "may start again when " + restart.metric() + " " + level + " " + days + floor + ", measured on "
                + restart.measuredOn().words();
    }

    /** The kind of a metric of the plan. */
    static MetricKind kind(Plan plan, String metric) {
        return plan.metrics().stream()
                .filter(known -> known.id().equals(metric))
                .findFirst()
                .map(Metric::kind)
                .orElseThrow(() -> new IllegalArgumentException("no metric " + metric + " in the plan"));
    }

    private static boolean oneLimit(StopRule rule) {
        return new HashSet<>(rule.limits().values().stream()
                                .map(Limit::millionths)
                                .toList())
                        .size()
                == 1;
    }

    private static List<String> channels(StopRule rule) {
        boolean one = oneLimit(rule) || rule.combination() != null;
        return rule.limits().entrySet().stream()
                .map(entry -> one ? entry.getKey() : entry.getKey() + " (" + limit(rule, entry) + ")")
                .toList();
    }

    private static String limit(StopRule rule, Entry<String, Limit> limit) {
        return Figures.words(rule.kind(), limit.getValue().millionths());
    }

    private static String where(StopRule rule) {
        Limit first = rule.limits().values().iterator().next();
        return switch (first.kind()) {
            case CENSUS ->
                "counts at least " + Figures.written(MetricKind.COUNT, first.millionths())
                        + (first.shareMillionths() == 0
                                ? ""
                                : ", and at least " + Figures.words(MetricKind.CONVERSION, first.shareMillionths())
                                        + " of what is open,")
                        + " over its target";
            case MOVING ->
                (rule.side() == Side.FALLS_TO ? "has fallen by " : "has risen by ") + change(first) + " or more from "
                        + from(first);
            case NUMBER ->
                "is " + rule.side().words() + " "
                        + (oneLimit(rule) ? Figures.words(rule.kind(), first.millionths()) : "its limit");
        };
    }

    private static String change(Limit limit) {
        return limit.points()
                ? Figures.written(MetricKind.CONVERSION, limit.millionths()).replace("%", " points")
                : Figures.words(MetricKind.CONVERSION, limit.millionths());
    }

    private static String from(Limit limit) {
        Limit.From from = limit.from();
        if (from == null) {
            return "its baseline";
        }
        return switch (from) {
            case PREVIOUS_7_DAYS -> "the 7 days before";
            case CHANNEL -> "channel " + limit.channel();
            case OTHER_CHANNELS -> "the other channels";
        };
    }

    private static String lanes(StopRule rule) {
        return rule.proof().stream().map(RuleSentence::lane).collect(Collectors.joining(", or "));
    }

    private static String lane(Lane lane) {
        return switch (lane.kind()) {
            case SLOW -> "on " + days(lane.count(), lane.business());
            case LIVE -> "at every hourly look for " + lane.count() + "h";
            case HELD -> "for " + Figures.duration(lane.count()) + " without a break";
            case EVIDENCE -> "with " + lane.words();
        };
    }

    private static String floor(StopRule rule) {
        boolean proven = rule.proof().stream().allMatch(lane -> lane.kind() == Lane.Kind.EVIDENCE);
        if (rule.least() == 0 || proven) {
            return "";
        }
        String least = Figures.grouped(rule.least()) + " " + counted(rule.kind());
        boolean days = rule.proof().size() == 1 && rule.proof().get(0).kind() == Lane.Kind.SLOW;
        return days ? " (each at least " + least + ")" : " (no verdict below " + least + ")";
    }

    private static String more(StopRule rule) {
        var words = new StringBuilder();
        switch (rule.on()) {
            case OWN -> {}
            case MATURE -> words.append("; only accounts that had their whole time count");
            case EARLY -> words.append("; young accounts count through the estimate");
            case BOUNDS -> words.append("; decided as soon as the open accounts can no longer change it");
        }
        if (rule.gapMinutes() != null) {
            words.append("; a streak outlives ")
                    .append(Figures.duration(rule.gapMinutes()))
                    .append(" without a verdict");
        }
        if (rule.clear() != null) {
            long level = rule.clear().millionths();
            boolean census = rule.least() == 0;
            words.append("; WATCH ends at ")
                    .append(census ? Figures.written(MetricKind.COUNT, level) : Figures.words(rule.kind(), level))
                    .append(
                            rule.clear().minutes() == 0
                                    ? ""
                                    : " held for "
                                            + Figures.duration(rule.clear().minutes()));
        }
        return words.toString();
    }

    private static String shadow(StopRule rule) {
        return rule.shadow() ? "; only recorded, it pages nobody" : "";
    }

    private static String days(int days, boolean business) {
        String what = business ? " business day" : " day";
        return days == 1 ? "1" + what : days + what + "s in a row";
    }

    private static String counted(MetricKind kind) {
        return kind == MetricKind.RATIO ? "in the denominator" : "accounts";
    }

    private static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
