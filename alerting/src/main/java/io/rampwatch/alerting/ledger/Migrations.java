package io.rampwatch.alerting.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a ledger to the schema of this program, one numbered file after the other, each in a transaction. */
final class Migrations {
    /** The newest schema that this program knows. */
    static final int NEWEST = 3;

    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @throws LedgerException for a ledger that a newer program has written
     */
    static void apply(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table if not exists schema_version (version integer primary key) strict");
            int found = version(statement);
            if (found > NEWEST) {
                throw new LedgerException(
                        "The ledger " + file + " has schema " + found + ", and this program knows " + NEWEST
                                + " at most: a newer Rampwatch has written it. Start that version, or another ledger.");
            }
            for (int next = found + 1; next <= NEWEST; next++) {
                statement.executeUpdate(
                        "begin;" + script(next) + ";insert into schema_version values (" + next + ");commit");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static String script(int version) {
        try (InputStream in = Migrations.class.getResourceAsStream("V" + version + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("V" + version + ".sql is not in this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
