package io.rampwatch.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A directory that one process works in. The system gives it back when the process ends, however that happens. */
final class OneAtATime implements AutoCloseable {
    private static final String FILE = ".rampwatch.lock";

    private final FileChannel channel;

    private OneAtATime(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a directory, which is created where it is missing.
     *
     * @param whose who works in it, as a refusal names it
     */
    static OneAtATime in(Path directory, String whose) {
        Path place = directory.toAbsolutePath();
        try {
            Files.createDirectories(directory);
            var channel =
                    FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new Trouble(whose + " cannot use " + place
                        + ": another Rampwatch works in it. Stop that one, or choose another directory");
            }
            return new OneAtATime(channel);
        } catch (IOException unusable) {
            throw new Trouble(
                    whose + " cannot use " + place + " (" + unusable
                            + "): is there room on the disk, and may this user write there?",
                    unusable);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
