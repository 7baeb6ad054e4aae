package io.rampwatch.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with one file: gathered while it is read, told together. */
public final class Problems {
    /** So many are printed; who has more has a fault that is not in the details. */
    private static final int PRINTED = 500;

    private final String file;
    private final boolean corrects;
    private List<String> lines = List.of();
    private final List<Problem> list = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** None yet. */
    public Problems(String file) {
        this(file, false);
    }

    private Problems(String file, boolean corrects) {
        this.file = file;
        this.corrects = corrects;
    }

    /** None yet, of a file for whose mistakes lines can be proposed: an example there means nothing but an example. */
    static Problems withCorrections(String file) {
        return new Problems(file, true);
    }

    /** The file itself, from which corrected lines are made. */
    void over(String text) {
        lines = text.lines().toList();
    }

    /** One more. */
    public void add(int line, String place, String found, String remedy) {
        add(line, place, found, remedy, null);
    }

    /** One more, with a line with which it would be gone. */
    void add(int line, String place, String found, String remedy, @Nullable Correction correction) {
        list.add(new Problem(line, place, found, remedy, corrects ? correction : null));
    }

    /** The line with a part of it replaced; null where that is not possible. */
    @Nullable
    Correction replacing(Extent part, String text) {
        return Correction.replacing(lines, part, text);
    }

    /** The line with what stands on it made a comment; null where it stands on several lines, or not alone. */
    @Nullable
    Correction without(Extent key, Extent value) {
        String before = Correction.before(lines, key.line(), key.column());
        boolean alone = before != null && before.isBlank() && key.line() == value.endLine();
        return alone
                ? new Correction(
                        key.line(),
                        false,
                        before + "# " + lines.get(key.line() - 1).strip())
                : null;
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
        return print(list, "problem");
    }

    /** The warnings: a heading, then a line for each. */
    public String warningLines() {
        return print(warnings, "warning");
    }

    private String print(List<Problem> some, String name) {
        int size = some.size();
        var text = new StringBuilder(file + ": " + size + " " + name + (size == 1 ? "" : "s"));
        int width = some.stream()
                .mapToInt(problem -> Integer.toString(problem.line()).length())
                .max()
                .orElse(1);
        for (Problem problem : sorted(some).subList(0, Math.min(PRINTED, size))) {
            text.append(
                    String.format(Locale.ROOT, "\n  line %" + width + "d  %s", problem.line(), problem.corrected()));
        }
        return size > PRINTED ? text + "\n  and " + (size - PRINTED) + " more" : text.toString();
    }

    private static List<Problem> sorted(List<Problem> some) {
        return some.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
