package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.rampwatch.event.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A mapping under test, and what it says in words. */
record Feed(Mapping mapping) {
    /** When all records of the tests arrived. */
    static final long ARRIVAL = Instant.parse("2026-06-14T12:00:00Z").toEpochMilli();

    /** Events of one field, where it is said how that field is made. */
    static Feed ofField(String expression) {
        return of("""
                name: trial
                source: urn:trial
                input: {topics: [trial]}
                defaults: {id: /id, time: {path: /time, as: iso}, accountId: /account}
                rules:
                  - emit: account.churned
                    fields: {reasonCode: %s}
                """.formatted(expression));
    }

    /** Records that are ignored where a condition holds, and else unmatched. */
    static Feed ofCondition(String condition) {
        return of("""
                name: trial
                source: urn:trial
                input: {topics: [trial]}
                rules:
                  - {when: %s, ignore: true}
                """.formatted(condition));
    }

    static Feed of(String yaml) {
        var read = MappingReader.read("trial.yaml", yaml.getBytes(UTF_8));
        return new Feed(requireNonNull(read.mapping(), () -> read.problems().toString()));
    }

    static Feed preset(String name) {
        return new Feed(Presets.mapping(name));
    }

    List<Outcome> outcomes(String record) {
        return outcomes(record == null ? null : record.getBytes(UTF_8));
    }

    List<Outcome> outcomes(byte[] record) {
        return new Mapper(mapping, Map.of()).map(record, ARRIVAL);
    }

    /** Each outcome in a line: the event's JSON, or what else became of it. */
    List<String> lines(String record) {
        return outcomes(record).stream().map(Feed::line).toList();
    }

    /** The one outcome of a record. */
    String line(String record) {
        List<String> lines = lines(record);
        if (lines.size() != 1) {
            throw new AssertionError(lines);
        }
        return lines.get(0);
    }

    /** What the field of {@link #ofField} gets of a record with this beside id, time and account. */
    String field(String members) {
        Outcome outcome =
                outcomes("""
                {"id":"1","time":"2026-06-14T11:00:00Z","account":"a"%s}""".formatted(members.isEmpty() ? "" : "," + members)).get(0);
        return outcome instanceof Outcome.Event event
                ? String.valueOf(event.event().reason())
                : line(outcome);
    }

    /** Whether the condition of {@link #ofCondition} holds. */
    boolean holds(String record) {
        return outcomes(record).get(0) instanceof Outcome.Ignored;
    }

    private static String line(Outcome outcome) {
        String at = outcome.element() == Outcome.WHOLE ? "" : outcome.element() + ": ";
        if (outcome instanceof Outcome.Event event) {
            return at + new String(event.json(), UTF_8);
        } else if (outcome instanceof Outcome.Refusal refusal) {
            return at + refusal.reason().label() + ": " + refusal.detail();
        } else if (outcome instanceof Outcome.Ignored ignored) {
            return at + "ignored by " + ignored.rule();
        }
        return at + "unmatched";
    }

    static Origin origin(long offset) {
        return new Origin("trial", 0, offset, ARRIVAL);
    }
}
