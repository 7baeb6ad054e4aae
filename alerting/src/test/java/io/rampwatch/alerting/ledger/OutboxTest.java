package io.rampwatch.alerting.ledger;

import static io.rampwatch.alerting.Given.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.Given;
import io.rampwatch.alerting.Given.Hand;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.ledger.OutboxRow.State;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private final Hand clock = new Hand();
    private Ledger ledger;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        var settings = new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5));
        ledger = Ledger.open(settings, new PageText() {
            @Override
            public String key(Episode episode) {
                return episode.channel() + "/" + episode.number();
            }

            @Override
            public String page(Episode episode, @Nullable Reading reading) {
                return "";
            }
        });
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_resolve_waits_for_its_trigger() {
        breach("web");
        resume("web");
        assertThat(due()).containsExactly("TRIGGER web/1");
        ledger.outbox().sent(first(), "202");
        assertThat(due()).containsExactly("RESOLVE web/1");
        ledger.outbox().sent(first(), "202");
        assertThat(due()).isEmpty();
    }

    @Test
    void one_key_does_not_wait_for_another() {
        breach("web");
        breach("ads");
        ledger.outbox().retry(first(), clock.millis() + 1_000, "500");
        assertThat(due()).containsExactly("TRIGGER ads/1");
    }

    @Test
    void a_row_is_due_again_at_its_time() {
        breach("web");
        ledger.outbox().retry(first(), clock.millis() + 1_000, "500");
        assertThat(due()).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        assertThat(first().attempt()).isEqualTo(1);
    }

    @Test
    void a_refused_trigger_takes_its_resolve_with_it() {
        breach("web");
        ledger.outbox().refused(first(), "403");
        resume("web");
        assertThat(due()).isEmpty();
        breach("ads");
        resume("ads");
        ledger.outbox().refused(first(), "403");
        assertThat(due()).isEmpty();
    }

    @Test
    void a_start_tries_again_what_was_refused_of_open_episodes_only() {
        breach("web");
        ledger.outbox().refused(first(), "403");
        breach("ads");
        ledger.outbox().refused(first(), "403");
        assertThat(ledger.outbox().standing().rows()).containsEntry(State.FAILED_CONFIG, 2);
        resume("web");
        assertThat(ledger.outbox().standing().rows()).containsEntry(State.FAILED_CONFIG, 1);
        assertThat(ledger.outbox().revive()).isEqualTo(1);
        assertThat(due()).containsExactly("TRIGGER ads/1");
    }

    @Test
    void the_oldest_row_that_waits_is_known() {
        assertThat(ledger.outbox().standing().oldestMillis()).isEmpty();
        breach("web");
        long then = clock.millis();
        clock.forward(Duration.ofSeconds(30));
        breach("ads");
        assertThat(ledger.outbox().standing().oldestMillis()).hasValue(then);
    }

    @Test
    void what_waits_survives_a_restart() {
        breach("web");
        ledger.close();
        open();
        assertThat(due()).containsExactly("TRIGGER web/1");
    }

    private void breach(String channel) {
        ledger.take(new Batch(List.of(Given.breach(channel, TICK, TICK)), List.of(), List.of(), Map.of()));
    }

    private void resume(String channel) {
        ledger.take(new Batch(List.of(), List.of(Given.resume(channel, channel, TICK)), List.of(), Map.of()));
    }

    private OutboxRow first() {
        return ledger.outbox().due(clock.millis()).get(0);
    }

    private List<String> due() {
        return ledger.outbox().due(clock.millis()).stream()
                .map(row -> Action.valueOf(row.action().name()) + " " + row.key())
                .toList();
    }
}
