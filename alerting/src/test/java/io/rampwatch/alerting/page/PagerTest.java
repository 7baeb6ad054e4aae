package io.rampwatch.alerting.page;

import static io.rampwatch.alerting.Given.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.Given;
import io.rampwatch.alerting.Given.Hand;
import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.health.Health.Part;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.ledger.OutboxRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
    private static final Outcome SENT = new Outcome.Sent("202");
    private static final Outcome LATER = new Outcome.Retry(null, "500");

    private final Hand clock = new Hand();
    private final Health health = new Health();
    private final Recorded road = new Recorded();
    private Ledger ledger;
    private Pager pager;

    @TempDir
    private Path folder;

    /** Answers as it was told, and remembers what it heard. */
    private static final class Recorded implements Road, Deliveries {
        private final Deque<Outcome> answers = new ArrayDeque<>();
        private final List<String> told = new ArrayList<>();
        private final List<String> outcomes = new ArrayList<>();
        private final List<Long> waits = new ArrayList<>();

        @Override
        public String name() {
            return "recorded";
        }

        @Override
        public Outcome tell(OutboxRow row) {
            told.add(row.action() + " " + row.channel());
            return answers.isEmpty() ? SENT : answers.pop();
        }

        @Override
        public void attempted(String road, OutboxRow row, Outcome outcome) {
            outcomes.add(outcome.label());
        }

        @Override
        public void delivered(String road, OutboxRow row, long millis) {
            waits.add(millis);
        }
    }

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5)),
                new PageComposer(Given.plan(), "test", "http://localhost"));
        pager = new Pager(ledger.outbox(), road, new BackOff(new SplittableRandom(1)), clock, road, health);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void trigger_and_resolve_go_out_in_order_and_once() {
        breach("web");
        resume("web");
        steps(4);
        assertThat(road.told).containsExactly("TRIGGER web", "RESOLVE web");
        assertThat(health.isGood()).isTrue();
    }

    @Test
    void a_resolve_does_not_pass_a_trigger_that_has_not_its_202() {
        breach("web");
        resume("web");
        road.answers.add(LATER);
        steps(3);
        assertThat(road.told).containsExactly("TRIGGER web");
        clock.forward(Duration.ofMinutes(1));
        steps(3);
        assertThat(road.told).containsExactly("TRIGGER web", "TRIGGER web", "RESOLVE web");
    }

    @Test
    void it_never_gives_up() {
        breach("web");
        for (int attempt = 0; attempt < 20; attempt++) {
            road.answers.add(LATER);
            pager.step();
            clock.forward(Duration.ofMinutes(1));
        }
        pager.step();
        assertThat(road.told).hasSize(21);
        assertThat(road.outcomes).endsWith("retry", "accepted");
        assertThat(road.waits).containsExactly(Duration.ofMinutes(20).toMillis());
        assertThat(ledger.outbox().standing().oldestMillis()).isEmpty();
    }

    @Test
    void the_wait_that_the_other_side_asked_for_is_kept() {
        breach("web");
        road.answers.add(new Outcome.Retry(Duration.ofSeconds(90), "429"));
        pager.step();
        clock.forward(Duration.ofSeconds(89));
        assertThat(pager.step()).isZero();
        clock.forward(Duration.ofSeconds(1));
        assertThat(pager.step()).isEqualTo(1);
    }

    @Test
    void a_refused_page_is_not_tried_again_and_is_told_in_health() {
        breach("web");
        road.answers.add(new Outcome.Refused("403"));
        steps(3);
        clock.forward(Duration.ofHours(1));
        steps(3);
        assertThat(road.told).hasSize(1);
        assertThat(health.reasons().get(Part.PAGER))
                .isEqualTo(
                        "1 rows of the outbox were refused for good: check the routing key and the target, then start"
                                + " again.");
    }

    @Test
    void a_page_that_waits_for_two_minutes_is_told_in_health() {
        breach("web");
        road.answers.addAll(List.of(LATER, LATER));
        pager.step();
        clock.forward(Duration.ofMinutes(2));
        assertThat(health.isGood()).isTrue();
        clock.forward(Duration.ofMillis(1));
        pager.step();
        assertThat(health.reasons().get(Part.PAGER))
                .isEqualTo("a page waits since 2026-11-27T02:00:00Z: recorded does not accept it.");
        clock.forward(Duration.ofMinutes(2));
        pager.step();
        assertThat(health.isGood()).isTrue();
    }

    @Test
    void a_crash_between_answer_and_ledger_tells_it_again_under_the_same_key() {
        breach("web");
        var row = ledger.outbox().due(clock.millis()).get(0);
        road.tell(row);
        ledger.close();
        open();
        pager.step();
        assertThat(road.told).containsExactly("TRIGGER web", "TRIGGER web");
    }

    private void steps(int count) {
        for (int step = 0; step < count; step++) {
            pager.step();
        }
    }

    private void breach(String channel) {
        ledger.take(new Batch(List.of(Given.breach(channel, TICK, TICK)), List.of(), List.of(), Map.of()));
    }

    private void resume(String channel) {
        ledger.take(new Batch(List.of(), List.of(Given.resume("d1", channel, TICK)), List.of(), Map.of()));
    }
}
