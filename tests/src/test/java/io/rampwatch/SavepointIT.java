package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The job is stopped in the middle and goes on at another parallelism: what it says in two parts is what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavepointIT {
    private PlayedJob job;
    private int lines;

    @TempDir
    private Path savepoints;

    @BeforeAll
    void input() throws Exception {
        Plan plan = PlanReader.read("lanes.yml", Files.readAllBytes(Traffic.lanes()))
                .plan();
        var traffic = new Traffic(17);
        for (int day = 0; day < 5; day++) {
            traffic.day("partner", day, 200).day("direct", day, 100);
        }
        List<String> lines = new ArrayList<>(Disorder.within(29_999, 17, traffic.lines()));
        lines.add(lines.size() / 3, "junk in the first part");
        lines.add(2 * lines.size() / 3, "junk in the second part");
        // the same event again, long after: what was known before the stop must be known after it
        lines.add(lines.size() - 10, lines.get(lines.size() / 4));
        this.lines = lines.size();
        job = PlayedJob.over(plan, lines);
        job.toTheEnd("undisturbed", 2, null);
    }

    @Test
    void stopped_twice_under_load_at_parallelism_1_4_and_2_it_says_the_same() throws Exception {
        String first = job.until(lines / 3, "in parts", 1, null, savepoints);
        int before = PlayedJob.said("in parts", "readings").size();
        String second = job.until(2 * lines / 3, "in parts", 4, first, savepoints);
        int between = PlayedJob.said("in parts", "readings").size();
        assertThat(PlayedJob.said("in parts", "levels"))
                .as("it was stopped in the middle of streaks, of a season and of a way back")
                .anyMatch(level -> level.contains("\"rule\":\"ambitious\"") && level.contains("\"latched\":true"));
        job.toTheEnd("in parts", 2, second);
        assertThat(before).isPositive();
        assertThat(between).isGreaterThan(before + 20);
        assertThat(PlayedJob.said("in parts", "readings").size()).isGreaterThan(between + 20);
        saysTheSame("in parts");
    }

    @Test
    void back_to_an_earlier_savepoint_it_says_the_same_again() throws Exception {
        String kept = job.until(lines / 3, "first", 2, null, savepoints);
        job.until(2 * lines / 3, "given up", 2, kept, savepoints);
        job.toTheEnd("first", 2, kept);
        saysTheSame("first");
    }

    private static void saysTheSame(String run) {
        for (String what : List.of("readings", "days", "levels", "deadLetters", "totals")) {
            assertThat(PlayedJob.said(run, what))
                    .as(what)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(PlayedJob.said("undisturbed", what));
        }
        Heartbeat whole = PlayedJob.last("undisturbed");
        Heartbeat parts = PlayedJob.last(run);
        assertThat(Conservation.of(parts.counts())).isEqualTo(Conservation.of(whole.counts()));
        assertThat(Conservation.of(parts.counts()).count(Conservation.Fate.DUPLICATE))
                .isEqualTo(1);
        assertThat(Conservation.of(parts.counts()).eventsResidual()).isZero();
        assertThat(parts.epoch()).as("the birth of the state").isEqualTo(whole.epoch());
    }
}
