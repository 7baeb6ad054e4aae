package io.rampwatch.flink;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.jspecify.annotations.Nullable;

/** Whether a checkpoint is whole: its list can be read, and every file on it is there in its full length. */
final class CheckpointFiles {
    private CheckpointFiles() {}

    /** What is wrong with a checkpoint; null for nothing. */
    static @Nullable String fault(Path metadata) {
        try (var in = new DataInputStream(Files.newInputStream(metadata))) {
            CheckpointMetadata checkpoint = Checkpoints.loadCheckpointMetadata(
                    in, CheckpointFiles.class.getClassLoader(), String.valueOf(metadata.getParent()));
            return handles(checkpoint)
                    .map(CheckpointFiles::fault)
                    .filter(fault -> !fault.isEmpty())
                    .findFirst()
                    .orElse(null);
        } catch (IOException | RuntimeException unreadable) {
            // a list of which half was written makes the reader fail in many ways
            return "its list cannot be read (" + unreadable + ")";
        }
    }

    private static Stream<StreamStateHandle> handles(CheckpointMetadata checkpoint) {
        return checkpoint.getOperatorStates().stream()
                .flatMap(operator -> operator.getStates().stream())
                .flatMap(CheckpointFiles::handles);
    }

    private static Stream<StreamStateHandle> handles(OperatorSubtaskState state) {
        Stream<StreamStateHandle> ofOperators = Stream.concat(
                        state.getManagedOperatorState().stream(), state.getRawOperatorState().stream())
                .map(OperatorStateHandle::getDelegateStateHandle);
        Stream<StreamStateHandle> ofKeys = Stream.concat(
                        state.getManagedKeyedState().stream(), state.getRawKeyedState().stream())
                .flatMap(CheckpointFiles::handle);
        return Stream.concat(ofOperators, ofKeys);
    }

    private static Stream<StreamStateHandle> handle(KeyedStateHandle state) {
        return state instanceof KeyGroupsStateHandle whole ? Stream.of(whole.getDelegateStateHandle()) : Stream.empty();
    }

    /** What is wrong with one file; nothing for what lies in the list itself. */
    private static String fault(StreamStateHandle handle) {
        if (!(handle instanceof FileStateHandle listed)) {
            return "";
        }
        Path file = Path.of(listed.getFilePath().getPath());
        try {
            long size = Files.size(file);
            return size == listed.getStateSize() ? "" : file + " has " + size + " bytes, not " + listed.getStateSize();
        } catch (IOException missing) {
            return file + " is missing";
        }
    }
}
