package io.rampwatch.rule;

import java.util.Map;

/**
 * How all rules stand with one channel.
 *
 * @param rules by rule id and version
 * @param days closed days that can still change, by metric
 */
public record RuleMarks(Map<String, RuleMark> rules, Map<String, DayCounts> days) {
    /** Nothing judged yet. */
    public static final RuleMarks NEW = new RuleMarks(Map.of(), Map.of());
}
