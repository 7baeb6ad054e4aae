package io.rampwatch.alerting.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Failures of SQLite in words of ours. */
final class Faults {
    // the low byte is the family of an error: SQLITE_IOERR_WRITE is an SQLITE_IOERR
    private static final int FAMILY = 0xff;

    private Faults() {}

    /**
     * The sentence for a failure.
     *
     * @param doing what was being done, such as {@code take a batch}
     * @param file the ledger's file
     * @param failure what was thrown
     */
    static LedgerException of(String doing, Path file, Throwable failure) {
        SQLiteException cause = sqlite(failure);
        String what = cause == null ? failure.getClass().getSimpleName() : words(cause);
        return new LedgerException("The ledger " + file + " could not " + doing + ": " + what, failure);
    }

    private static String words(SQLiteException cause) {
        int family = cause.getResultCode().code & FAMILY;
        return switch (SQLiteErrorCode.getErrorCode(family)) {
            case SQLITE_FULL -> "the disk is full. Free space on its file system; alerting goes on by itself.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another program holds it. Close that program; alerting goes on by itself.";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "the file is damaged or is no ledger. Move it away, with its -wal file, "
                        + "and put a copy in its place, or start with a new one.";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                "it cannot be written. Give the user of this program the " + "right to write the file and its folder.";
            case SQLITE_CANTOPEN ->
                "the file cannot be opened. Its folder must exist, and the user of this program must "
                        + "be allowed to write there.";
            case SQLITE_IOERR ->
                "the disk does not answer as it should. Look at the file system and its log; alerting "
                        + "goes on by itself when it works again.";
            default -> "SQLite says " + cause.getResultCode().name() + ".";
        };
    }

    private static @Nullable SQLiteException sqlite(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLiteException found) {
                return found;
            }
        }
        return null;
    }
}
