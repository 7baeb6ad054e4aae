package io.rampwatch.plan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a plan with one clause of one rule at several values, such as {@code activation-drop.falls_by=6pp..14pp}.
 */
public final class PlanVariants {
    private static final int MOST = 60;
    private static final Pattern SWEEP = Pattern.compile(
            "([a-z0-9][a-z0-9_-]*)\\.(restart\\.)?([a-z_]+)=([0-9.]+)([a-z%]*)\\.\\.([0-9.]+)([a-z%]*)(?:/([0-9.]+)([a-z%]*))?");

    private PlanVariants() {}

    /**
     * The plans by the value that is tried, in ascending order.
     *
     * @param yaml the plan's text
     * @param sweep rule, clause, the first and the last value, and the step after a slash; 1 unless said
     * @throws IllegalArgumentException where the sweep makes no sense, in words for a person
     */
    public static Map<String, String> of(String yaml, String sweep) {
        Matcher asked = SWEEP.matcher(sweep);
        if (!asked.matches() || !asked.group(5).equals(asked.group(7)) || hasAnotherUnit(asked)) {
            throw new IllegalArgumentException(
                    "'" + sweep + "' is not a sweep such as activation-drop.falls_by=6pp..14pp or …=5%..10%/0.5");
        }
        var step = new BigDecimal(asked.group(8) == null ? "1" : asked.group(8));
        var last = new BigDecimal(asked.group(6));
        if (step.signum() == 0
                || last.subtract(new BigDecimal(asked.group(4)))
                                .divide(step, java.math.RoundingMode.DOWN)
                                .intValue()
                        >= MOST) {
            throw new IllegalArgumentException("'" + sweep + "' has more than " + MOST + " values");
        }
        Map<String, String> variants = new LinkedHashMap<>();
        for (var value = new BigDecimal(asked.group(4)); value.compareTo(last) <= 0; value = value.add(step)) {
            String written = value.toPlainString() + asked.group(5);
            variants.put(asked.group(3) + " " + written, with(yaml, asked, written));
        }
        return variants;
    }

    /** A step may be written with the unit of the values, or without any. */
    private static boolean hasAnotherUnit(Matcher asked) {
        String unit = asked.group(9);
        return unit != null && !unit.isEmpty() && !unit.equals(asked.group(5));
    }

    private static String with(String yaml, Matcher asked, String value) {
        Matcher rule = Pattern.compile("(?m)^(\\s*)- *\\{? *id: *" + Pattern.quote(asked.group(1)) + "\\b")
                .matcher(yaml);
        if (!rule.find()) {
            throw new IllegalArgumentException("the plan has no rule '" + asked.group(1) + "'");
        }
        Matcher next = Pattern.compile("(?m)^" + rule.group(1) + "(- |\\S)").matcher(yaml);
        int end = next.find(rule.end()) ? next.start() : yaml.length();
        int restart = yaml.indexOf("restart:", rule.end());
        boolean back = restart >= 0 && restart < end;
        int from = asked.group(2) != null ? (back ? restart : end) : rule.end();
        int to = asked.group(2) == null && back ? restart : end;
        Matcher clause = Pattern.compile("\\b" + Pattern.quote(asked.group(3)) + ": *([^,}\\s]+)")
                .matcher(yaml)
                .region(from, to);
        if (!clause.find()) {
            throw new IllegalArgumentException("rule '" + asked.group(1) + "' has no clause '" + asked.group(3)
                    + "' with a single value" + (asked.group(2) == null ? "" : " in its restart"));
        }
        return yaml.substring(0, clause.start(1)) + value + yaml.substring(clause.end(1));
    }
}
