package io.rampwatch.alerting.ledger;

import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.ledger.OutboxRow.State;
import io.rampwatch.episode.Episode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The rows of the outbox, inside a transaction. */
final class OutboxTable {
    private static final String TARGET = "pagerduty";

    private final Handle handle;

    OutboxTable(Handle handle) {
        this.handle = handle;
    }

    boolean hasTrigger(Episode episode, String key) {
        return handle.select(
                        "select 1 from outbox where channel = ? and number = ? and action = 'trigger' and dedup_key = ?",
                        episode.channel(),
                        episode.number(),
                        key)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    void trigger(Episode episode, String key, String body, long nowMillis) {
        handle.execute(
                "insert into outbox (channel, number, target, action, dedup_key, body, body_hash, state, attempt,"
                        + " next_try, answer, created) values (?, ?, ?, 'trigger', ?, ?, ?, 'PENDING', 0, 0, '', ?)",
                episode.channel(),
                episode.number(),
                TARGET,
                key,
                body,
                Hash.of(body),
                nowMillis);
    }

    /** Asks for the end of each incident of an episode that has none yet; false where there is none. */
    boolean resolve(Episode episode, long nowMillis) {
        // a refused trigger opened no incident: there is nothing to resolve until somebody has looked
        return handle.execute(
                        "insert into outbox (channel, number, target, action, dedup_key, body, body_hash, state,"
                                + " attempt, next_try, answer, created) select channel, number, target, 'resolve',"
                                + " dedup_key, '', ?, case state when 'FAILED_CONFIG' then state else 'PENDING' end, 0, 0,"
                                + " '', ? from outbox o where channel = ? and number = ? and action = 'trigger'"
                                + " and not exists (select 1 from outbox e where e.dedup_key = o.dedup_key"
                                + " and e.action = 'resolve' and e.id > o.id) order by id",
                        Hash.of(""),
                        nowMillis,
                        episode.channel(),
                        episode.number())
                > 0;
    }

    /** What can be tried now: of each key the first row that is not accepted yet. */
    List<OutboxRow> due(long nowMillis) {
        return handle.select(
                        "select * from outbox o where state = 'PENDING' and next_try <= ? and not exists (select 1 from"
                                + " outbox e where e.dedup_key = o.dedup_key and e.id < o.id and e.state <> 'SENT')"
                                + " order by id",
                        nowMillis)
                .map((row, context) -> new OutboxRow(
                        row.getLong("id"),
                        row.getString("channel"),
                        row.getInt("number"),
                        Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                        row.getString("dedup_key"),
                        row.getString("body"),
                        row.getInt("attempt"),
                        row.getLong("created")))
                .list();
    }

    void sent(long id, String answer) {
        handle.execute("update outbox set state = 'SENT', attempt = attempt + 1, answer = ? where id = ?", answer, id);
    }

    void retry(long id, long nextTryMillis, String answer) {
        handle.execute(
                "update outbox set attempt = attempt + 1, next_try = ?, answer = ? where id = ?",
                nextTryMillis,
                answer,
                id);
    }

    /** Gives a row up, and what waits behind it. */
    void refused(OutboxRow row, String answer) {
        handle.execute(
                "update outbox set state = 'FAILED_CONFIG', attempt = attempt + (id = ?), answer = ?"
                        + " where dedup_key = ? and id >= ?",
                row.id(),
                answer,
                row.key(),
                row.id());
    }

    /** Tries again what was refused of episodes that are open: the configuration may be another now. */
    int revive() {
        return handle.execute(
                "update outbox set state = 'PENDING', next_try = 0 where state = 'FAILED_CONFIG' and exists"
                        + " (select 1 from episode e where e.channel = outbox.channel and e.number = outbox.number"
                        + " and e.closed_by is null)");
    }

    /** How many rows there are by state; of the refused ones those of open episodes only, the others are history. */
    Map<State, Integer> counts() {
        var counts = new EnumMap<State, Integer>(State.class);
        for (State state : State.values()) {
            counts.put(
                    state,
                    handle.select(
                                    "select count(*) from outbox o join episode e using (channel, number)"
                                            + " where state = ? and (state <> 'FAILED_CONFIG' or e.closed_by is null)",
                                    state.name())
                            .mapTo(Integer.class)
                            .one());
        }
        return counts;
    }

    OptionalLong oldestPending() {
        return handle.select("select min(created) as oldest from outbox where state = 'PENDING'")
                                .mapToMap()
                                .one()
                                .get("oldest")
                        instanceof Number oldest
                ? OptionalLong.of(oldest.longValue())
                : OptionalLong.empty();
    }
}
