package io.rampwatch.channel;

import static io.rampwatch.channel.Run.DAY;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.MINUTE_MILLIS;
import static io.rampwatch.channel.Run.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.AccountState;
import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.account.Measures;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What became of the accounts of each hour of signup: what the evidence is made of. */
class ClosedHourPropertyTest {
    private static final long H = 5 * HOUR;
    private static final long CORRECTIONS = 72 * HOUR;
    private static final Metric ACTIVATION =
            Run.metric("activation", MetricKind.CONVERSION, Reach.ALL, H, DAY, "connected", "viewed");
    private static final Metric HIT =
            Run.metric("hit", MetricKind.CONVERSION, Reach.ANY, H, DAY, Kind.PROVISIONING_FAILED.noun());
    private static final Metric TICKETS =
            Run.metric("tickets", MetricKind.PER_100, Reach.EACH, H, DAY, Kind.TICKET_OPENED.noun());
    private static final Metric ESCALATIONS =
            Run.metric("escalations", MetricKind.PER_100, Reach.EACH, H, DAY, Kind.ESCALATION_RAISED.noun());
    private static final List<Metric> METRICS = List.of(ACTIVATION, HIT, TICKETS, ESCALATIONS);
    private static final Set<String> JUDGED = Set.of("activation", "hit", "tickets", "escalations");

    /** An event and the minute in which it comes. */
    private record Coming(OpsEvent event, long minute) {}

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_last_word_on_each_hour_is_a_plain_count_in_whatever_order_events_come(long seed) {
        var random = new SplittableRandom(seed);
        List<Coming> coming = someAccounts(random);
        long tick = seed % 10 == 0 ? 15 : 60;
        Run calm = run(coming, tick, seed, false);
        Run late = run(coming, tick, seed + 1, true);
        assertThat(last(calm)).isNotEmpty().isEqualTo(recount(coming));
        assertThat(last(late)).isEqualTo(last(calm));
        assertThat(calm.closedHours())
                .allMatch(hour -> hour.revision() == 0 && hour.closedAtMillis() == due(hour) * MINUTE_MILLIS);
        requireRevisions(late);
    }

    @Test
    void an_hour_is_written_when_its_last_account_has_had_its_horizon_and_facts_have_settled() {
        var run = judged(ACTIVATION).add(outcome(START + 30, START + 30, 0, 3), Run.signups(START + 30, 3));
        run.add(outcome(START + 30, START + 90, 0, -1), outcome(START + 30, START + 90, 1, 1));
        run.tickTo(START + HOUR + H + 2 * HOUR - HOUR);
        assertThat(run.closedHours()).isEmpty();
        run.tick();
        long closed = (START + 8 * HOUR) * MINUTE_MILLIS;
        assertThat(run.closedHours())
                .containsExactly(
                        new ClosedHour(Run.CHANNEL, "activation", START * MINUTE_MILLIS, closed, 0, List.of(2L, 1L)));
    }

    @Test
    void a_correction_is_written_at_the_next_tick_and_what_adds_up_to_the_same_is_not() {
        var run = judged(ACTIVATION).add(outcome(START, START, 0, 3)).tickTo(START + 10 * HOUR);
        run.add(outcome(START, START + 9, 0, -1), outcome(START, START + 9, 1, 1))
                .tick();
        run.add(outcome(START, START + 9, 0, -1), outcome(START, START + 9, 0, 1))
                .tick();
        assertThat(run.closedHours())
                .extracting(ClosedHour::revision, ClosedHour::accounts, hour -> hour.closedAtMillis() / MINUTE_MILLIS)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, List.of(3L, 0L), START + 8 * HOUR),
                        org.assertj.core.groups.Tuple.tuple(1, List.of(2L, 1L), START + 11 * HOUR));
    }

    @Test
    void accounts_with_more_events_than_the_cap_count_at_the_cap() {
        List<Coming> coming = new ArrayList<>();
        coming.add(new Coming(event("a", Kind.SIGNED_UP, "s", null, START, "s"), START));
        for (int i = 0; i < 14; i++) {
            long at = START + 1 + i;
            coming.add(new Coming(event("a", Kind.TICKET_OPENED, "t" + i, "t" + i, at, null), at));
            coming.add(new Coming(event("a", Kind.ESCALATION_RAISED, "e" + i, "e" + i, at, null), at));
        }
        Map<String, List<Long>> last = last(run(coming, 60, 1, false));
        assertThat(last.get("tickets " + START)).hasSize(11).endsWith(1L);
        assertThat(last.get("escalations " + START)).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void a_metric_without_outcomes_cannot_be_judged_by_evidence() {
        var count = Run.metric(MetricKind.COUNT, Reach.EACH, 0, DAY, Run.SIGNED_UP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measures.of(List.of(count), Set.of("count")))
                .withMessage("count cannot be judged by evidence: COUNT");
    }

    private static Run judged(Metric... metrics) {
        return new Run(new ChannelSettings(60, "UTC", 2 * HOUR, CORRECTIONS, JUDGED), metrics);
    }

    private static Contribution outcome(long signup, long effect, int outcome, long value) {
        return new Contribution(Run.CHANNEL, "activation", Facet.OUTCOME, signup, effect, outcome, value);
    }

    private static long due(ClosedHour hour) {
        return hour.hourStartMillis() / MINUTE_MILLIS + HOUR + H + 2 * HOUR;
    }

    private static Run run(List<Coming> events, long tick, long seed, boolean late) {
        List<Coming> order = new ArrayList<>(events);
        Collections.shuffle(order, new Random(seed));
        order.sort((one, other) -> Long.compare(arrival(one, late), arrival(other, late)));
        var book = new AccountBook(METRICS, JUDGED, CORRECTIONS);
        Map<String, AccountState> accounts = new HashMap<>();
        var run = new Run(
                new ChannelSettings(tick, "UTC", 2 * HOUR, CORRECTIONS, JUDGED), METRICS.toArray(Metric[]::new));
        run.add(Contribution.opening(Run.CHANNEL, START));
        var random = new SplittableRandom(seed);
        for (Coming each : order) {
            run.tickTo(Math.floorDiv(arrival(each, late), tick) * tick);
            String account = each.event().account();
            var taken = book.take(
                    accounts.getOrDefault(account, AccountState.NEW),
                    each.event(),
                    arrival(each, late) * MINUTE_MILLIS);
            accounts.put(account, taken.after());
            taken.contributions().stream()
                    .filter(said -> said.channel().equals(Run.CHANNEL))
                    .forEach(said -> run.add(
                            said.cell().times(said.value() + 3), said.cell().times(-3)));
            if (random.nextInt(3) == 0) {
                run.add(book.take(accounts.get(account), each.event(), Long.MIN_VALUE).contributions().stream()
                        .filter(said -> said.facet() != Facet.TALLY)
                        .toList());
            }
        }
        return run.tickTo(START + 8 * DAY);
    }

    private static long arrival(Coming coming, boolean late) {
        return late ? coming.minute() : Math.floorDiv(coming.event().timeMillis(), MINUTE_MILLIS);
    }

    private static Map<String, List<Long>> last(Run run) {
        Map<String, List<Long>> last = new TreeMap<>();
        run.closedHours()
                .forEach(hour ->
                        last.put(hour.metric() + " " + hour.hourStartMillis() / MINUTE_MILLIS, hour.accounts()));
        // an hour whose accounts were all taken back again says so, and is as good as none
        last.values().removeIf(accounts -> accounts.stream().allMatch(count -> count == 0));
        return last;
    }

    private static void requireRevisions(Run run) {
        Map<String, ClosedHour> before = new HashMap<>();
        for (ClosedHour hour : run.closedHours()) {
            var last = before.put(hour.metric() + hour.hourStartMillis(), hour);
            assertThat(hour.revision()).isEqualTo(last == null ? 0 : last.revision() + 1);
            assertThat(hour.closedAtMillis()).isGreaterThanOrEqualTo(due(hour) * MINUTE_MILLIS);
            assertThat(last != null && last.accounts().equals(hour.accounts())).isFalse();
        }
    }

    private static List<Coming> someAccounts(SplittableRandom random) {
        List<Coming> coming = new ArrayList<>();
        for (int i = 0; i < 10 + random.nextInt(60); i++) {
            String account = "a" + i;
            long start = START + random.nextLong(2 * DAY);
            come(coming, event(account, Kind.SIGNED_UP, account, null, start, account), random);
            for (String milestone : List.of("connected", "viewed")) {
                if (random.nextInt(4) > 0) {
                    come(coming, milestone(account, milestone, start + random.nextLong(H + HOUR)), random);
                }
            }
            for (Kind kind : List.of(Kind.PROVISIONING_FAILED, Kind.TICKET_OPENED, Kind.ESCALATION_RAISED)) {
                for (int n = random.nextInt(6); n > 0; n--) {
                    String key = kind.noun() + n + account;
                    long at = start - 30 + random.nextLong(H + 2 * HOUR);
                    come(coming, event(account, kind, key, random.nextBoolean() ? key : null, at, null), random);
                }
            }
        }
        return coming;
    }

    private static void come(List<Coming> coming, OpsEvent event, SplittableRandom random) {
        long at = Math.floorDiv(event.timeMillis(), MINUTE_MILLIS);
        boolean late = random.nextInt(8) == 0;
        coming.add(new Coming(event, late ? at + random.nextLong(CORRECTIONS) : at));
    }

    private static OpsEvent event(String account, Kind kind, String id, String key, long minute, String signup) {
        long millis = minute * MINUTE_MILLIS + Math.floorMod(id.hashCode(), 60_000);
        String channel = signup == null ? null : Run.CHANNEL;
        return new OpsEvent("urn:test", id, kind, millis, account, channel, kind.noun(), key, null, 0);
    }

    private static OpsEvent milestone(String account, String name, long minute) {
        var event = event(account, Kind.MILESTONE, name + account, name, minute, null);
        return new OpsEvent(
                event.source(), event.id(), event.kind(), event.timeMillis(), account, null, name, name, null, 0);
    }

    /** By metric and hour: how many accounts had each outcome, counted from the whole list at once. */
    private static Map<String, List<Long>> recount(List<Coming> coming) {
        Map<String, List<OpsEvent>> byAccount = new HashMap<>();
        coming.forEach(each -> byAccount
                .computeIfAbsent(each.event().account(), any -> new ArrayList<>())
                .add(each.event()));
        Map<String, List<Long>> counts = new TreeMap<>();
        byAccount.values().forEach(events -> {
            long signup = events.stream()
                    .filter(event -> event.kind() == Kind.SIGNED_UP)
                    .mapToLong(OpsEvent::timeMillis)
                    .min()
                    .orElseThrow();
            long hour = Math.floorDiv(signup / MINUTE_MILLIS, HOUR) * HOUR;
            int connected = within(events, signup, "connected");
            int viewed = within(events, signup, "viewed");
            count(counts, "activation " + hour, 2, Math.min(1, Math.min(connected, viewed)));
            count(counts, "hit " + hour, 2, Math.min(1, within(events, signup, "provisioning.failed")));
            count(counts, "tickets " + hour, 11, Math.min(10, within(events, signup, "ticket.opened")));
            count(counts, "escalations " + hour, 4, Math.min(3, within(events, signup, "escalation.raised")));
        });
        return counts;
    }

    private static int within(List<OpsEvent> events, long signup, String name) {
        return (int) events.stream()
                .filter(event -> event.name().equals(name)
                        && event.timeMillis() >= signup
                        && event.timeMillis() <= signup + H * MINUTE_MILLIS)
                .count();
    }

    private static void count(Map<String, List<Long>> counts, String place, int size, int outcome) {
        List<Long> accounts = counts.computeIfAbsent(place, any -> new ArrayList<>(Collections.nCopies(size, 0L)));
        accounts.set(outcome, accounts.get(outcome) + 1);
    }
}
