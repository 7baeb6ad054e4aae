package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.rule.StopRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The short hash by which a changed rule is known to be another rule. */
final class RuleVersion {
    private static final int LENGTH = 8;

    private RuleVersion() {}

    /** The same rule with its version, and with its runbook, which is no part of that. */
    static StopRule stamp(StopRule rule, Metric metric, @Nullable String runbook) {
        String version =
                sha256(canonical(rule, metric).getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
        return rule.stamped(version).withRunbook(runbook);
    }

    /** All that a verdict depends on, a line for each; the runbook is none of it. */
    static String canonical(StopRule rule, Metric metric) {
        return String.join(
                "\n",
                "rule " + rule.id(),
                "metric " + metric.id() + " " + metric.kind() + " " + metric.reach() + " " + metric.events() + " over "
                        + metric.over() + " within " + metric.withinMinutes(),
                "limits " + rule.side() + " " + new TreeMap<>(rule.limitMillionths()),
                "days " + rule.days(),
                "least " + rule.least(),
                "then " + rule.then(),
                "restart " + restart(rule));
    }

    private static String restart(StopRule rule) {
        var restart = rule.restart();
        return restart == null
                ? "none"
                : String.join(
                        " ",
                        restart.metric(),
                        restart.side().name(),
                        Long.toString(restart.levelMillionths()),
                        Integer.toString(restart.days()),
                        restart.businessDays() ? "business" : "calendar",
                        Long.toString(restart.least()),
                        restart.measuredOn().words());
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
