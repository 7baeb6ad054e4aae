package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run, or its broker, is killed again and again while a launch week comes: at the end all is said that a run
 * without a disturbance says, and the owner was paged once for each pause.
 *
 * <p>A failing run is repeated by {@code -Drampwatch.kill.seed}: the strikes lie at the same places of the input.
 */
class KillIT {
    private static final int KILLS = 10;
    private static final int KILLS_OF_THE_BROKER = 3;
    private static final Duration TO_THE_END = Duration.ofMinutes(130);

    @TempDir
    private static Path work;

    private static Recorded week;
    private static Kept undisturbed;

    private final long begun = System.nanoTime();

    @BeforeAll
    static void run_undisturbed() throws Exception {
        week = KillInput.recorded(Stage.plan()).closed(TO_THE_END);
        undisturbed = Undisturbed.of(week, work.resolve("undisturbed"));
        System.out.println("undisturbed: " + undisturbed);
        assertThat(undisturbed.episodes()).isNotEmpty();
        assertThat(undisturbed.levelsRepeated()).isZero();
    }

    @Test
    @Tag("long")
    void killed_ten_times_the_run_loses_no_level_and_pages_once_for_each_pause() throws Exception {
        Path folder = work.resolve("killed");
        var nemesis = new Nemesis(1);
        try (var broker = Broker.start(folder.resolve("kafka"), Broker.ANY_PORT);
                var stage = Stage.in(folder, broker.settings())) {
            List<Recorded> parts = week.parts(KILLS + 1);
            Set<String> checkpoints = new HashSet<>();
            for (Recorded part : parts.subList(0, KILLS)) {
                // every other life dies with its pages unanswered
                stage.answerPages(parts.indexOf(part) % 2 == 1);
                Child run = stage.begin(false);
                nemesis.strikes(stage, part, run, run::kill);
                checkpoints.add(String.valueOf(stage.checkpoint()));
            }
            stage.answerPages(true);
            try (var run = stage.run()) {
                parts.get(KILLS).begin(stage.producer());
                stage.finishes(week);
                run.outlives(0);
            }
            sameAsUndisturbed(KILLS + " kills of the run", stage.kept());
            assertThat(checkpoints)
                    .as("checkpoints with which it went on")
                    .hasSizeGreaterThan(KILLS / 2)
                    .doesNotContain("null");
        }
    }

    @Test
    void the_broker_killed_under_a_run_costs_no_level_and_no_page() throws Exception {
        killTheBroker(KILLS_OF_THE_BROKER, 2);
    }

    @Test
    @Tag("long")
    void the_broker_killed_ten_times_under_a_run_costs_no_level_and_no_page() throws Exception {
        killTheBroker(KILLS, 3);
    }

    private void killTheBroker(int kills, long seed) throws Exception {
        Path folder = work.resolve("broker-" + seed);
        var nemesis = new Nemesis(seed);
        try (var broker = new BrokerUnderFire(folder);
                var stage = Stage.in(folder, broker.settings())) {
            try (var run = stage.run()) {
                List<Recorded> parts = week.parts(kills + 1);
                for (Recorded part : parts.subList(0, kills)) {
                    nemesis.strikes(stage, part, run, broker::killAndStartAgain);
                }
                parts.get(kills).begin(stage.producer());
                stage.finishes(week);
                run.outlives(0);
            }
            sameAsUndisturbed(kills + " kills of the broker", stage.kept());
        }
    }

    private void sameAsUndisturbed(String after, Kept kept) {
        System.out.printf(
                "after %s: %s; %d s%n",
                after, kept, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        kept.assertSameAs(undisturbed);
    }
}
