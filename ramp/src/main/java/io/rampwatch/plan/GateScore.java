package io.rampwatch.plan;

import java.util.List;

/**
 * What the readiness gate says at a moment.
 *
 * @param lines the six checks, in their order
 * @param needed how many must be passed
 */
public record GateScore(List<Line> lines, int needed) {

    /**
     * One check.
     *
     * @param check which
     * @param passed whether it holds
     * @param words why, with the figures
     */
    public record Line(GateCheck check, boolean passed, String words) {}

    /** How many checks are passed. */
    public int passed() {
        return (int) lines.stream().filter(Line::passed).count();
    }

    /** Whether enough are. */
    public boolean opens() {
        return passed() >= needed;
    }

    /** What is missing, a sentence for each check that is not passed: what, why, what to do. */
    public List<String> missing() {
        return lines.stream()
                .filter(line -> !line.passed())
                .map(line -> line.check().key() + " (" + line.check().standard() + "): " + line.words() + "; "
                        + line.check().remedy())
                .toList();
    }
}
