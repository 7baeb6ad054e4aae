package io.rampwatch.standalone;

import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.alerting.page.PageLines;
import java.util.ArrayList;
import java.util.List;

/** A page in a terminal, in a frame. */
final class PageText {
    private static final int WIDTH = 118;
    private static final int INDENT = 13;

    private final Paint paint;

    PageText(Paint paint) {
        this.paint = paint;
    }

    List<String> lines(FakePagerDuty.Received page) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold("┌─ what the owner gets " + "─".repeat(WIDTH - 23)));
        PageLines.of(page.event()).forEach(line -> wrapped(line, lines));
        lines.add("└" + "─".repeat(WIDTH - 1));
        return lines;
    }

    /** Words that do not fit go on below the text, beside its name. */
    private static void wrapped(String line, List<String> lines) {
        String left = line;
        while (left.length() > WIDTH - 2) {
            int space = left.lastIndexOf(' ', WIDTH - 2);
            int end = space > INDENT ? space : WIDTH - 2;
            lines.add("│ " + left.substring(0, end).stripTrailing());
            left = " ".repeat(INDENT) + left.substring(end).strip();
        }
        lines.add("│ " + left);
    }
}
