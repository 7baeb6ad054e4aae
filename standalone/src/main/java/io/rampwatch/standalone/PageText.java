package io.rampwatch.standalone;

import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.alerting.page.PageLines;
import java.util.ArrayList;
import java.util.List;

/** A page in a terminal, in a frame. */
final class PageText {
    private static final int WIDTH = 110;

    private final Paint paint;

    PageText(Paint paint) {
        this.paint = paint;
    }

    List<String> lines(FakePagerDuty.Received page) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold("┌─ what the owner gets " + "─".repeat(WIDTH - 23)));
        PageLines.of(page.event()).forEach(line -> lines.add("│ " + line));
        lines.add("└" + "─".repeat(WIDTH - 1));
        return lines;
    }
}
