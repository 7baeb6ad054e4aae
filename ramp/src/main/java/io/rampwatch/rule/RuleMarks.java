package io.rampwatch.rule;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How all rules stand with one channel.
 *
 * @param rules by rule id and version
 * @param resumedMillis from when the channel was last resumed: days that began before it do not count; {@link #NEVER}
 *     for never
 * @param resumeMillis a resume that the next tick at or after it will hear; {@link #NEVER} for none
 * @param days closed days that can still change, by metric
 */
public record RuleMarks(
        Map<String, RuleMark> rules, long resumedMillis, long resumeMillis, Map<String, DayCounts> days) {
    /** No such time. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Nothing judged yet. */
    public static final RuleMarks NEW = new RuleMarks(Map.of(), NEVER, NEVER, Map.of());

    RuleMarks withDays(Map<String, DayCounts> now) {
        return new RuleMarks(rules, resumedMillis, resumeMillis, now);
    }

    /**
     * What holds at a tick: a resume that is due ends the pauses that it was about, and the lanes begin anew. A breach
     * that began after it stays.
     */
    RuleMarks at(long tickMillis) {
        if (resumeMillis == NEVER || resumeMillis > tickMillis) {
            return this;
        }
        Map<String, RuleMark> left = rules.entrySet().stream()
                .filter(rule -> rule.getValue().latched() && rule.getValue().sinceMillis() > resumeMillis)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new RuleMarks(left, resumeMillis, NEVER, days);
    }
}
