package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real checkpoints, written by Flink's own writer. */
class CheckpointFolderTest {
    @TempDir
    private Path directory;

    private CheckpointFolder folder;

    @BeforeEach
    void folder() {
        folder = new CheckpointFolder(directory);
    }

    @Test
    void a_first_start_is_empty_and_says_nothing() {
        assertThat(folder.start(false)).isEqualTo(new CheckpointFolder.Start(null, List.of()));
    }

    @Test
    void the_newest_checkpoint_is_taken_whatever_job_wrote_it() throws Exception {
        checkpoint("job-a", 12, 1_000);
        Path newest = checkpoint("job-b", 3, 2_000);
        assertThat(folder.start(false))
                .isEqualTo(new CheckpointFolder.Start(newest.toUri().toString(), List.of()));
    }

    @Test
    void of_two_of_one_moment_the_higher_number_is_newer() throws Exception {
        checkpoint("job-a", 9, 1_000);
        Path newest = checkpoint("job-a", 10, 1_000);
        assertThat(folder.start(false).path()).isEqualTo(newest.toUri().toString());
    }

    @Test
    void a_savepoint_is_taken_where_it_is_the_newest() throws Exception {
        checkpoint("job-a", 12, 1_000);
        Path saved = state(folder.savepoints().resolve("savepoint-4f1d2e-aa"), 2_000);
        assertThat(folder.start(false).path()).isEqualTo(saved.toUri().toString());
        Path later = checkpoint("job-a", 13, 3_000);
        assertThat(folder.start(false).path()).isEqualTo(later.toUri().toString());
    }

    @Test
    void what_a_person_chose_is_begun_from_once() throws Exception {
        checkpoint("job-a", 12, 1_000);
        Path saved = state(folder.savepoints().resolve("savepoint-4f1d2e-aa"), 500);
        assertThat(folder.startFrom(saved).path()).isEqualTo(saved.toUri().toString());
        assertThat(folder.startFrom(saved).path())
                .as("before the next checkpoint")
                .isEqualTo(saved.toUri().toString());
        Path since = checkpoint("job-b", 13, System.currentTimeMillis() + 60_000);
        assertThat(folder.startFrom(saved).path())
                .as("after it")
                .isEqualTo(since.toUri().toString());
    }

    @Test
    void what_a_person_chose_must_be_there() {
        Path nowhere = folder.savepoints().resolve("savepoint-none");
        assertThatThrownBy(() -> folder.startFrom(nowhere))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot begin from " + nowhere);
    }

    @Test
    void half_a_list_is_passed_over_and_it_is_said() throws Exception {
        Path good = checkpoint("job-a", 1, 1_000);
        Path bad = checkpoint("job-a", 2, 2_000);
        byte[] list = Files.readAllBytes(bad.resolve("_metadata"));
        Files.write(bad.resolve("_metadata"), java.util.Arrays.copyOf(list, list.length / 2));
        fallsBack(good, bad, "its list cannot be read");
    }

    @Test
    void a_missing_file_of_keyed_state_is_noticed() throws Exception {
        Path good = checkpoint("job-a", 1, 1_000);
        Path bad = checkpoint("job-a", 2, 2_000);
        Files.delete(bad.resolve("keyed"));
        fallsBack(good, bad, "keyed is missing");
    }

    @Test
    void a_file_of_operator_state_that_is_too_short_is_noticed() throws Exception {
        Path good = checkpoint("job-a", 1, 1_000);
        Path bad = checkpoint("job-a", 2, 2_000);
        Files.write(bad.resolve("operator"), new byte[3]);
        fallsBack(good, bad, "operator has 3 bytes, not 10");
    }

    private void fallsBack(Path good, Path bad, String why) {
        CheckpointFolder.Start start = folder.start(false);
        assertThat(start.path()).isEqualTo(good.toUri().toString());
        assertThat(start.words()).hasSize(2);
        assertThat(start.words().get(0)).contains(bad.toString()).contains(why);
        assertThat(start.words().get(1)).contains("continuing from").contains(good.toString());
    }

    @Test
    void a_checkpoint_that_was_never_finished_is_none() throws Exception {
        Files.createDirectories(folder.checkpoints().resolve("job-a/chk-1"));
        folder.remember();
        assertThat(folder.start(false).path()).isNull();
    }

    @Test
    void where_there_was_state_an_empty_start_is_refused() throws Exception {
        Path only = checkpoint("job-a", 1, 1_000);
        Files.writeString(only.resolve("_metadata"), "nonsense");
        refusesUnlessAccepted();
    }

    @Test
    void the_mark_outlives_the_checkpoints() throws Exception {
        Path only = checkpoint("job-a", 1, 1_000);
        folder.remember();
        Files.delete(only.resolve("_metadata"));
        refusesUnlessAccepted();
    }

    private void refusesUnlessAccepted() {
        assertThatThrownBy(() -> folder.start(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there was state in " + folder.checkpoints())
                .hasMessageContaining("--accept-empty-state");
        CheckpointFolder.Start accepted = folder.start(true);
        assertThat(accepted.path()).isNull();
        assertThat(String.join("", accepted.words())).contains("beginning with nothing");
    }

    private Path checkpoint(String job, long number, long writtenMillis) throws IOException {
        return state(folder.checkpoints().resolve(job).resolve("chk-" + number), writtenMillis);
    }

    private static Path state(Path where, long writtenMillis) throws IOException {
        Path checkpoint = Files.createDirectories(where);
        var keyed = new KeyGroupsStateHandle(
                new KeyGroupRangeOffsets(KeyGroupRange.of(0, 0)), file(checkpoint.resolve("keyed")));
        var operator = new OperatorStreamStateHandle(Map.of(), file(checkpoint.resolve("operator")));
        var state = new OperatorState("accounts", "accounts", new OperatorID(1, 2), 1, 128);
        state.putState(
                0,
                OperatorSubtaskState.builder()
                        .setManagedKeyedState(keyed)
                        .setManagedOperatorState(operator)
                        .build());
        Path list = checkpoint.resolve("_metadata");
        try (var out = Files.newOutputStream(list)) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, List.of(state), List.of()), out);
        }
        Files.setLastModifiedTime(list, FileTime.fromMillis(writtenMillis));
        return checkpoint;
    }

    private static FileStateHandle file(Path file) throws IOException {
        Files.write(file, new byte[10]);
        return new FileStateHandle(new org.apache.flink.core.fs.Path(file.toUri()), 10);
    }
}
