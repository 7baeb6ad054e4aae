package io.rampwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fingerprints tell apart what differs, and stay the same for ever: they lie in state. */
class FingerprintTest {
    @Test
    void where_one_part_ends_and_the_next_begins_makes_a_difference() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of("a", "")).isNotEqualTo(Fingerprint.of("a"));
        assertThat(Fingerprint.of("a", "b")).isNotEqualTo(Fingerprint.of("b", "a"));
    }

    @Test
    void nothing_is_not_the_empty_string() {
        assertThat(Fingerprint.of("a", null, "b")).isNotEqualTo(Fingerprint.of("a", "", "b"));
        assertThat(Fingerprint.of((String) null)).isNotEqualTo(Fingerprint.of(""));
    }

    @Test
    void a_hundred_thousand_reports_do_not_collide() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            seen.add(Fingerprint.of("urn:source", "evt_" + i));
        }
        assertThat(seen).hasSize(100_000);
    }

    @Test
    void two_deliveries_share_their_identity_and_differ_in_content_when_they_say_something_else() {
        var first = event("t1", 5);
        var second = event("t1", 6);
        assertThat(second.identity()).isEqualTo(first.identity());
        assertThat(second.content()).isNotEqualTo(first.content());
        assertThat(event("t1", 5).content()).isEqualTo(first.content());
    }

    private static OpsEvent event(String id, long millis) {
        return new OpsEvent("urn:s", id, Kind.TICKET_OPENED, millis, "a", null, "ticket.opened", "7", null, 0);
    }
}
