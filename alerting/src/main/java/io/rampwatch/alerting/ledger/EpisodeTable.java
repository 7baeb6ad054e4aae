package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.rule.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The rows of episodes, inside a transaction. */
final class EpisodeTable {
    private static final RowMapper<Row> ROW = (row, context) -> new Row(
            row.getString("channel"), row.getInt("number"), row.getLong("opened_tick"), row.getString("closed_by"));

    private final Handle handle;
    private final DecisionTable decisions;

    EpisodeTable(Handle handle, DecisionTable decisions) {
        this.handle = handle;
        this.decisions = decisions;
    }

    private record Row(
            String channel,
            int number,
            long openedTick,
            @Nullable String closedBy) {}

    /** The latest episode of a channel, or none. */
    Episode latest(String channel) {
        Optional<Episode> found = handle.select(
                        "select * from episode where channel = ? order by number desc limit 1", channel)
                .map(ROW)
                .findFirst()
                .map(this::episode);
        return found.orElseGet(() -> none(channel));
    }

    /** All episodes, by channel and number. */
    List<Episode> all() {
        return handle.select("select * from episode order by channel, number").map(ROW).list().stream()
                .map(this::episode)
                .toList();
    }

    /** The open ones, by channel. */
    List<Episode> open() {
        return handle.select("select * from episode where closed_by is null order by channel").map(ROW).list().stream()
                .map(this::episode)
                .toList();
    }

    /** Writes what changed between two states of a channel. */
    void store(Episode before, Episode after) {
        if (after.number() > before.number()) {
            handle.execute(
                    "insert into episode (channel, number, opened_tick, plan_hash) values (?, ?, ?, ?)",
                    after.channel(),
                    after.number(),
                    after.openedTickMillis(),
                    after.planHash());
        }
        int known = after.number() == before.number() ? before.breached().size() : 0;
        for (int place = known; place < after.breached().size(); place++) {
            rule(after, place);
        }
        Decision closedBy = after.closedBy();
        if (closedBy != null && before.open()) {
            handle.execute(
                    "update episode set closed_by = ? where channel = ? and number = ?",
                    closedBy.id(),
                    after.channel(),
                    after.number());
        }
    }

    /** How many episodes each channel has had. */
    Map<String, Integer> counts() {
        return handle.select("select channel, max(number) as n from episode group by channel")
                .reduceRows(new TreeMap<String, Integer>(), (counts, row) -> {
                    counts.put(row.getColumn("channel", String.class), row.getColumn("n", Integer.class));
                    return counts;
                });
    }

    private void rule(Episode episode, int place) {
        Level level = episode.breached().get(place);
        handle.execute(
                "insert into episode_rule values (?, ?, ?, ?, ?, ?, ?)",
                episode.channel(),
                episode.number(),
                place,
                level.rule(),
                level.ruleVersion(),
                level.sinceMillis(),
                Text.of(level));
    }

    private Episode none(String channel) {
        return new Episode(channel, 0, 0, List.of(), decisions.resumed(channel), null);
    }

    private Episode episode(Row row) {
        List<Level> breached = handle.select(
                        "select level from episode_rule where channel = ? and number = ? order by place",
                        row.channel(),
                        row.number())
                .mapTo(String.class)
                .map(Text::level)
                .list();
        Decision closedBy = row.closedBy() == null ? null : decisions.byId(row.closedBy());
        return new Episode(
                row.channel(), row.number(), row.openedTick(), breached, decisions.resumed(row.channel()), closedBy);
    }
}
