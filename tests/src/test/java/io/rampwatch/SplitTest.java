package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over how many partitions events are spread, and how fast each of them is read, is not seen in what is said. */
class SplitTest {
    private static final long DISORDER = 29_999;

    @ParameterizedTest(name = "{0} partitions, parallelism {1}")
    @CsvSource({"2, 2", "3, 4", "4, 2"})
    void however_events_are_spread_the_bytes_are_the_same(int partitions, int parallelism) throws Exception {
        Plan plan = PlanFile.demand(Traffic.plan());
        List<String> events = inTurmoil();
        PlayedJob.over(plan, withEnd(0, events.size() + 1, events)).toTheEnd("whole", 1, null);
        PlayedJob.overParts(plan, spread(partitions, events)).toTheEnd("spread", parallelism, null);
        for (String what : List.of("readings", "days", "levels")) {
            assertThat(PlayedJob.said("spread", what).stream().sorted())
                    .as(what)
                    .containsExactlyElementsOf(
                            PlayedJob.said("whole", what).stream().sorted().toList());
        }
        assertThat(PlayedJob.said("whole", "readings")).hasSizeGreaterThan(300);
    }

    private static List<String> inTurmoil() {
        var traffic = new Traffic(42);
        for (int day = 0; day < 3; day++) {
            traffic.day("partner", day, 100).day("direct", day, 60);
        }
        return traffic.turmoil(7).lines();
    }

    /** Each in the order in which it arrives, whatever the account. */
    private static List<List<String>> spread(int partitions, List<String> events) {
        var random = new SplittableRandom(partitions);
        List<List<String>> spread = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            spread.add(new ArrayList<>());
        }
        for (String event : Disorder.within(DISORDER, partitions, events)) {
            spread.get(random.nextInt(partitions)).add(event);
        }
        int longest = spread.stream().mapToInt(List::size).max().orElseThrow();
        for (int i = 0; i < partitions; i++) {
            spread.set(i, withEnd(i, longest + 1, spread.get(i)));
        }
        return spread;
    }

    /** All partitions end at the same instant and hold the same number of lines. */
    private static List<String> withEnd(int partition, int lines, List<String> events) {
        List<String> all = new ArrayList<>(events);
        while (all.size() < lines) {
            all.add("""
                {"specversion":"1.0","id":"end-%d-%d","source":"urn:test:end","type":"io.rampwatch.source.heartbeat.v1",\
                "time":"%s","data":{}}""".formatted(partition, all.size(), Instant.ofEpochMilli(Traffic.START + 8 * Traffic.DAY)));
        }
        return all;
    }
}
