package io.rampwatch.mapping;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Header;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import io.rampwatch.event.RecordCounts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of one mapping to events, at most one dead letter each, and what they count as.
 *
 * <p>The good elements of an array go on beside a bad one. The record itself becomes a dead letter once, for the first
 * element that was refused; the counts know all of them. Each element counts as a record, so that both conservation
 * laws hold whatever is mixed in one array.
 */
final class MappedFeed implements Serializable {
    /** An array without elements. */
    private static final String EMPTY = "(empty)";

    private final Mapper mapper;

    MappedFeed(Mapper mapper) {
        this.mapper = mapper;
    }

    Mapping mapping() {
        return mapper.mapping();
    }

    /** A merge can still be refused, when it is held against the merges that are known. */
    private Received received(
            OpsEvent event, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, Origin origin) {
        if (event.kind() != Kind.MERGED) {
            return Received.of(origin, event);
        }
        return Received.of(
                event,
                new DeadLetter(
                        origin,
                        key,
                        value,
                        Reason.MERGE_CYCLE,
                        "the account would be its own",
                        event.source(),
                        headers,
                        mapping().label(),
                        DeadLetter.WHOLE));
    }

    List<Received> read(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, Origin origin) {
        List<Outcome> outcomes = mapper.map(value, origin.arrivalMillis());
        List<Received> received = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Event event) {
                received.add(received(event.event(), key, value, headers, origin));
            }
        }
        Outcome.Refusal refusal = letter(outcomes, origin);
        if (refusal != null) {
            received.add(Received.of(new DeadLetter(
                    origin,
                    key,
                    value,
                    refusal.reason(),
                    refusal.detail(),
                    mapping().source(),
                    headers,
                    mapping().label(),
                    refusal.element())));
        }
        return counted(received, origin, counts(outcomes));
    }

    /** The counts of a record travel with its first part; a record of which nothing goes on has that part alone. */
    private List<Received> counted(List<Received> received, Origin origin, Map<String, Long> words) {
        if (received.isEmpty()) {
            return List.of(
                    new Received(origin, null, null, new RecordCounts(mapping().source(), words)));
        }
        List<Received> counted = new ArrayList<>();
        for (Received each : received) {
            counted.add(each.counted(
                    new RecordCounts(mapping().source(), counted.isEmpty() ? words : Map.<String, Long>of())));
        }
        return counted;
    }

    private Outcome.@Nullable Refusal letter(List<Outcome> outcomes, Origin origin) {
        Outcome.Refusal unmatched = null;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refusal refusal) {
                return refusal;
            }
            if (unmatched == null && outcome instanceof Outcome.NotMatched) {
                unmatched = new Outcome.Refusal(outcome.element(), Reason.NO_RULE_MATCHED, "no rule matched");
            }
        }
        return mapping().input().unmatched().writes(origin) ? unmatched : null;
    }

    private static Map<String, Long> counts(List<Outcome> outcomes) {
        Map<String, Long> words = new HashMap<>();
        if (outcomes.isEmpty()) {
            add(words, Fate.IN.label());
            ignored(words, EMPTY);
        }
        int element = Integer.MIN_VALUE;
        for (Outcome outcome : outcomes) {
            boolean first = outcome.element() != element;
            element = outcome.element();
            if (first) {
                add(words, Fate.IN.label());
            }
            count(outcome, first, words);
        }
        return words;
    }

    private static void count(Outcome outcome, boolean first, Map<String, Long> words) {
        if (outcome instanceof Outcome.Ignored ignored) {
            ignored(words, ignored.rule());
        } else if (outcome instanceof Outcome.NotMatched) {
            add(words, Fate.UNMATCHED.label());
        } else if (outcome instanceof Outcome.Refusal refusal
                && refusal.reason().stage().ofRecord()) {
            add(words, Conservation.dead(refusal.reason()));
        } else {
            if (first) {
                add(words, Fate.MAPPED.label());
            }
            add(words, Fate.EVENTS.label());
            if (outcome instanceof Outcome.Refusal refusal) {
                add(words, Conservation.dead(refusal.reason()));
            }
        }
    }

    private static void ignored(Map<String, Long> words, String rule) {
        add(words, Fate.IGNORED.label());
        add(words, Conservation.ignored(rule));
    }

    private static void add(Map<String, Long> words, String word) {
        words.merge(word, 1L, Long::sum);
    }
}
