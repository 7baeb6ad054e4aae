package io.rampwatch.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that would be right: to be put in the place of a line of the file, or below it.
 *
 * @param line the line, counted from 1
 * @param added whether it is added below the line, not put in its place
 * @param text the whole line, with its indentation
 */
public record Correction(int line, boolean added, String text) {

    /** The line as it is told, such as {@code write: settle: 2h}. */
    public String words() {
        return (added ? "add: " : "write: ") + text.strip();
    }

    /** A file with the line pasted. */
    public List<String> paste(List<String> lines) {
        List<String> pasted = new ArrayList<>(lines);
        if (added) {
            pasted.add(line, text);
        } else {
            pasted.set(line - 1, text);
        }
        return List.copyOf(pasted);
    }

    /** One line with a part of it replaced; null where that is not possible. */
    static @Nullable Correction replacing(List<String> lines, Extent part, String text) {
        String before = before(lines, part.line(), part.column());
        String after = after(lines, part.line(), part.endColumn());
        if (!part.onOneLine() || before == null || after == null || text.isEmpty()) {
            return null;
        }
        String gap = before.endsWith(":") || before.endsWith("-") ? " " : "";
        return new Correction(part.line(), false, before + gap + text + after);
    }

    /** A line of its own below another one. */
    static Correction below(int line, int indent, String text) {
        return new Correction(line, true, " ".repeat(indent) + text);
    }

    /** What stands on a line before a column; null where there is no such place. */
    static @Nullable String before(List<String> lines, int line, int column) {
        int at = offset(lines, line, column);
        return at < 0 ? null : lines.get(line - 1).substring(0, at);
    }

    private static @Nullable String after(List<String> lines, int line, int column) {
        int at = offset(lines, line, column);
        return at < 0 ? null : lines.get(line - 1).substring(at);
    }

    private static int offset(List<String> lines, int line, int column) {
        if (line < 1 || line > lines.size()) {
            return -1;
        }
        String text = lines.get(line - 1);
        return column > text.codePointCount(0, text.length()) ? -1 : text.offsetByCodePoints(0, column);
    }
}
