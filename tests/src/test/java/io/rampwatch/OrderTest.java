package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within the disorder that sources are allowed, neither order nor parallelism may be seen in what is said. */
class OrderTest {
    /** Half a minute is allowed. */
    private static final long DISORDER = 29_999;

    private static final List<String> NUMBERS = List.of("readings.jsonl", "days.jsonl", "hours.jsonl", "levels.jsonl");

    private static final int SLICE = 20_000;
    /** Late facts restate whole days of readings: fewer of them say as much. */
    private static final int DIRTY_SLICE = 8_000;

    private static final String SEEDS_AND_PARALLELISM = """
            1, 1
            1, 2
            1, 4
            2, 1
            2, 2
            2, 4
            3, 1
            3, 2
            3, 4
            """;

    @TempDir
    private static Path work;

    private static Written madeUp;
    private static Written turmoil;
    private static Written turmoilInOrder;
    private static Written real;

    @ParameterizedTest(name = "made-up traffic, seed {0}, parallelism {1}")
    @CsvSource(textBlock = SEEDS_AND_PARALLELISM)
    void made_up_traffic_in_any_order_gives_the_same_bytes(long seed, int parallelism) throws IOException {
        if (madeUp == null) {
            madeUp = run(Traffic.lanes(), madeUp(6), 1);
            assertThat(String.join("\n", madeUp.sorted("levels.jsonl")))
                    .contains("\"live 24h\"", "\"evidence 99%\"", "RESTART_READY", "other channels");
        }
        assertSame(madeUp, run(Traffic.lanes(), Disorder.within(DISORDER, seed, madeUp(6)), parallelism));
    }

    @ParameterizedTest(name = "links, merges, voids, erasures and corrections, seed {0}, parallelism {1}")
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4"})
    void accounts_in_turmoil_in_any_order_give_the_same_bytes(long seed, int parallelism) throws IOException {
        if (turmoil == null) {
            turmoil = run(Traffic.lanes(), inTurmoil(), 1);
            var law = turmoil.summary();
            assertThat(law.at("/events/residual").asLong(-1)).isZero();
            assertThat(law.at("/records/residual").asLong(-1)).isZero();
            assertThat(law.at("/events/dead/merge_cycle").asLong()).isPositive();
            assertThat(law.at("/events/erased").asLong()).isPositive();
        }
        assertSameNumbers(turmoil, run(Traffic.lanes(), Disorder.within(DISORDER, seed, inTurmoil()), parallelism));
    }

    @Test
    void what_is_delivered_twice_gives_the_same_bytes() throws IOException {
        if (turmoilInOrder == null) {
            turmoilInOrder = run(Traffic.plan(), inTurmoil(), 1);
        }
        var twice = run(Traffic.plan(), Disorder.twice(DISORDER, 5, inTurmoil()), 2);
        for (String file : NUMBERS) {
            twice.assertSame(file, turmoilInOrder);
        }
        assertThat(twice.summary().at("/events/residual").asLong(-1)).isZero();
        assertThat(twice.summary().at("/events/duplicate").asLong())
                .isGreaterThan(turmoilInOrder.summary().at("/events/duplicate").asLong());
    }

    @ParameterizedTest(name = "turmoil late by hours, seed {0}, parallelism {1}")
    @CsvSource({"1, 1", "2, 2", "3, 4"})
    void accounts_in_turmoil_that_come_hours_late_end_with_the_same_readings(long seed, int parallelism)
            throws IOException {
        if (turmoilInOrder == null) {
            turmoilInOrder = run(Traffic.plan(), inTurmoil(), 1);
        }
        var late = run(Traffic.plan(), Disorder.late(20, seed, inTurmoil()), parallelism);
        Map<String, JsonNode> expected = turmoilInOrder.lastReadings();
        Map<String, JsonNode> found = late.lastReadings();
        // a channel that facts were in only until they moved has readings of nothing
        found.keySet().removeIf(key -> key.startsWith("(no signup)") && !expected.containsKey(key));
        assertThat(found).hasSizeGreaterThan(300).isEqualTo(expected);
        assertThat(late.summary().at("/events"))
                .isEqualTo(turmoilInOrder.summary().at("/events"));
        assertThat(late.all("readings.jsonl").size())
                .as("with restatements")
                .isGreaterThan(turmoilInOrder.all("readings.jsonl").size());
    }

    @ParameterizedTest(name = "real events, seed {0}, parallelism {1}")
    @CsvSource({"1, 1", "2, 2", "3, 4"})
    void real_events_in_any_order_give_the_same_bytes(long seed, int parallelism) throws IOException {
        List<String> events = RealData.lines(RealData.bpic2012().resolve("events.jsonl.gz"), SLICE);
        if (real == null) {
            real = run(RealData.plan(), events, 1);
        }
        assertSame(real, run(RealData.plan(), Disorder.within(DISORDER, seed, events), parallelism));
    }

    @Test
    void dirty_made_up_traffic_ends_with_the_same_readings_at_any_parallelism() throws IOException {
        assertSameInTheEnd(Traffic.plan(), Disorder.bad(7, madeUp(4)));
    }

    @Test
    void dirty_real_events_end_with_the_same_readings_at_any_parallelism() throws IOException {
        assertSameInTheEnd(
                RealData.plan(), RealData.lines(RealData.bpic2012().resolve("events_dirty.jsonl.gz"), DIRTY_SLICE));
    }

    private static List<String> madeUp(int days) {
        var traffic = new Traffic(42);
        for (int day = 0; day < days; day++) {
            traffic.day("partner", day, 150).day("direct", day, 90);
        }
        return traffic.lines();
    }

    private static List<String> inTurmoil() {
        var traffic = new Traffic(42);
        for (int day = 0; day < 5; day++) {
            traffic.day("partner", day, 150).day("direct", day, 90);
        }
        return traffic.turmoil(7).lines();
    }

    private static Written run(Path plan, List<String> lines, int parallelism) throws IOException {
        Path folder = Files.createTempDirectory(work, "run");
        Path events = Files.write(folder.resolve("events.jsonl"), lines);
        return Written.by(plan, events, folder.resolve("out"), parallelism);
    }

    /** Dead letters say where their record lay: only the numbers are the same. */
    private static void assertSameNumbers(Written expected, Written found) {
        for (String file : NUMBERS) {
            found.assertSame(file, expected);
        }
        assertThat(found.summary()).isEqualTo(expected.summary());
    }

    private static void assertSame(Written expected, Written found) {
        for (String file : Written.FILES) {
            found.assertSame(file, expected);
        }
        assertThat(found.sorted("readings.jsonl").size()).isGreaterThan(400);
        assertThat(found.sorted("levels.jsonl")).isNotEmpty();
        assertThat(found.summary()).isEqualTo(expected.summary());
    }

    private static void assertSameInTheEnd(Path plan, List<String> lines) throws IOException {
        var once = run(plan, lines, 1);
        for (int parallelism : new int[] {2, 4}) {
            var again = run(plan, lines, parallelism);
            assertThat(again.lastReadings()).hasSizeGreaterThan(300).isEqualTo(once.lastReadings());
            assertThat(again.summary()).isEqualTo(once.summary());
        }
    }
}
