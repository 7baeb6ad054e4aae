package io.rampwatch.flink;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the job keeps what it knows, and what a start begins with: the newest checkpoint or savepoint that can be read.
 *
 * <p>Beside the checkpoints lies a mark that there was state. With it an empty start is refused: numbers that begin at
 * zero would look like a recovery.
 */
public final class CheckpointFolder {
    private static final String CHECKPOINTS = "checkpoints";
    private static final String SAVEPOINTS = "savepoints";
    private static final String MARK = "there-was-state";
    private static final String CHOSEN = "began-from";
    private static final String METADATA = "_metadata";
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d{1,18})");
    private static final Pattern SAVEPOINT = Pattern.compile("savepoint-.+");

    private final Path folder;

    /**
     * A folder, which is created where it is missing.
     *
     * @param folder the state directory; checkpoints and savepoints lie in folders of it
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

    /** Where savepoints go that a person asks for. */
    public Path savepoints() {
        return folder.resolve(SAVEPOINTS);
    }

    /**
     * Chooses the newest checkpoint or savepoint that can be read, and says which ones it passed over.
     *
     * @param acceptEmpty whether to begin with nothing although there was state
     * @throws IllegalStateException that says for a person that there was state, and nothing of it can be read
     */
    public Start start(boolean acceptEmpty) {
        return newest(found(), acceptEmpty);
    }

    /**
     * Begins with what a person chose, once: a restart after that goes on from what was written since.
     *
     * @param chosen the folder of a checkpoint or a savepoint
     * @throws IllegalStateException that says for a person why it cannot be used
     */
    public Start startFrom(Path chosen) {
        Path of = chosen.toAbsolutePath();
        List<Path> since = chosenBefore(of) ? since() : List.of();
        if (!since.isEmpty()) {
            return newest(since, false);
        }
        String fault = CheckpointFiles.fault(of.resolve(METADATA));
        if (fault != null) {
            throw new IllegalStateException("the job cannot begin from " + of + ", as was chosen: " + fault);
        }
        write(folder.resolve(CHOSEN), of + "\n");
        return new Start(of.toUri().toString(), List.of("beginning from " + of + ", as was chosen"));
    }

    private boolean chosenBefore(Path chosen) {
        try {
            return Files.readString(folder.resolve(CHOSEN)).strip().equals(chosen.toString());
        } catch (IOException never) {
            return false;
        }
    }

    /** What was written after the choice. */
    private List<Path> since() {
        long choice = written(folder.resolve(CHOSEN));
        return found().stream().filter(each -> written(each) > choice).toList();
    }

    private Start newest(List<Path> found, boolean acceptEmpty) {
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
        write(mark(), "A job has written checkpoints here: a start without them is refused.\n");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException notWritten) {
            throw new UncheckedIOException("cannot write " + file, notWritten);
        }
    }

    private Path mark() {
        return folder.resolve(MARK);
    }

    /** The newest first; the number decides between two of one moment. Flink may delete some meanwhile. */
    private List<Path> found() {
        Stream<File> kept = inside(checkpoints().toFile())
                .flatMap(CheckpointFolder::inside)
                .filter(each -> CHECKPOINT.matcher(each.getName()).matches());
        Stream<File> saved = inside(savepoints().toFile())
                .filter(each -> SAVEPOINT.matcher(each.getName()).matches());
        return Stream.concat(kept, saved)
                .map(each -> each.toPath().resolve(METADATA))
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

    /** The number of a checkpoint; 0 for a savepoint. */
    private static long number(Path metadata) {
        var name = CHECKPOINT.matcher(String.valueOf(metadata.getName(metadata.getNameCount() - 2)));
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    private static long written(Path metadata) {
        return metadata.toFile().lastModified();
    }
}
