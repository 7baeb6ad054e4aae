package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.Clear;
import io.rampwatch.rule.Combination;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.StopRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The short hash by which a changed rule is known to be another rule. */
final class RuleVersion {
    private static final int LENGTH = 8;

    private RuleVersion() {}

    /**
     * The same rule with its version, and with its runbook, which is no part of that.
     *
     * @param judged the channels that it judges, whose budget its evidence shares
     */
    static StopRule stamp(StopRule rule, Metric metric, List<ChannelPlan> judged, @Nullable String runbook) {
        return stamped(rule, canonical(rule, definition(metric) + "\n" + budget(rule, judged)), runbook);
    }

    /** The same combined rule with its version, which changes with its members. */
    static StopRule stamp(StopRule rule, List<StopRule> members, @Nullable String runbook) {
        String of = members.stream().map(StopRule::version).collect(Collectors.joining(" "));
        return stamped(rule, canonical(rule, "members " + of), runbook);
    }

    /** What is measured, exactly: a change of it makes another metric. */
    static String definition(Metric metric) {
        return "metric " + metric.id() + " " + metric.kind() + " " + metric.reach() + " " + metric.events() + " over "
                + metric.over() + " within " + metric.withinMinutes() + " window " + metric.windowMinutes() + " about "
                + metric.subject() + " after " + metric.afterMinutes() + " per " + metric.per();
    }

    private static StopRule stamped(StopRule rule, String text, @Nullable String runbook) {
        String version = sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
        return rule.stamped(version).withRunbook(runbook);
    }

    /** All that a verdict depends on, a line for each; the runbook is none of it. */
    private static String canonical(StopRule rule, String basis) {
        return String.join(
                "\n",
                "rule " + rule.id(),
                basis,
                "limits " + rule.side() + " " + limits(rule.limits()),
                "proof " + rule.proof().stream().map(Lane::words).collect(Collectors.joining(", ")),
                "on " + rule.on(),
                "least " + rule.least(),
                "gap " + rule.gapMinutes(),
                "clear " + clear(rule.clear()),
                "of " + of(rule.combination()),
                "then " + rule.then() + (rule.shadow() ? " shadow" : ""),
                "restart " + restart(rule.restart()));
    }

    private static String limits(Map<String, Limit> limits) {
        return new TreeMap<>(limits)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + limit(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String limit(Limit limit) {
        return limit.kind() + " " + limit.millionths() + " " + (limit.points() ? "points" : "relative") + " "
                + limit.from() + " " + limit.channel() + " " + limit.shareMillionths();
    }

    private static String budget(StopRule rule, List<ChannelPlan> judged) {
        boolean shares = rule.lane(Lane.Kind.EVIDENCE).isPresent();
        return "budget "
                + (shares
                        ? judged.stream()
                                .map(channel -> channel.name() + " " + channel.falsePausesMillionths())
                                .sorted()
                                .collect(Collectors.joining(", "))
                        : "none");
    }

    private static String clear(@Nullable Clear clear) {
        return clear == null ? "at the limit" : clear.millionths() + " for " + clear.minutes();
    }

    private static String of(@Nullable Combination combination) {
        return combination == null ? "itself" : (combination.all() ? "all " : "any ") + combination.rules();
    }

    private static String restart(@Nullable RestartCondition restart) {
        return restart == null
                ? "none"
                : String.join(
                        " ",
                        restart.metric(),
                        restart.side().name(),
                        Long.toString(restart.levelMillionths()),
                        restart.proofWords(),
                        Long.toString(restart.least()),
                        restart.measuredOn().words(),
                        "gap " + restart.gapMinutes());
    }

    /** The SHA-256 of bytes, in hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
