package io.rampwatch.alerting.ledger;

import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest word of each rule and channel, and how far each topic was read; inside a transaction. */
final class NewestTable {
    private final Handle handle;

    NewestTable(Handle handle) {
        this.handle = handle;
    }

    /** Keeps a level that is newer than what is known; false for one that is not. */
    boolean keep(Level level) {
        return handle.execute(
                        "insert into last_tick values (?, ?, ?, ?, ?) on conflict do update"
                                + " set tick = excluded.tick, level = excluded.level where excluded.tick > last_tick.tick",
                        level.channel(),
                        level.rule(),
                        level.ruleVersion(),
                        level.tickMillis(),
                        Text.of(level))
                > 0;
    }

    void keep(Reading reading) {
        handle.execute(
                "insert into reading values (?, ?, ?, ?) on conflict do update"
                        + " set tick = excluded.tick, revision = excluded.revision, body = excluded.body"
                        + " where (excluded.tick, excluded.revision) > (reading.tick, reading.revision)",
                reading.channel(),
                reading.tickMillis(),
                reading.revision(),
                Text.of(reading));
    }

    void keep(Place place, long next) {
        handle.execute(
                "insert into kafka_offset values (?, ?, ?) on conflict do update set next = excluded.next",
                place.topic(),
                place.partition(),
                next);
    }

    Optional<Reading> reading(String channel) {
        return handle.select("select body from reading where channel = ?", channel)
                .mapTo(String.class)
                .findFirst()
                .map(Text::reading);
    }

    List<Reading> readings() {
        return handle.select("select body from reading order by channel")
                .mapTo(String.class)
                .map(Text::reading)
                .list();
    }

    List<Level> levels() {
        return handle.select("select level from last_tick order by channel, rule, version")
                .mapTo(String.class)
                .map(Text::level)
                .list();
    }

    Map<Place, Long> offsets() {
        return handle.select("select topic, partition, next from kafka_offset")
                .reduceRows(new HashMap<Place, Long>(), (offsets, row) -> {
                    var place =
                            new Place(row.getColumn("topic", String.class), row.getColumn("partition", Integer.class));
                    offsets.put(place, row.getColumn("next", Long.class));
                    return offsets;
                });
    }
}
