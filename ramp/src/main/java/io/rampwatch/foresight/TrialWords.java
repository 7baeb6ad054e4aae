package io.rampwatch.foresight;

import io.rampwatch.foresight.TrialRow.Judged;
import io.rampwatch.foresight.TrialRow.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What several plans would have done, side by side. */
public final class TrialWords {
    private static final double HOUR = 3_600_000;

    private TrialWords() {}

    /**
     * A table: a row for each plan and channel; without a line break at the end.
     *
     * @param labelled whether incidents are known, so that pauses can be called false and incidents missed
     */
    public static String of(List<TrialRow> rows, boolean labelled) {
        int width = rows.stream().mapToInt(row -> row.plan().length()).max().orElse(4);
        int wide = rows.stream().mapToInt(row -> row.channel().length()).max().orElse(7);
        String form = "%-" + Math.max(4, width) + "s  %-" + Math.max(7, wide) + "s  %-16s  %-16s  %-16s  %6s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, form, "plan", "channel", "first watch", "first stop", "restart", "stops")
                + (labelled ? "   false  missed  found after" : ""));
        rows.forEach(row -> lines.add((line(form, row) + judged(row.judged())).stripTrailing()));
        lines.add("A stop is a pause or a hold; each ends when its restart is proposed, as if the owner resumed then."
                + (labelled ? " False: begun outside of every incident." : ""));
        return String.join("\n", lines);
    }

    private static String line(String form, TrialRow row) {
        Stop first = row.stops().isEmpty() ? null : row.stops().get(0);
        return String.format(
                Locale.ROOT,
                form,
                row.plan(),
                row.channel(),
                time(row.firstWatchMillis()),
                time(first == null ? null : (Long) first.fromMillis()),
                time(first == null ? null : first.readyMillis()),
                row.stops().size());
    }

    private static String judged(@Nullable Judged judged) {
        return judged == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  %6d  %6d  %s",
                        judged.falseStops(),
                        judged.missed(),
                        judged.foundAfterMillis().stream()
                                .map(millis -> Math.round(millis / HOUR) + " h")
                                .collect(Collectors.joining(", ")));
    }

    /** To the minute. */
    private static String time(@Nullable Long millis) {
        return millis == null
                ? "–"
                : Instant.ofEpochMilli(millis).toString().substring(0, 16).replace('T', ' ');
    }
}
