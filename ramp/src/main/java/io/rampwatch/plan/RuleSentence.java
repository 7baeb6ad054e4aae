package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.StopRule;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;

/** Rules in sentences. */
public final class RuleSentence {
    private RuleSentence() {}

    /**
     * The rule, such as {@code pause partner-acme when activation_24h is at or below 52.0 % on 2 days in a row (each at
     * least 100 accounts)}.
     */
    public static String stop(StopRule rule) {
        Set<Long> limits = new TreeSet<>(rule.limitMillionths().values());
        boolean one = limits.size() == 1;
        List<String> channels = rule.limitMillionths().entrySet().stream()
                .map(entry -> one ? entry.getKey() : entry.getKey() + " (" + limit(rule, entry) + ")")
                .toList();
        String limit = one ? Figures.words(rule.kind(), limits.iterator().next()) : "its limit";
        return rule.then().name().toLowerCase(Locale.ROOT) + " " + and(channels) + " when " + rule.metric() + " is "
                + rule.side().words() + " " + limit + " on " + days(rule.days(), false) + " (each at least "
                + Figures.grouped(rule.least()) + " " + counted(rule.kind()) + ")";
    }

    /** The restart condition, as a sentence about the channel. */
    public static String restart(Plan plan, RestartCondition restart) {
        MetricKind kind = kind(plan, restart.metric());
        return "may start again when " + restart.metric() + " is "
                + restart.side().words() + " "
                + Figures.words(kind, restart.levelMillionths()) + " on " + days(restart.days(), restart.businessDays())
                + " (each at least " + Figures.grouped(restart.least()) + " " + counted(kind) + "), measured on "
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

    private static String limit(StopRule rule, Entry<String, Long> limit) {
        return Figures.words(rule.kind(), limit.getValue());
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
