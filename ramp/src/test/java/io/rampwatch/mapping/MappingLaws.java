package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Origin;
import io.rampwatch.wire.EventReader;
import java.util.List;
import java.util.Map;

/** What holds of every mapping and every record, whatever its bytes are. Plain checks: fuzzing calls them, too. */
final class MappingLaws {
    private static final EventReader READER = new EventReader(Map.of());
    private static final int MOST_DETAIL = 200;

    private MappingLaws() {}

    static void hold(Mapper mapper, byte[] record) {
        List<Outcome> outcomes = mapper.map(record, Feed.ARRIVAL);
        check(outcomes.equals(mapper.map(record, Feed.ARRIVAL)), "another outcome the second time");
        long written = 0;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Event event) {
                byte[] canonical = event.json();
                written += canonical.length;
                var again = READER.read(null, canonical, new Origin("trial", 0, 0, Feed.ARRIVAL));
                check(event.event().equals(again.event()), "accepted and changed: " + new String(canonical, UTF_8));
            } else if (outcome instanceof Outcome.Refusal refusal) {
                check(!refusal.detail().isEmpty() && refusal.detail().length() <= MOST_DETAIL, refusal.detail());
                check(!refusal.detail().contains("failed"), refusal.detail());
            }
        }
        // names, types and times of ours beside values of the record, none of them more often than a rule names it
        check(written <= 2_000L * outcomes.size() + 20L * record.length, written + " bytes of " + record.length);
    }

    private static void check(boolean holds, String words) {
        if (!holds) {
            throw new AssertionError(words);
        }
    }
}
