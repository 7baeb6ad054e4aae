package io.rampwatch.account;

import static io.rampwatch.account.Report.DAY;
import static io.rampwatch.account.Report.HOUR;
import static io.rampwatch.account.Report.MINUTE;
import static io.rampwatch.account.Report.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Registry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets and the like, which have a life of their own beside that of their account. */
class LifecyclesTest {
    private static final List<Metric> METRICS = Registry.builtIn().stream()
            .filter(metric -> !metric.subject().isAccount())
            .toList();

    private static Report of(Kind kind, String ticket, long minute) {
        return Report.of(kind, minute)
                .withKey(ticket + "@" + (START + minute * MINUTE))
                .withId(kind + ticket + minute);
    }

    private static Report resolved(String ticket, long minute) {
        return of(Kind.TICKET_RESOLVED, ticket, minute);
    }

    private static Report reopened(String ticket, long minute) {
        return of(Kind.TICKET_REOPENED, ticket, minute);
    }

    private static Report assigned(String ticket, long minute) {
        return of(Kind.TICKET_ASSIGNED, ticket, minute);
    }

    private static Report voided(String ticket, long minute) {
        return of(Kind.TICKET_VOIDED, ticket, minute).with("ticketId", ticket);
    }

    private static Told told(Report... reports) {
        var told = Told.nothing(METRICS);
        told.hear(Report.signup(0, "ads"));
        return told.hear(reports);
    }

    /** Minutes of first opening with how many are open, as known at a minute; from {@link Report#START}. */
    private static Map<Long, Long> open(Told told, long at) {
        Map<Long, Long> open = new TreeMap<>();
        long start = START / MINUTE;
        told.sums().forEach((cell, value) -> {
            if (cell.facet() == Facet.QUEUE && cell.effectMinute() - start < at) {
                assertThat(cell.channel()).isEqualTo("ads");
                open.merge(cell.positionMinute() - start, value, Long::sum);
            }
        });
        open.values().removeIf(count -> count == 0);
        return open;
    }

    @Test
    void a_ticket_is_open_until_it_is_resolved_and_as_old_as_at_first_when_it_is_reopened() {
        var told = told(Report.ticket("t", 10), resolved("t", 50), reopened("t", 300));
        assertThat(open(told, 11)).isEqualTo(Map.of(10L, 1L));
        assertThat(open(told, 51)).isEmpty();
        assertThat(open(told, 301)).isEqualTo(Map.of(10L, 1L));
    }

    @Test
    void what_is_resolved_twice_was_open_once() {
        var told = told(Report.ticket("t", 10), resolved("t", 50), resolved("t", 60), resolved("t", 5));
        assertThat(open(told, 1_000)).isEmpty();
        assertThat(open(told, 55)).isEmpty();
        assertThat(open(told, 49)).isEqualTo(Map.of(10L, 1L));
    }

    @Test
    void a_resolution_without_an_opening_counts_when_the_opening_comes() {
        var told = told(resolved("t", 50));
        assertThat(open(told, 1_000)).isEmpty();
        told.hear(Report.ticket("t", 10));
        assertThat(open(told, 40)).isEqualTo(Map.of(10L, 1L));
        assertThat(open(told, 1_000)).isEmpty();
    }

    @Test
    void a_resolution_that_comes_too_late_to_be_counted_still_closes() {
        var told = told(Report.ticket("t", 10)).at(10 * DAY).hear(resolved("t", DAY));
        assertThat(open(told, 10 * DAY)).isEmpty();
        assertThat(told.byChannel(Facet.FLOW, "ticket.resolved")).isEmpty();
    }

    @Test
    void a_ticket_that_comes_too_late_to_be_counted_is_open_all_the_same() {
        var told = told().at(10 * DAY).hear(Report.ticket("t", DAY));
        assertThat(open(told, 10 * DAY)).isEqualTo(Map.of(DAY, 1L));
        assertThat(told.byChannel(Facet.FLOW, "ticket.opened")).isEmpty();
    }

    @Test
    void a_voided_ticket_never_was() {
        var told = told(Report.ticket("t", 10), Report.ticket("u", 11));
        told.hear(voided("t", 90));
        assertThat(open(told, 1_000)).isEqualTo(Map.of(11L, 1L));
        var late = told(Report.ticket("t", 10)).at(10 * DAY);
        late.hear(voided("t", 10 * DAY));
        assertThat(open(late, 11 * DAY)).isEmpty();
        assertThat(late.byChannel(Facet.FLOW, "ticket.opened")).isEqualTo(Map.of("ads", 1L));
    }

    @Test
    void the_open_tickets_of_an_account_move_with_it_however_old_they_are() {
        var told = Told.nothing(METRICS).hear(Report.ticket("t", 10)).at(10 * DAY);
        told.hear(Report.signup(10 * DAY - 5, "ads"));
        assertThat(open(told, 10 * DAY)).isEqualTo(Map.of(10L, 1L));
    }

    @Test
    void a_ticket_has_its_owner_in_time_when_it_is_assigned_within_the_quarter_hour() {
        var told = told(
                Report.ticket("t", 10),
                assigned("t", 25),
                assigned("t", 30),
                Report.ticket("u", 10),
                assigned("u", 26),
                Report.ticket("v", 40),
                assigned("v", 39));
        assertThat(told.byChannel(Facet.COHORT, "owner_assigned_15m")).isEqualTo(Map.of("ads", 1L));
        assertThat(told.sums().keySet().stream().filter(cell -> cell.facet() == Facet.COHORT))
                .containsExactly(new Cell(
                        "ads", "owner_assigned_15m", Facet.COHORT, START / MINUTE + 10, START / MINUTE + 25, 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neither_order_nor_repetition_matters(long seed) {
        var random = new Random(seed);
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String ticket = "t" + random.nextInt(5);
            long minute = random.nextInt((int) (60 * HOUR));
            reports.add(List.of(
                            Report.ticket(ticket, minute),
                            resolved(ticket, minute),
                            reopened(ticket, minute),
                            assigned(ticket, minute))
                    .get(random.nextInt(4)));
        }
        var one = told(reports.toArray(Report[]::new));
        reports.addAll(reports.subList(0, 10));
        Collections.shuffle(reports, random);
        var other = told(reports.toArray(Report[]::new));
        assertThat(other.sums()).isEqualTo(one.sums());
    }
}
