package io.rampwatch.plan;

import io.rampwatch.plan.Node.Entry;
import io.rampwatch.plan.Node.Mapping;
import io.rampwatch.plan.Node.Scalar;
import io.rampwatch.plan.Node.Sequence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a plan with one clause of one rule at several values, such as {@code activation-drop.falls_by=6pp..14pp}.
 */
public final class PlanVariants {
    private static final int MOST = 60;
    private static final String RESTART = "restart";
    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)([a-z%]*)";
    private static final Pattern SWEEP = Pattern.compile(
            "([a-z0-9][a-z0-9_-]*)\\.(restart\\.)?([a-z_]+)=" + NUMBER + "\\.\\." + NUMBER + "(?:/" + NUMBER + ")?");

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
        var first = new BigDecimal(asked.group(4));
        var last = new BigDecimal(asked.group(6));
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException("'" + sweep + "' goes down: the smaller value comes first, as "
                    + asked.group(6) + asked.group(7) + ".." + asked.group(4) + asked.group(5));
        }
        if (step.signum() == 0
                || last.subtract(first).divide(step, RoundingMode.DOWN).intValue() >= MOST) {
            throw new IllegalArgumentException("'" + sweep + "' has more than " + MOST + " values");
        }
        Map<String, String> variants = new LinkedHashMap<>();
        for (var value = first; value.compareTo(last) <= 0; value = value.add(step)) {
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
        Mapping rule = rule(yaml, asked.group(1));
        boolean back = asked.group(2) != null;
        Optional<Scalar> clause = clause(back ? value(rule, RESTART) : rule, asked.group(3), back ? "" : RESTART);
        // cut at line feeds only: what else ends a line stays on it
        List<String> lines = List.of(yaml.split("\n", -1));
        return clause.map(found -> Correction.replacing(lines, found.at(), value))
                .map(line -> String.join("\n", line.paste(lines)))
                .orElseThrow(() -> new IllegalArgumentException("rule '" + asked.group(1) + "' has no clause '"
                        + asked.group(3) + "' with a single value" + (back ? " in its restart" : "")));
    }

    private static Mapping rule(String yaml, String id) {
        Node root = YamlText.read(PlanReader.KIND, yaml.getBytes(StandardCharsets.UTF_8), new Problems("the plan"));
        if (value(root, "rules") instanceof Sequence rules) {
            for (Node item : rules.items()) {
                if (item instanceof Mapping rule
                        && value(rule, "id") instanceof Scalar name
                        && name.text().equals(id)) {
                    return rule;
                }
            }
        }
        throw new IllegalArgumentException("the plan has no rule '" + id + "'");
    }

    private static @Nullable Node value(@Nullable Node within, String key) {
        Entry entry = within instanceof Mapping group ? group.entries().get(key) : null;
        return entry == null ? null : entry.value();
    }

    /** The first value of a key, however deep it lies. */
    private static Optional<Scalar> clause(@Nullable Node within, String key, String except) {
        if (!(within instanceof Mapping group)) {
            return Optional.empty();
        }
        for (Map.Entry<String, Entry> entry : group.entries().entrySet()) {
            Node value = entry.getValue().value();
            if (entry.getKey().equals(key) && value instanceof Scalar found && !found.empty()) {
                return Optional.of(found);
            }
            Optional<Scalar> deeper = entry.getKey().equals(except) ? Optional.empty() : clause(value, key, "");
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }
}
