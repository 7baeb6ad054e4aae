package io.rampwatch.alerting.ledger;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.level;
import static io.rampwatch.alerting.Given.reading;
import static io.rampwatch.alerting.Given.resume;
import static io.rampwatch.alerting.Given.tickets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.alerting.Given.Hand;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import io.rampwatch.alerting.ledger.OutboxRow.State;
import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.StopRule.Then;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Place PLACE = new Place("ramp.levels", 0);
    private static final long MINUTE = 60_000;
    private static final long OLD = TICK - 60 * MINUTE;

    private final Hand clock = new Hand();
    private final List<Reading> shown = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private Ledger ledger;

    @TempDir
    private Path folder;

    /** Says of an episode what a test can see. */
    private final PageText text = new PageText() {
        @Override
        public String key(Episode episode) {
            return "rampwatch/test/" + episode.channel() + "/" + episode.number();
        }

        @Override
        public String page(Episode episode, @Nullable Reading reading) {
            shown.add(reading);
            meanwhile.run();
            return "page of " + episode.breached().size();
        }
    };

    @BeforeEach
    void open() {
        ledger =
                Ledger.open(new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5)), text);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_fresh_breach_opens_an_episode_and_one_page() {
        Taken taken = take(breach(CHANNEL, TICK, TICK));
        assertThat(taken.opened()).extracting(Episode::number).containsExactly(1);
        assertThat(taken.told()).isTrue();
        assertThat(ledger.episodes()).containsExactly(Episode.none(CHANNEL).next(breach(CHANNEL, TICK, TICK)));
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1 page of 1");
    }

    @Test
    void levels_that_say_the_same_page_once() {
        take(breach(CHANNEL, TICK, TICK));
        Taken again = take(breach(CHANNEL, TICK, TICK + MINUTE));
        assertThat(again).isEqualTo(new Taken(List.of(), List.of(), List.of(), false, 0));
        assertThat(due()).hasSize(1);
    }

    @Test
    void a_tick_that_is_known_is_dropped() {
        take(level(CHANNEL, io.rampwatch.rule.State.OK, TICK, TICK));
        Taken again = take(breach(CHANNEL, TICK, TICK));
        assertThat(again.repeated()).isEqualTo(1);
        assertThat(ledger.episodes()).isEmpty();
    }

    @Test
    void two_rules_of_one_channel_are_one_episode_and_one_page_that_names_both() {
        take(breach(CHANNEL, TICK, TICK), tickets(CHANNEL, io.rampwatch.rule.State.BREACH, Then.PAUSE, TICK));
        assertThat(ledger.episodes()).hasSize(1);
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1 page of 2");
    }

    @Test
    void rules_of_one_tick_are_heard_in_one_order_whichever_partition_came_first() {
        var activation = breach(CHANNEL, TICK, TICK);
        var tickets = tickets(CHANNEL, io.rampwatch.rule.State.BREACH, Then.PAUSE, TICK);
        take(tickets, activation);
        assertThat(ledger.episodes())
                .containsExactly(Episode.none(CHANNEL).next(activation).next(tickets));
    }

    @Test
    void a_rule_that_watches_opens_nothing() {
        take(tickets(CHANNEL, io.rampwatch.rule.State.BREACH, Then.WATCH, TICK));
        assertThat(ledger.episodes()).isEmpty();
        assertThat(due()).isEmpty();
    }

    @Test
    void an_old_level_opens_its_episode_and_pages_nobody() {
        Taken taken = take(breach(CHANNEL, OLD, OLD));
        assertThat(taken.opened()).hasSize(1);
        assertThat(taken.told()).isFalse();
        assertThat(due()).isEmpty();
    }

    @Test
    void an_old_breach_pages_when_a_fresh_tick_says_that_it_holds() {
        take(breach(CHANNEL, OLD, OLD));
        take(breach(CHANNEL, OLD, TICK));
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1 page of 1");
    }

    @Test
    void a_level_at_the_limit_of_freshness_is_fresh() {
        long limit = clock.millis() - 5 * MINUTE;
        take(breach("web", limit - 1, limit - 1));
        assertThat(due()).isEmpty();
        take(breach(CHANNEL, limit, limit));
        assertThat(due()).hasSize(1);
    }

    @Test
    void a_backlog_with_breach_and_resume_pages_nobody() {
        ledger.take(new Batch(
                List.of(breach(CHANNEL, OLD, OLD), level(CHANNEL, io.rampwatch.rule.State.OK, TICK, TICK)),
                List.of(resume("d1", CHANNEL, OLD + MINUTE)),
                List.of(),
                Map.of()));
        assertThat(ledger.episodes()).extracting(Episode::open).containsExactly(false);
        assertThat(ledger.outbox().standing().rows()).containsEntry(State.PENDING, 0);
    }

    @Test
    void a_resume_closes_the_episode_and_asks_for_one_resolve() {
        take(breach(CHANNEL, TICK, TICK));
        Taken taken = decide(resume("d1", CHANNEL, TICK + 1));
        assertThat(taken.closed()).extracting(Episode::number).containsExactly(1);
        decide(resume("d1", CHANNEL, TICK + 1));
        decide(resume("d2", CHANNEL, TICK + 2));
        assertThat(ledger.outbox().standing().rows()).containsEntry(State.PENDING, 2);
    }

    @Test
    void a_resume_from_the_future_is_kept_and_closes_nothing() {
        take(breach(CHANNEL, TICK, TICK));
        decide(resume("d1", CHANNEL, TICK + 60 * MINUTE));
        assertThat(ledger.episodes()).extracting(Episode::open).containsExactly(true);
        assertThat(ledger.standing().decisions()).containsEntry("RESUME", 1);
    }

    @Test
    void after_a_resume_the_latched_breach_opens_nothing_and_a_new_one_opens_the_second() {
        take(breach(CHANNEL, TICK, TICK));
        decide(resume("d1", CHANNEL, TICK + 10));
        take(breach(CHANNEL, TICK, TICK + 20));
        assertThat(ledger.episodes()).hasSize(1);
        take(breach(CHANNEL, TICK + 30, TICK + 30));
        assertThat(ledger.episodes()).extracting(Episode::open).containsExactly(false, true);
    }

    @Test
    void what_was_known_is_known_after_a_restart() {
        take(breach(CHANNEL, TICK, TICK));
        decide(resume("d1", CHANNEL, TICK + 10));
        var before = ledger.episodes();
        reopen();
        assertThat(ledger.episodes()).isEqualTo(before);
        take(breach(CHANNEL, TICK, TICK + 20));
        assertThat(ledger.episodes()).isEqualTo(before);
        assertThat(ledger.levels()).containsExactly(breach(CHANNEL, TICK, TICK + 20));
    }

    @Test
    void a_batch_that_is_read_again_after_a_restart_changes_nothing() {
        var batch = new Batch(
                List.of(breach(CHANNEL, TICK, TICK)),
                List.of(resume("d1", CHANNEL, TICK + 10)),
                List.of(reading(CHANNEL, TICK)),
                Map.of(PLACE, 7L));
        ledger.take(batch);
        var before = List.of(ledger.episodes(), ledger.standing().outbox(), ledger.offsets(), ledger.readings());
        reopen();
        ledger.take(batch);
        assertThat(List.of(ledger.episodes(), ledger.standing().outbox(), ledger.offsets(), ledger.readings()))
                .isEqualTo(before);
    }

    @Test
    void a_crash_in_the_middle_of_a_batch_leaves_nothing_of_it() {
        take(level(CHANNEL, io.rampwatch.rule.State.OK, OLD, OLD));
        meanwhile = ledger::close;
        var batch = new Batch(
                List.of(breach(CHANNEL, TICK, TICK)), List.of(), List.of(reading(CHANNEL, TICK)), Map.of(PLACE, 7L));
        assertThatThrownBy(() -> ledger.take(batch)).isInstanceOf(LedgerException.class);
        meanwhile = () -> {};
        open();
        assertThat(ledger.offsets()).isEmpty();
        assertThat(ledger.episodes()).isEmpty();
        assertThat(ledger.readings()).isEmpty();
        assertThat(ledger.levels()).extracting(Level::tickMillis).containsExactly(OLD);
        ledger.take(batch);
        assertThat(ledger.offsets()).isEqualTo(Map.of(PLACE, 7L));
        assertThat(due()).hasSize(1);
    }

    @Test
    void the_page_is_written_with_the_newest_reading() {
        ledger.take(new Batch(
                List.of(breach(CHANNEL, TICK, TICK)),
                List.of(),
                List.of(reading(CHANNEL, TICK), reading(CHANNEL, OLD)),
                Map.of()));
        assertThat(shown).containsExactly(reading(CHANNEL, TICK));
    }

    @Test
    void a_decision_that_is_changed_breaks_the_chain() {
        decide(resume("d1", CHANNEL, TICK));
        decide(resume("d2", CHANNEL, TICK + 1));
        assertThat(ledger.brokenDecision()).isEmpty();
        ledger.close();
        try (var file = LedgerFile.open(folder.resolve("ledger.db"))) {
            file.inTransaction(
                    "be forged",
                    handle -> handle.execute("drop trigger decision_is_never_changed")
                            + handle.execute(
                                    "update decision set body = replace(body, 'VP Growth', 'Nobody') where id = 'd1'"));
        }
        open();
        assertThat(ledger.brokenDecision()).contains("d1");
    }

    @Test
    void decisions_are_append_only() {
        decide(resume("d1", CHANNEL, TICK));
        ledger.close();
        try (var file = LedgerFile.open(folder.resolve("ledger.db"))) {
            assertThatThrownBy(() -> file.inTransaction("be forged", handle -> handle.execute("delete from decision")))
                    .isInstanceOf(LedgerException.class);
        }
        open();
    }

    @Test
    void a_hold_pages_as_a_hold_and_a_pause_that_joins_it_pages_as_a_pause() {
        take(tickets(CHANNEL, io.rampwatch.rule.State.BREACH, Then.HOLD, TICK));
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1/hold page of 1");
        take(breach(CHANNEL, TICK, TICK));
        assertThat(ledger.episodes()).hasSize(1);
        assertThat(due())
                .containsExactly(
                        "TRIGGER rampwatch/test/partner-acme/1/hold page of 1",
                        "TRIGGER rampwatch/test/partner-acme/1 page of 2");
        sendAll();
        decide(resume("d", CHANNEL, TICK + 1));
        assertThat(due())
                .containsExactly(
                        "RESOLVE rampwatch/test/partner-acme/1/hold ", "RESOLVE rampwatch/test/partner-acme/1 ");
    }

    @Test
    void that_a_channel_may_restart_is_told_once_and_ends_nothing() {
        take(breach(CHANNEL, OLD, TICK - 2 * MINUTE));
        sendAll();
        take(level(CHANNEL, io.rampwatch.rule.State.RESTART_READY, TICK - MINUTE, TICK - MINUTE));
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1/ready page of 1");
        sendAll();
        take(breach(CHANNEL, TICK, TICK));
        take(level(CHANNEL, io.rampwatch.rule.State.RESTART_READY, TICK + MINUTE, TICK + MINUTE));
        assertThat(due()).isEmpty();
        assertThat(ledger.standing().open()).hasSize(1);
    }

    @Test
    void an_override_is_quiet_and_when_it_expires_the_pause_is_raised_again() {
        take(breach(CHANNEL, OLD, OLD));
        var override = new Decision(
                "o", Decision.Kind.OVERRIDE, CHANNEL, "VP Growth", "contract", OLD + 1, TICK + 10 * MINUTE);
        decide(override);
        take(breach(CHANNEL, OLD, TICK));
        assertThat(due()).isEmpty();
        assertThat(ledger.standing().open()).hasSize(1);
        clock.forward(Duration.ofMinutes(10));
        take(breach(CHANNEL, OLD, TICK + 10 * MINUTE));
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1/after-1 page of 1");
    }

    @Test
    void an_override_ends_the_incident_that_is_open_and_its_expiry_raises_another() {
        take(breach(CHANNEL, TICK, TICK));
        sendAll();
        decide(new Decision(
                "o", Decision.Kind.OVERRIDE, CHANNEL, "VP Growth", "contract", TICK + 1, TICK + 10 * MINUTE));
        assertThat(due()).containsExactly("RESOLVE rampwatch/test/partner-acme/1 ");
        sendAll();
        take(breach(CHANNEL, TICK, TICK + MINUTE));
        assertThat(due()).isEmpty();
        assertThat(ledger.standing().open()).hasSize(1);
        clock.forward(Duration.ofMinutes(10));
        take(breach(CHANNEL, TICK, TICK + 10 * MINUTE));
        assertThat(due()).containsExactly("TRIGGER rampwatch/test/partner-acme/1/after-1 page of 1");
        sendAll();
        decide(resume("d", CHANNEL, TICK + 10 * MINUTE));
        assertThat(due()).containsExactly("RESOLVE rampwatch/test/partner-acme/1/after-1 ");
    }

    private void sendAll() {
        for (var rows = ledger.outbox().due(clock.millis());
                !rows.isEmpty();
                rows = ledger.outbox().due(clock.millis())) {
            rows.forEach(row -> ledger.outbox().sent(row, "202"));
        }
    }

    private void reopen() {
        ledger.close();
        open();
    }

    private Taken take(Level... levels) {
        return ledger.take(new Batch(List.of(levels), List.of(), List.of(), Map.of()));
    }

    private Taken decide(Decision decision) {
        return ledger.take(new Batch(List.of(), List.of(decision), List.of(), Map.of()));
    }

    private List<String> due() {
        return ledger.outbox().due(clock.millis()).stream()
                .map(row -> Action.valueOf(row.action().name()) + " " + row.key() + " " + row.body())
                .toList();
    }
}
