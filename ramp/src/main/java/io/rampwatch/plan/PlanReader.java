package io.rampwatch.plan;

import org.jspecify.annotations.Nullable;

/**
 * Reads a plan file, {@code ramp.yml}: the plan, or everything that is wrong with it, each fault with its line, the
 * value found and what would be right. Nothing is thrown, whatever the bytes are.
 */
public final class PlanReader {
    static final YamlText.Kind KIND = new YamlText.Kind("plan", "a plan begins with ramp: and its name");

    private PlanReader() {}

    /**
     * What became of a file.
     *
     * @param plan the plan; null when there is a problem
     * @param problems all that is wrong; empty when there is a plan
     */
    public record Result(@Nullable Plan plan, Problems problems) {}

    /**
     * Reads a plan.
     *
     * @param name the file's name, for messages
     * @param yaml its bytes, UTF-8, at most 256 KiB
     */
    public static Result read(String name, byte[] yaml) {
        var problems = Problems.withCorrections(name);
        Node root = YamlText.read(KIND, yaml, problems);
        if (root == null) {
            return new Result(null, problems);
        }
        Plan plan = WholePlan.read(root, RuleVersion.sha256(yaml), problems).orElse(null);
        return new Result(plan, problems);
    }
}
