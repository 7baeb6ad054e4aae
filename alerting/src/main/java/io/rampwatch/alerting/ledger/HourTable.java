package io.rampwatch.alerting.ledger;

import io.rampwatch.alerting.ledger.HourRow.Stage;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The hours that are still to be told, inside a transaction. */
final class HourTable {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String LEVEL = "level";
    private static final String READING = "reading";

    private final Handle handle;

    HourTable(Handle handle) {
        this.handle = handle;
    }

    /** Keeps a reading at the end of an hour: its first word as it is, its last word until a later one comes. */
    void keep(Reading reading) {
        if (reading.tickMillis() % HOUR != 0) {
            return;
        }
        if (reading.first()) {
            keep(READING, reading.channel(), reading.channel(), Stage.FIRST, reading.tickMillis(), 0, Text.of(reading));
        }
        keep(
                READING,
                reading.channel(),
                reading.channel(),
                Stage.FINAL,
                reading.tickMillis(),
                reading.revision(),
                Text.of(reading));
    }

    /** Keeps the limit of a rule at the end of an hour. */
    void keep(Level level) {
        if (level.tickMillis() % HOUR == 0) {
            keep(LEVEL, Topics.levelKey(level), level.channel(), Stage.FIRST, level.tickMillis(), 0, Text.of(level));
        }
    }

    private void keep(String kind, String subject, String channel, Stage stage, long at, int revision, String body) {
        handle.execute(
                "insert into hour (kind, subject, channel, stage, at, revision, body) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do update set revision = excluded.revision, body = excluded.body"
                        + " where excluded.revision > hour.revision",
                kind,
                subject,
                channel,
                stage.name().toLowerCase(Locale.ROOT),
                at,
                revision,
                body);
    }

    /**
     * The oldest hours that can be told, each whole word at once: a first word now, a last one when event time has left
     * it behind by more than facts may be late.
     */
    List<HourRow> due(long correctionMillis, int most) {
        return handle.select(
                        "select id, kind, stage, at, body from hour h where stage = 'first' or at + ? <"
                                + " coalesce((select tick from reading r where r.channel = h.channel), 0)"
                                + " order by at, id limit ?",
                        correctionMillis,
                        most)
                .map((row, context) -> {
                    boolean level = row.getString("kind").equals(LEVEL);
                    String body = row.getString("body");
                    return new HourRow(
                            row.getLong("id"),
                            Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                            row.getLong("at"),
                            level ? null : Text.reading(body),
                            level ? Text.level(body) : null);
                })
                .list();
    }

    void told(Collection<HourRow> rows) {
        var batch = handle.prepareBatch("delete from hour where id = ?");
        rows.forEach(row -> batch.add(row.id()));
        batch.execute();
    }

    /** How many first words wait: last words wait for their time. */
    int waiting() {
        return handle.select("select count(*) from hour where stage = 'first'")
                .mapTo(Integer.class)
                .one();
    }
}
