package io.rampwatch.alerting.ledger;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.alerting.Given;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a ledger's way is told in a sentence: what, where, and what to do. */
class LedgerFaultTest {
    private static final PageText TEXT = new PageText() {
        @Override
        public String key(Episode episode) {
            return episode.channel();
        }

        @Override
        public String page(Episode episode, @Nullable Reading reading) {
            return "";
        }
    };

    @TempDir
    private Path folder;

    @Test
    void a_full_disk_is_told_and_no_offset_advances() {
        try (var file = LedgerFile.open(path());
                var ledger = new Ledger(settings(), TEXT, file)) {
            ledger.take(batch(1, 5));
            pragma(file, "max_page_count = 1");
            assertThatThrownBy(() -> ledger.take(batch(2_000, 9)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessage("The ledger " + path() + " could not take a batch: the disk is full. Free space on its"
                            + " file system; alerting goes on by itself.");
            assertThat(ledger.offsets()).isEqualTo(Map.of(new Place("ramp.levels", 0), 5L));
            pragma(file, "max_page_count = 1000000");
            ledger.take(batch(2_000, 9));
            assertThat(ledger.offsets()).isEqualTo(Map.of(new Place("ramp.levels", 0), 9L));
        }
    }

    @Test
    void a_ledger_that_cannot_be_written_is_told() {
        try (var file = LedgerFile.open(path());
                var ledger = new Ledger(settings(), TEXT, file)) {
            file.inTransaction("be closed off", handle -> handle.execute("pragma query_only = 1"));
            assertThatThrownBy(() -> ledger.take(batch(1, 5)))
                    .hasMessageContaining("it cannot be written. Give the user of this program the right to write");
        }
    }

    @Test
    void a_ledger_that_another_program_holds_is_told() throws SQLException {
        try (var file = LedgerFile.open(path());
                var ledger = new Ledger(settings(), TEXT, file);
                var other = DriverManager.getConnection("jdbc:sqlite:" + path());
                var statement = other.createStatement()) {
            pragma(file, "busy_timeout = 0");
            statement.execute("begin immediate");
            assertThatThrownBy(() -> ledger.take(batch(1, 5)))
                    .hasMessageContaining("another program holds it. Close that program");
        }
    }

    @Test
    void two_alertings_do_not_share_a_ledger() {
        try (var first = LedgerFile.open(path())) {
            assertThat(first.bytes()).isPositive();
            assertThatThrownBy(() -> LedgerFile.open(path()))
                    .hasMessage(
                            "The ledger " + path() + " is in use by another Rampwatch: two would page twice. Stop the"
                                    + " other one, or give this one a ledger of its own.");
        }
    }

    @Test
    void what_is_no_ledger_is_told() throws IOException {
        Files.writeString(path(), "not a database, but long enough to look like a file of some kind".repeat(50));
        assertThatThrownBy(() -> LedgerFile.open(path()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("the file is damaged or is no ledger");
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        var nowhere = folder.resolve("nowhere").resolve("ledger.db");
        assertThatThrownBy(() -> LedgerFile.open(nowhere))
                .hasMessage(
                        "The ledger " + nowhere + " could not be opened: its folder cannot be written. The folder must"
                                + " exist, and the user of this program must be allowed to write there.");
    }

    @Test
    void the_ledger_of_a_newer_program_is_refused() {
        try (var file = LedgerFile.open(path())) {
            file.inTransaction("be aged", handle -> handle.execute("insert into schema_version values (4)"));
        }
        assertThatThrownBy(() -> LedgerFile.open(path()))
                .hasMessage(
                        "The ledger " + path() + " has schema 4, and this program knows 3 at most: a newer Rampwatch"
                                + " has written it. Start that version, or another ledger.");
    }

    @Test
    void the_file_is_written_ahead_and_flushed() {
        try (var file = LedgerFile.open(path())) {
            assertThat(pragma(file, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(file, "synchronous")).isEqualTo("2");
            assertThat(pragma(file, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(file, "busy_timeout")).isEqualTo("5000");
        }
    }

    private static String pragma(LedgerFile file, String words) {
        return file.inTransaction(
                "be asked",
                handle -> handle.select("pragma " + words)
                        .mapTo(String.class)
                        .findFirst()
                        .orElse(""));
    }

    private Path path() {
        return folder.resolve("ledger.db");
    }

    private LedgerSettings settings() {
        return new LedgerSettings(path(), new Given.Hand(), new Given.Hand(), Duration.ofMinutes(5));
    }

    private static Batch batch(int channels, long offset) {
        List<Level> levels = IntStream.range(0, channels)
                .mapToObj(number -> Given.breach(CHANNEL + offset + number, TICK, TICK))
                .toList();
        return new Batch(levels, List.of(), List.of(), Map.of(new Place("ramp.levels", 0), offset));
    }
}
