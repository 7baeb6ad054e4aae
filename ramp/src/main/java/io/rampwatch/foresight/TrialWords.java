package io.rampwatch.foresight;

import io.rampwatch.foresight.TrialStory.Channel;
import io.rampwatch.foresight.TrialStory.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The stories of several plans side by side. */
public final class TrialWords {
    private static final double HOUR = 3_600_000;

    private TrialWords() {}

    /**
     * A table: a row for each plan and channel; without a line break at the end.
     *
     * @param labelled whether incidents are known, so that pauses can be called false and incidents missed
     */
    public static String of(Map<String, TrialStory> stories, List<Incident> incidents, boolean labelled) {
        int width = stories.keySet().stream().mapToInt(String::length).max().orElse(4);
        var channels = new TreeSet<String>();
        stories.values().forEach(story -> channels.addAll(story.channels().keySet()));
        int wide = channels.stream().mapToInt(String::length).max().orElse(7);
        String form = "%-" + Math.max(4, width) + "s  %-" + Math.max(7, wide) + "s  %-16s  %-16s  %-16s  %6s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, form, "plan", "channel", "first watch", "first stop", "restart", "stops")
                + (labelled ? "   false  missed  found after" : ""));
        stories.forEach((name, story) -> channels.forEach(channel -> {
            Channel said = story.channels().getOrDefault(channel, new Channel());
            lines.add((String.format(
                                    Locale.ROOT,
                                    form,
                                    name,
                                    channel,
                                    time(said.firstWatch()),
                                    said.pauses().isEmpty()
                                            ? "–"
                                            : time(said.pauses().get(0).fromMillis()),
                                    said.pauses().isEmpty()
                                            ? "–"
                                            : time(said.pauses().get(0).readyMillis()),
                                    said.pauses().size())
                            + (labelled ? judged(said, of(incidents, channel)) : ""))
                    .stripTrailing());
        }));
        lines.add("A stop is a pause or a hold; each ends when its restart is proposed, as if the owner resumed then."
                + (labelled ? " False: begun outside of every incident." : ""));
        return String.join("\n", lines);
    }

    private static List<Incident> of(List<Incident> incidents, String channel) {
        return incidents.stream()
                .filter(incident -> incident.channel().equals(channel))
                .toList();
    }

    private static String judged(Channel said, List<Incident> incidents) {
        long wrong = said.pauses().stream()
                .filter(pause -> incidents.stream().noneMatch(incident -> incident.holds(pause.fromMillis())))
                .count();
        List<String> delays = new ArrayList<>();
        int missed = 0;
        for (Incident incident : incidents) {
            Long found = found(said, incident);
            missed += found == null ? 1 : 0;
            if (found != null) {
                delays.add(Math.round((found - incident.fromMillis()) / HOUR) + " h");
            }
        }
        return String.format(Locale.ROOT, "  %6d  %6d  %s", wrong, missed, String.join(", ", delays));
    }

    /** When an incident was stopped, at its beginning where the channel stood still already; null for never. */
    private static @Nullable Long found(Channel said, Incident incident) {
        for (Pause pause : said.pauses()) {
            Long ready = pause.readyMillis();
            boolean before = pause.fromMillis() < incident.toMillis();
            if (before && (incident.holds(pause.fromMillis()) || ready == null || ready > incident.fromMillis())) {
                return Math.max(pause.fromMillis(), incident.fromMillis());
            }
        }
        return null;
    }

    /** To the minute. */
    private static String time(@Nullable Long millis) {
        return millis == null
                ? "–"
                : Instant.ofEpochMilli(millis).toString().substring(0, 16).replace('T', ' ');
    }
}
