package io.rampwatch.plan;

import org.yaml.snakeyaml.error.Mark;

/**
 * Where a piece of the file stands.
 *
 * @param line its first line, counted from 1
 * @param column its first character, in code points, counted from 0
 * @param endLine the line on which it ends
 * @param endColumn the character behind its last one
 */
public record Extent(int line, int column, int endLine, int endColumn) {
    /** Between two marks of the parser. */
    static Extent of(Mark start, Mark end) {
        return new Extent(start.getLine() + 1, start.getColumn(), end.getLine() + 1, end.getColumn());
    }

    /** Somewhere on a line. */
    static Extent on(int line) {
        return new Extent(line, 0, line, 0);
    }

    /** The same up to another end. */
    Extent to(Mark end) {
        return new Extent(line, column, end.getLine() + 1, end.getColumn());
    }

    /** Whether it begins and ends on one line. */
    boolean onOneLine() {
        return line == endLine;
    }
}
