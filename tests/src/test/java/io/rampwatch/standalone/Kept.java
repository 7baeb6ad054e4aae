package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.episode.Episode;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.Topics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands when a run is over.
 *
 * @param levels all that was said of each rule at each tick, by key and tick
 * @param readings the last word on each reading
 * @param days the last word on each closed day
 * @param episodes of the ledger
 * @param incidents the keys by which pages came, each with how often
 * @param levelsRepeated how many levels were said again
 */
record Kept(
        Map<String, Set<String>> levels,
        Map<String, String> readings,
        Map<String, String> days,
        List<Episode> episodes,
        Map<String, Integer> incidents,
        int levelsRepeated) {

    /** Of a run that has ended. */
    static Kept of(KafkaSettings kafka, Plan plan, Path ledger, List<FakePagerDuty.Received> pages) {
        Map<String, Set<String>> levels = new TreeMap<>();
        int[] heard = {0};
        Heard.all(kafka, Topics.LEVELS, record -> {
            heard[0]++;
            var level = LevelJson.read(record.value());
            levels.computeIfAbsent(Topics.levelKey(level) + "|" + level.tickMillis(), any -> new TreeSet<>())
                    .add(new String(record.value(), UTF_8));
        });
        Map<String, Integer> incidents = new TreeMap<>();
        pages.stream()
                .filter(page -> page.action() == Action.TRIGGER)
                .forEach(page -> incidents.merge(page.key(), 1, Integer::sum));
        Said said = Said.in(kafka);
        return new Kept(
                levels, said.readings(), said.days(), episodes(ledger, plan), incidents, heard[0] - levels.size());
    }

    private static List<Episode> episodes(Path file, Plan plan) {
        var wall = InstantSource.system();
        var settings = new LedgerSettings(file, wall, wall, ChildRun.FRESH);
        try (var ledger = Ledger.open(settings, new PageComposer(plan, ChildRun.ENV, "http://127.0.0.1/"))) {
            return ledger.episodes();
        }
    }

    /** The same was said, though perhaps again, and each pause has one incident. */
    void assertSameAs(Kept undisturbed) {
        Different.none("levels", undisturbed.levels(), levels);
        Different.none("readings", undisturbed.readings(), readings);
        Different.none("days", undisturbed.days(), days);
        assertThat(byRule(episodes)).isEqualTo(byRule(undisturbed.episodes()));
        var keys = episodes.stream()
                .map(each -> "rampwatch/" + ChildRun.ENV + "/" + each.channel() + "/" + each.number())
                .toList();
        assertThat(incidents.keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** Rules that break at one tick lie in partitions of their own: which is heard first is no matter. */
    private static List<Episode> byRule(List<Episode> episodes) {
        return episodes.stream()
                .map(each -> new Episode(
                        each.channel(),
                        each.number(),
                        each.openedTickMillis(),
                        each.breached().stream()
                                .sorted(Comparator.comparing(Level::rule))
                                .toList(),
                        each.resumedMillis(),
                        each.closedBy()))
                .toList();
    }

    @Override
    public String toString() {
        return levels.size() + " levels (" + levelsRepeated + " said again), " + readings.size() + " readings, "
                + days.size() + " days, " + episodes.size() + " episodes, pages " + incidents;
    }
}
