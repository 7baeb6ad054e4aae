package io.rampwatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one account adds up to does not depend on how its reports come. */
class AccountBookPropertyTest {
    private static final List<String> CHANNELS = List.of("ads", "partner");

    static LongStream seeds() {
        return LongStream.range(0, 350);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_order_and_any_duplicates_give_the_sums_of_a_recount(long seed) {
        var random = new SplittableRandom(seed);
        List<OpsEvent> events = someEvents(random, 60);
        Told first = hear(events, random);
        Told second = hear(events, random);
        assertThat(first.sums()).isEqualTo(Recount.of(events));
        assertThat(second.sums()).isEqualTo(first.sums());
        assertThat(second.state().facts()).isEqualTo(first.state().facts());
        assertThat(standing(second.state())).isEqualTo(standing(first.state()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void however_late_facts_come_no_sum_contradicts_another(long seed) {
        var random = new SplittableRandom(seed);
        List<OpsEvent> events = someEvents(random, 200);
        Collections.shuffle(events, new Random(seed));
        var told = Told.nothing();
        long watermark = 0;
        for (OpsEvent event : events) {
            watermark += random.nextInt(4) == 0 ? random.nextLong(30 * Report.HOUR * Report.MINUTE) : 0;
            told.atMillis(watermark).hear(event);
            requireSound(told.sums());
        }
    }

    /** Shuffled and with copies, the watermark anywhere where nothing is late. */
    private static Told hear(List<OpsEvent> events, SplittableRandom random) {
        List<OpsEvent> heard = new ArrayList<>(events);
        events.stream().filter(any -> random.nextInt(3) == 0).forEach(heard::add);
        Collections.shuffle(heard, new Random(random.nextLong()));
        var told = Told.nothing();
        long minute = 0;
        for (OpsEvent event : heard) {
            minute = Math.min(minute + random.nextLong(300), Told.CORRECTIONS);
            told.at(minute).hear(event);
        }
        return told;
    }

    private static Map<Cell, Long> standing(AccountState state) {
        return Standing.of(Measures.of(Report.metrics()), state);
    }

    private static List<OpsEvent> someEvents(SplittableRandom random, long hours) {
        List<OpsEvent> events = new ArrayList<>();
        int signups = random.nextInt(5);
        for (int i = 0; i < signups; i++) {
            String channel = random.nextBoolean() ? CHANNELS.get(random.nextInt(2)) : null;
            events.add(anywhen(Report.signup(0, channel), random, hours, "s" + i));
        }
        for (String name : List.of("connected", "viewed")) {
            for (int i = random.nextInt(5); i > 0; i--) {
                events.add(anywhen(Report.milestone(name, 0), random, hours, name + i));
            }
        }
        for (Kind kind : List.of(
                Kind.PROVISIONING_FAILED,
                Kind.PROVISIONING_SUCCEEDED,
                Kind.TICKET_OPENED,
                Kind.ESCALATION_RAISED,
                Kind.WORK_LOGGED)) {
            for (int i = random.nextInt(4); i > 0; i--) {
                String key = random.nextInt(3) == 0 ? null : "k" + random.nextInt(3);
                long amount = kind == Kind.WORK_LOGGED ? 1 + random.nextLong(3) : 0;
                var report = Report.of(kind, 0).withKey(key).withMillionths(amount);
                events.add(anywhen(report, random, hours, kind.noun() + i));
            }
        }
        return events;
    }

    /** Times are drawn from few, so that some coincide, and lie on both sides of the minute. */
    private static OpsEvent anywhen(Report report, SplittableRandom random, long hours, String id) {
        long slot = random.nextLong(hours / 6);
        long millis = slot * 6 * Report.HOUR * Report.MINUTE
                + List.of(0L, 1L, 59_999L, 60_000L).get(random.nextInt(4));
        var heard = report.plusMillis(millis).withId(id);
        return (random.nextInt(4) == 0 ? heard.recorded(random.nextLong(3)) : heard).event();
    }

    /** No count is below nothing, nowhere counts an account twice, and no cohort has more conversions than signups. */
    private static void requireSound(Map<Cell, Long> sums) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, TreeMap<Long, Long>> moves = new HashMap<>();
        sums.forEach((cell, value) -> {
            if (cell.facet() == Facet.FLOW) {
                counts.merge(cell.channel() + cell.measure() + cell.positionMinute(), value, Long::sum);
            } else if (cell.facet() == Facet.LATEST) {
                moves.computeIfAbsent(cell.channel() + "@" + cell.positionMinute(), any -> new TreeMap<>())
                        .merge(cell.effectMinute(), value, Long::sum);
            }
        });
        assertThat(counts.values()).allMatch(count -> count >= 0);
        moves.forEach((where, byEffect) -> {
            long sum = 0;
            for (long value : byEffect.values()) {
                sum += value;
                assertThat(sum).as("accounts at " + where).isBetween(0L, 1L);
            }
        });
        sums.forEach((cell, value) -> {
            if (cell.facet() == Facet.COHORT) {
                long signups = counts.getOrDefault(cell.channel() + "account.signed_up" + cell.positionMinute(), 0L);
                assertThat(signups).as("signups of " + cell).isEqualTo(1);
                assertThat(value).as("" + cell).isPositive();
            }
        });
    }
}
