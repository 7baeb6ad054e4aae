package io.rampwatch.alerting.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The SQLite file under a ledger: one connection, one transaction at a time, one process. */
final class LedgerFile implements AutoCloseable {
    private static final int BUSY_MILLIS = 5_000;

    private final Path file;
    private final FileChannel fence;
    private final Connection connection;
    private final Jdbi jdbi;

    private LedgerFile(Path file, FileChannel fence, Connection connection) {
        this.file = file;
        this.fence = fence;
        this.connection = connection;
        this.jdbi = Jdbi.create(connection);
    }

    /**
     * Opens a ledger, or makes one.
     *
     * @throws LedgerException when that cannot be, with the reason
     */
    static LedgerFile open(Path file) {
        FileChannel fence = fence(file);
        try {
            return new LedgerFile(file, fence, connect(file));
        } catch (SQLException | LedgerException failure) {
            close(fence);
            throw failure instanceof LedgerException said ? said : Faults.of("be opened", file, failure);
        }
    }

    /** Does work in one transaction: all of it, or nothing and an exception. */
    synchronized <T extends @Nullable Object> T inTransaction(String doing, Function<Handle, T> work) {
        try {
            return jdbi.<T, JdbiException>inTransaction(work::apply);
        } catch (JdbiException failure) {
            throw Faults.of(doing, file, failure);
        }
    }

    /** The ledger's size, with what is not yet in the main file; 0 where it cannot be said. */
    long bytes() {
        return size(file) + size(file.resolveSibling(file.getFileName() + "-wal"));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw Faults.of("be closed", file, failure);
        } finally {
            close(fence);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Migrations.apply(connection, file);
            return connection;
        } catch (SQLException | LedgerException failure) {
            connection.close();
            throw failure;
        }
    }

    private static FileChannel fence(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LedgerException(
                        "The ledger " + file + " is in use by another Rampwatch: two would page twice. "
                                + "Stop the other one, or give this one a ledger of its own.");
            }
            return channel;
        } catch (IOException failure) {
            throw new LedgerException(
                    "The ledger " + file
                            + " could not be opened: its folder cannot be written. The folder must exist, and "
                            + "the user of this program must be allowed to write there.",
                    failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private static void close(FileChannel fence) {
        try {
            fence.close();
        } catch (IOException ignored) {
            // the lock falls with the process at the latest
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException notThere) {
            return 0;
        }
    }
}
