package io.rampwatch.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Everything that is wrong with one file: gathered while it is read, told together. */
public final class Problems {
    /** So many are printed; who has more has a fault that is not in the details. */
    private static final int PRINTED = 500;

    private final String file;
    private final List<Problem> list = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** None yet. */
    public Problems(String file) {
        this.file = file;
    }

    /** One more. */
    public void add(int line, String place, String found, String remedy) {
        list.add(new Problem(line, place, found, remedy));
    }

    /** What is allowed and yet unwise; a file with warnings only is good. */
    public void warn(int line, String place, String found, String remedy) {
        warnings.add(new Problem(line, place, found, remedy));
    }

    /** Whether the file is good. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** How many there are. */
    public int size() {
        return list.size();
    }

    /** All of them, by line; on one line in the order in which they were found. */
    public List<Problem> list() {
        return sorted(list);
    }

    /** The warnings, by line. */
    public List<Problem> warnings() {
        return sorted(warnings);
    }

    /** A heading, then a line for each. */
    @Override
    public String toString() {
        return lines(list, "problem");
    }

    /** The warnings: a heading, then a line for each. */
    public String warningLines() {
        return lines(warnings, "warning");
    }

    private String lines(List<Problem> some, String name) {
        int size = some.size();
        var text = new StringBuilder(file + ": " + size + " " + name + (size == 1 ? "" : "s"));
        int width = some.stream()
                .mapToInt(problem -> Integer.toString(problem.line()).length())
                .max()
                .orElse(1);
        for (Problem problem : sorted(some).subList(0, Math.min(PRINTED, size))) {
            text.append(String.format(Locale.ROOT, "\n  line %" + width + "d  %s", problem.line(), problem.words()));
        }
        return size > PRINTED ? text + "\n  and " + (size - PRINTED) + " more" : text.toString();
    }

    private static List<Problem> sorted(List<Problem> some) {
        return some.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
