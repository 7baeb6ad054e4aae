package io.rampwatch.alerting.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.episode.Decision;
import io.rampwatch.wire.DecisionJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The rows of decisions, inside a transaction: appended, never changed, each with the hash of the one before. */
final class DecisionTable {
    private static final String START = "";

    private final Handle handle;

    DecisionTable(Handle handle) {
        this.handle = handle;
    }

    private record Row(String id, String effect, String body, String previous, String hash) {
        boolean follows(String before) {
            return previous.equals(before) && hash.equals(chain(before, effect, body));
        }
    }

    boolean knows(String id) {
        return handle.select("select 1 from decision where id = ?", id)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    Decision byId(String id) {
        return handle.select("select body from decision where id = ?", id)
                .mapTo(String.class)
                .map(body -> DecisionJson.read(body.getBytes(UTF_8)))
                .one();
    }

    /** From when the latest resume of a channel holds. */
    long resumed(String channel) {
        return handle.select(
                        "select coalesce(max(at), ?) from decision where channel = ? and kind = 'RESUME' and held = 1",
                        Long.MIN_VALUE,
                        channel)
                .mapTo(Long.class)
                .one();
    }

    /** The overrides of a channel that hold from some time on. */
    List<Decision> overrides(String channel, long fromMillis) {
        return handle.select(
                        "select body from decision where channel = ? and kind = 'OVERRIDE' and held = 1 and at >= ?"
                                + " order by at, place",
                        channel,
                        fromMillis)
                .mapTo(String.class)
                .map(body -> DecisionJson.read(body.getBytes(UTF_8)))
                .list();
    }

    /** Adds one to the chain. */
    void append(Decision decision, boolean held, String effect) {
        String body = new String(DecisionJson.write(decision), UTF_8);
        String previous = handle.select("select hash from decision order by place desc limit 1")
                .mapTo(String.class)
                .findFirst()
                .orElse(START);
        handle.execute(
                "insert into decision (id, channel, kind, at, held, effect, body, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                decision.id(),
                decision.channel(),
                decision.kind().name(),
                decision.atMillis(),
                held ? 1 : 0,
                effect,
                body,
                previous,
                chain(previous, effect, body));
    }

    /** How many there are, by kind. */
    Map<String, Integer> counts() {
        return handle.select("select kind, count(*) as n from decision group by kind")
                .reduceRows(new TreeMap<String, Integer>(), (counts, row) -> {
                    counts.put(row.getColumn("kind", String.class), row.getColumn("n", Integer.class));
                    return counts;
                });
    }

    /** From when the latest of each kind holds, by channel. */
    List<Ledger.Decided> latest() {
        return handle.select(
                        "select channel, kind, max(at) as at from decision group by channel, kind order by channel, kind")
                .map((row, context) ->
                        new Ledger.Decided(row.getString("channel"), row.getString("kind"), row.getLong("at")))
                .list();
    }

    /** The id of the first decision that was changed after it was written; empty when none was. */
    Optional<String> broken() {
        String before = START;
        for (Row row : handle.select("select * from decision order by place")
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getString("effect"),
                        row.getString("body"),
                        row.getString("previous"),
                        row.getString("hash")))
                .list()) {
            if (!row.follows(before)) {
                return Optional.of(row.id());
            }
            before = row.hash();
        }
        return Optional.empty();
    }

    private static String chain(String previous, String effect, String body) {
        return Hash.of(String.join("\n", previous, effect, body));
    }
}
