package io.rampwatch.flink;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the job keeps what it knows, and what a start begins with: the newest checkpoint that can be read.
 *
 * <p>Beside the checkpoints lies a mark that there was state. With it an empty start is refused: numbers that begin at
 * zero would look like a recovery.
 */
public final class CheckpointFolder {
    private static final String CHECKPOINTS = "checkpoints";
    private static final String MARK = "there-was-state";
    private static final String METADATA = "_metadata";
    private static final String PREFIX = "chk-";

    private final Path folder;

    /**
     * A folder, which is created where it is missing.
     *
     * @param folder the state directory; checkpoints lie in a folder of it
     */
    public CheckpointFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * What a start begins with.
     *
     * @param path the checkpoint, as Flink is told; null for an empty start
     * @param words what a person must know: each checkpoint that cannot be read, and what is done instead
     */
    public record Start(@Nullable String path, List<String> words) {}

    /** Where Flink writes checkpoints. */
    public Path checkpoints() {
        return folder.resolve(CHECKPOINTS);
    }

    /**
     * Chooses the newest checkpoint that can be read, and says which ones it passed over.
     *
     * @param acceptEmpty whether to begin with nothing although there was state
     * @throws IllegalStateException that says for a person that there was state, and nothing of it can be read
     */
    public Start start(boolean acceptEmpty) {
        List<Path> found = found();
        List<String> words = new ArrayList<>();
        for (Path metadata : found) {
            String fault = CheckpointFiles.fault(metadata);
            Path checkpoint = metadata.resolveSibling("");
            if (fault == null) {
                if (!words.isEmpty()) {
                    words.add("continuing from " + checkpoint + ", the newest that can be read; what came after it is"
                            + " read again");
                }
                remember();
                return new Start(checkpoint.toUri().toString(), List.copyOf(words));
            }
            words.add("checkpoint " + checkpoint + " cannot be used: " + fault);
        }
        if (found.isEmpty() && !Files.exists(mark())) {
            return new Start(null, List.of());
        }
        return empty(words, acceptEmpty);
    }

    private Start empty(List<String> words, boolean acceptEmpty) {
        String what = "there was state in " + checkpoints() + ", and nothing of it can be read";
        if (!acceptEmpty) {
            words.add(what + ". Put the checkpoints back from a backup, or begin with nothing by --accept-empty-state:"
                    + " numbers are then built from what the topics still hold");
            throw new IllegalStateException(String.join("; ", words));
        }
        words.add(what + "; beginning with nothing, as was accepted");
        return new Start(null, List.copyOf(words));
    }

    /** Marks that there was state, once there is a checkpoint. To be called now and then while the job runs. */
    public void remember() {
        if (Files.exists(mark()) || found().isEmpty()) {
            return;
        }
        try {
            Files.writeString(mark(), "A job has written checkpoints here: a start without them is refused.\n");
        } catch (IOException notWritten) {
            throw new UncheckedIOException("cannot write " + mark(), notWritten);
        }
    }

    private Path mark() {
        return folder.resolve(MARK);
    }

    /** The newest first; the number decides between two of one moment. Flink may delete some meanwhile. */
    private List<Path> found() {
        return inside(checkpoints().toFile())
                .flatMap(CheckpointFolder::inside)
                .filter(checkpoint -> checkpoint.getName().matches(PREFIX + "\\d{1,18}"))
                .map(checkpoint -> checkpoint.toPath().resolve(METADATA))
                .filter(Files::exists)
                .sorted(Comparator.comparingLong(CheckpointFolder::written)
                        .thenComparingLong(CheckpointFolder::number)
                        .reversed())
                .toList();
    }

    private static Stream<File> inside(File folder) {
        File[] files = folder.listFiles();
        return files == null ? Stream.empty() : Stream.of(files);
    }

    private static long number(Path metadata) {
        return Long.parseLong(
                String.valueOf(metadata.getName(metadata.getNameCount() - 2)).substring(PREFIX.length()));
    }

    private static long written(Path metadata) {
        return metadata.toFile().lastModified();
    }
}
