package io.rampwatch.foresight;

import io.rampwatch.foresight.TrialStory.Channel;
import io.rampwatch.foresight.TrialStory.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one plan would have done to one channel.
 *
 * @param plan as a person calls it
 * @param channel the channel
 * @param firstWatchMillis when it was first watched; null for never
 * @param stops its pauses and holds, in order
 * @param judged how that compares with what really was wrong; null where nobody said
 */
public record TrialRow(
        String plan,
        String channel,
        @Nullable Long firstWatchMillis,
        List<Stop> stops,
        @Nullable Judged judged) {

    /**
     * A pause or a hold.
     *
     * @param rule that began it
     * @param fromMillis its tick
     * @param readyMillis when the restart was proposed, and taken; null for not at all
     */
    public record Stop(
            String rule, long fromMillis, @Nullable Long readyMillis) {}

    /**
     * Stops beside incidents.
     *
     * @param falseStops how many began outside of every incident
     * @param missed how many incidents had no stop
     * @param foundAfterMillis how long after its beginning each of the others was stopped
     */
    public record Judged(int falseStops, int missed, List<Long> foundAfterMillis) {}

    /**
     * The rows of several plans: each with every channel that one of them judges.
     *
     * @param labelled whether incidents are known
     */
    public static List<TrialRow> of(Map<String, TrialStory> stories, List<Incident> incidents, boolean labelled) {
        var channels = new TreeSet<String>();
        stories.values().forEach(story -> channels.addAll(story.channels().keySet()));
        List<TrialRow> rows = new ArrayList<>();
        stories.forEach((plan, story) -> channels.forEach(name -> {
            Channel said = story.channels().getOrDefault(name, new Channel());
            rows.add(new TrialRow(
                    plan,
                    name,
                    said.firstWatch(),
                    said.pauses().stream().map(TrialRow::stop).toList(),
                    labelled ? judged(said, of(incidents, name)) : null));
        }));
        return List.copyOf(rows);
    }

    private static Stop stop(Pause pause) {
        return new Stop(pause.rule(), pause.fromMillis(), pause.readyMillis());
    }

    private static List<Incident> of(List<Incident> incidents, String channel) {
        return incidents.stream()
                .filter(incident -> incident.channel().equals(channel))
                .toList();
    }

    private static Judged judged(Channel said, List<Incident> incidents) {
        long wrong = said.pauses().stream()
                .filter(pause -> incidents.stream().noneMatch(incident -> incident.holds(pause.fromMillis())))
                .count();
        List<Long> delays = new ArrayList<>();
        for (Incident incident : incidents) {
            Long found = found(said, incident);
            if (found != null) {
                delays.add(found - incident.fromMillis());
            }
        }
        return new Judged(Math.toIntExact(wrong), incidents.size() - delays.size(), List.copyOf(delays));
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
}
