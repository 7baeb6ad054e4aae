package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed, and what of its checkpoints is broken or gone at the next start. */
class CheckpointLossIT {
    @TempDir
    private static Path work;

    private static Recorded week;
    private static Kept undisturbed;

    @TempDir
    private Path folder;

    private Broker broker;
    private Stage stage;
    private List<Recorded> parts;

    @BeforeAll
    static void run_undisturbed() throws Exception {
        week = Recorded.week(20_260_601, 7).closed(Duration.ofMinutes(130));
        undisturbed = Undisturbed.of(week, work);
    }

    @BeforeEach
    void kill_a_run_that_has_checkpoints() throws Exception {
        broker = Broker.start(folder.resolve("kafka"), Broker.ANY_PORT);
        stage = Stage.in(folder, broker.settings());
        parts = week.parts(2);
        try (var run = stage.run()) {
            parts.get(0).begin(stage.producer());
            stage.comesTo(parts.get(0).untilMillis() - Duration.ofHours(6).toMillis());
            Until.happens("checkpoints", () -> stage.checkpoint() != null);
            int first = number();
            Until.happens("three checkpoints more", () -> number() >= first + 3);
            run.kill();
        }
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
        broker.close();
    }

    @Test
    void a_start_passes_over_a_broken_checkpoint_says_so_and_loses_nothing() throws Exception {
        Path broken = newest();
        try (var metadata = FileChannel.open(broken.resolve("_metadata"), StandardOpenOption.WRITE)) {
            metadata.truncate(metadata.size() / 2);
        }
        Path before = newest();
        assertThat(before).isNotEqualTo(broken);
        String said = goesOnAsUndisturbed(stage.begin(false));
        assertThat(said)
                .contains("checkpoint " + broken + " cannot be used: its list cannot be read")
                .contains("continuing from " + before + ", the newest that can be read");
    }

    @Test
    void without_its_checkpoints_a_start_is_refused_until_it_is_accepted_and_says_the_same_anew() throws Exception {
        Path checkpoints = stage.state().resolve("job/checkpoints");
        Folder.delete(checkpoints);
        assertThatThrownBy(() -> LiveRun.start(Stage.plan(), stage.settings(), InstantSource.system(), any -> {}))
                .hasMessage("there was state in " + checkpoints + ", and nothing of it can be read. Put the checkpoints"
                        + " back from a backup, or begin with nothing by --accept-empty-state: numbers are then built"
                        + " from what the topics still hold");
        String said = goesOnAsUndisturbed(stage.begin(true));
        assertThat(said).contains("beginning with nothing, as was accepted");
    }

    private String goesOnAsUndisturbed(Child begun) {
        String said;
        try (var run = begun.says(ChildRun.UP)) {
            parts.get(1).begin(stage.producer());
            stage.finishes(week);
            run.outlives(0);
            said = run.said();
        }
        Kept kept = stage.kept();
        System.out.println(kept);
        kept.assertSameAs(undisturbed);
        return said;
    }

    private Path newest() {
        return Path.of(URI.create(stage.checkpoint()));
    }

    private int number() {
        return Integer.parseInt(newest().getFileName().toString().substring("chk-".length()));
    }
}
