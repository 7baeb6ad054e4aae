package io.rampwatch.standalone;

import java.io.PrintWriter;
import java.util.Locale;

/** A bar that grows while a file is read. */
final class Progress {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean shown;
    private long all;

    private Progress(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** On a terminal a bar that is drawn anew, elsewhere nothing. */
    static Progress on(PrintWriter out) {
        return new Progress(out, onTerminal());
    }

    @SuppressWarnings(
            "SystemConsoleNull") // the bar is wanted where a person looks; newer Java says the same by isTerminal
    static boolean onTerminal() {
        return System.console() != null;
    }

    /** No bar. */
    static Progress none() {
        return new Progress(new PrintWriter(java.io.Writer.nullWriter()), false);
    }

    void begin(long lines) {
        all = lines;
        at(0);
    }

    void at(long lines) {
        if (shown) {
            int filled = all == 0 ? WIDTH : (int) (WIDTH * Math.min(lines, all) / all);
            String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
            out.printf(Locale.ROOT, "\r%s %,d of %,d records", bar, lines, all);
            out.flush();
        }
    }

    void end(long lines) {
        at(lines);
        if (shown) {
            out.println();
            out.flush();
        }
    }
}
