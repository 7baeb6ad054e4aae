package io.rampwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Conservation.Fate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two sums that must be zero, over all sources. */
class ConservationTest {
    private static Map<String, Long> counts(String source, Object... wordsAndCounts) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < wordsAndCounts.length; i += 2) {
            counts.put(
                    Conservation.count(source, (String) wordsAndCounts[i]),
                    ((Integer) wordsAndCounts[i + 1]).longValue());
        }
        return counts;
    }

    @Test
    void nothing_is_lost_when_every_record_and_every_event_became_something() {
        var counts = counts("urn:a|b", "in", 10, "mapped", 8, "dead:bad_json", 2, "events", 8, "counted", 4);
        counts.putAll(counts("urn:a|b", "duplicate", 2, "duplicate_conflict", 1, "late_dropped", 1));
        counts.putAll(counts("urn:a|b", "dead:bad_channel", 1));
        var law = Conservation.of(counts);
        assertThat(law.recordsResidual()).isZero();
        assertThat(law.eventsResidual()).isZero();
        assertThat(law.refused()).isEqualTo(3);
        assertThat(law.count(Reason.BAD_CHANNEL)).isEqualTo(1);
    }

    @Test
    void an_event_of_which_nothing_became_is_left_over() {
        var law = Conservation.of(counts("s", "in", 3, "mapped", 3, "events", 3, "counted", 2));
        assertThat(law.recordsResidual()).isZero();
        assertThat(law.eventsResidual()).isEqualTo(1);
    }

    @Test
    void sources_are_added_up() {
        var counts = counts("one", "counted", 2);
        counts.putAll(counts("other", "counted", 3));
        assertThat(Conservation.of(counts).count(Fate.COUNTED)).isEqualTo(5);
    }
}
