package io.rampwatch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.event.Channel;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Registry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityBookTest {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final long TICK = Run.START + 3 * DAY;
    private static final String CRM = "urn:crm";
    private static final String ACTIVATION = "activation_24h";

    private final Kept log = new Kept();
    private Map<String, SourceWatch> watched = Map.of();

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "5, 100, false",
        "6, 100, true",
        "50, 1000, false",
        "51, 1000, true",
        "2, 3, false",
        "3, 59, true",
        "3, 60, false"
    })
    void more_than_five_in_a_hundred_signups_without_a_channel_are_doubted(long count, long of, boolean doubted) {
        signups(TICK - DAY, of - count, count);
        assertThat(doubts("partner").isEmpty()).isNotEqualTo(doubted);
    }

    @Test
    void the_words_say_both_counts_the_share_and_the_limit() {
        signups(TICK - 1, 121, 9);
        assertThat(doubts("partner"))
                .containsExactly(new Doubt(
                        Doubt.Kind.DATA,
                        List.of(),
                        "9 of 130 signups of the last 24 h name no channel (6.9 %, limit 5 %)"));
    }

    @Test
    void what_is_a_day_old_or_of_the_tick_itself_does_not_count() {
        signups(TICK - DAY - 1, 0, 50);
        signups(TICK, 0, 50);
        signups(TICK - 1, 60, 3);
        assertThat(doubts("partner")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Channel.ALL, Channel.UNATTRIBUTED, Channel.NO_SIGNUP})
    void to_whom_accounts_belong_does_not_matter_where_all_of_them_are(String channel) {
        signups(TICK - 1, 0, 50);
        assertThat(doubts(channel)).isEmpty();
    }

    /** 60 of 100 here; of 20 without a channel 5 converted: 60 of 115 at worst, 65 of 105 at best. */
    @Test
    void what_they_could_do_to_a_conversion_is_said_with_both_bounds() {
        signups(TICK - 1, 80, 20);
        signups(TICK - DAY - 1, 80, 20);
        add(new Contribution(Channel.UNATTRIBUTED, ACTIVATION, Facet.COHORT, TICK - DAY - 1, TICK - 1, 3, 5));
        var mature = new Estimate(60L, 100L, 0.6, null, null, null, null);
        var read = Map.of(
                ACTIVATION,
                new MetricReading(MetricKind.CONVERSION, Map.of("mature", mature, "early", mature, "bounds", mature)));
        assertThat(trust().doubts("partner", TICK, read))
                .contains(new Doubt(
                        Doubt.Kind.DATA,
                        List.of(ACTIVATION),
                        "activation_24h lies between 52.1 % and 62.0 %, whichever of the 20 signups without a channel"
                                + " that are old enough belong here"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"2, 10, false", "4, 200, false", "5, 200, true", "3, 149, true", "3, 150, false"})
    void more_than_two_in_a_hundred_tickets_of_nobody_make_metrics_of_tickets_doubted(
            long count, long of, boolean doubted) {
        flow("partner", "ticket.opened", TICK - 5, of);
        flow(Channel.NO_SIGNUP, "quality:missing_account", TICK - 5, count);
        List<Doubt> found = doubts(Channel.ALL);
        assertThat(found.isEmpty()).isNotEqualTo(doubted);
        found.forEach(doubt -> assertThat(doubt.metrics())
                .contains("tickets_per_100", "support_queue_age")
                .doesNotContain(ACTIVATION, "signups", "provisioning_failure_rate"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"1, 100, false", "2, 3, false", "3, 299, true", "3, 300, false", "10, 1000, false", "11, 1000, true"})
    void more_than_one_in_a_hundred_records_of_a_source_refused_is_doubted(long count, long of, boolean doubted) {
        watched = Map.of(CRM, new SourceWatch(15, false, List.of("signups")));
        records(CRM, TICK - 15, of, count);
        records("urn:other", TICK - 15, 10_000, 0);
        assertThat(doubts(Channel.ALL).isEmpty()).isNotEqualTo(doubted);
    }

    @Test
    void refusals_concern_what_the_source_feeds_and_are_forgotten_after_a_quarter_of_an_hour() {
        watched = Map.of(CRM, new SourceWatch(15, false, List.of("signups")));
        records(CRM, TICK - 15, 840, 12);
        assertThat(doubts("partner"))
                .containsExactly(new Doubt(
                        Doubt.Kind.DATA,
                        List.of("signups"),
                        "12 of 840 records of urn:crm of the last 15 min were refused (1.4 %, limit 1 %)"));
        assertThat(trust().doubts("partner", TICK + 1, Map.of())).isEmpty();
    }

    @Test
    void records_that_name_no_source_are_held_against_all_that_came() {
        records(CRM, TICK - 1, 294, 0);
        records(DeadLetter.UNKNOWN_SOURCE, TICK - 1, 3, 3);
        assertThat(doubts("partner"))
                .extracting(Doubt::words)
                .containsExactly(
                        "3 of 297 records of the last 15 min were refused and name no source (1.0 %, limit 1 %)");
        records(CRM, TICK - 1, 3, 0);
        assertThat(doubts("partner")).isEmpty();
    }

    @ParameterizedTest(name = "heard {0} min before the tick")
    @CsvSource({"14, false", "15, false", "16, true", "2000, true"})
    void a_source_that_beats_may_be_silent_for_a_quarter_of_an_hour(long ago, boolean doubted) {
        add(QualityWords.heard(CRM, TICK - ago), QualityWords.pulse(CRM, TICK - ago));
        assertThat(doubts("partner").isEmpty()).isNotEqualTo(doubted);
        assertThat(doubts(Channel.ALL)).isEqualTo(doubts("partner"));
    }

    @Test
    void an_event_is_a_word_like_a_heartbeat() {
        add(QualityWords.heard(CRM, TICK - 900), QualityWords.pulse(CRM, TICK - 900));
        add(QualityWords.heard(CRM, TICK - 15));
        assertThat(doubts("partner")).isEmpty();
    }

    @Test
    void a_source_that_never_beat_and_of_which_the_plan_says_nothing_may_have_quiet_nights() {
        watched = Map.of(CRM, new SourceWatch(15, false, List.of()));
        add(QualityWords.heard(CRM, TICK - 900), QualityWords.heard("urn:other", TICK - 600));
        assertThat(doubts("partner")).isEmpty();
    }

    @Test
    void one_that_the_plan_demands_is_missed_though_it_never_said_a_word() {
        watched = Map.of(CRM, new SourceWatch(120, true, List.of("tickets_per_100")));
        add(QualityWords.heard("urn:other", TICK - 120));
        assertThat(doubts("partner")).isEmpty();
        add(QualityWords.heard("urn:other", TICK - 121));
        assertThat(doubts("partner"))
                .containsExactly(new Doubt(
                        Doubt.Kind.STALE,
                        List.of("tickets_per_100"),
                        "urn:crm has sent neither event nor heartbeat yet, longer than 2 h"));
    }

    @Test
    void what_a_source_says_at_the_tick_or_later_is_not_known_at_it() {
        add(QualityWords.heard(CRM, TICK - 16), QualityWords.pulse(CRM, TICK - 16), QualityWords.heard(CRM, TICK));
        assertThat(doubts("partner")).hasSize(1);
        assertThat(trust().doubts("partner", TICK + 1, Map.of())).isEmpty();
    }

    @Test
    void names_of_sources_are_kept_for_two_hundred_and_for_those_of_the_plan() {
        watched = Map.of(CRM, new SourceWatch(15, true, List.of()));
        for (int i = 0; i < 10_000; i++) {
            records("urn:flood:" + i, TICK - 1, 1, 0);
        }
        assertThat(log.sources()).hasSize(QualityBook.MOST_SOURCES);
        records(CRM, TICK - 1, 10, 5);
        assertThat(log.sources()).hasSize(QualityBook.MOST_SOURCES + 1);
        assertThat(doubts("partner")).hasSize(1);
    }

    @Test
    void hours_that_nothing_looks_at_any_more_are_forgotten() {
        for (long hour = 0; hour < 60 * 24; hour++) {
            book().add(log, QualityWords.heard(CRM, Run.START + hour * HOUR), Run.START + hour * HOUR);
        }
        // corrections of 72 h, a cohort of 30 days and its window, a day to look back
        assertThat(log.hours).hasSizeBetween(72 + 31 * 24, 72 + 33 * 24 + 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_any_order_the_doubts_are_the_same(long seed) {
        var random = new Random(seed);
        List<Contribution> said = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long minute = TICK - random.nextInt(1_500);
            String source = "urn:s" + random.nextInt(4);
            said.addAll(List.of(
                    QualityWords.heard(source, minute),
                    QualityWords.records(source, minute, 5),
                    QualityWords.refused(source, minute, random.nextInt(2)),
                    all("account.signed_up", minute, 2),
                    all("quality:missing_channel", minute, random.nextInt(2)),
                    all("ticket.opened", minute, 1),
                    all("quality:missing_account", minute, random.nextInt(2))));
        }
        said.add(QualityWords.pulse("urn:s0", TICK - 1_400));
        said.add(QualityWords.pulse("urn:silent", TICK - 1_400));
        List<Doubt> expected = of(said);
        assertThat(expected).hasSizeGreaterThan(2);
        Collections.shuffle(said, random);
        assertThat(of(said)).isEqualTo(expected);
    }

    private static List<Doubt> of(List<Contribution> said) {
        var other = new QualityBookTest();
        other.add(said.toArray(Contribution[]::new));
        return other.doubts("partner");
    }

    private QualityBook book() {
        return new QualityBook(metrics(), new QualitySettings(watched, 72 * HOUR));
    }

    private Trust trust() {
        return book().trust(log);
    }

    private List<Doubt> doubts(String channel) {
        return trust().doubts(channel, TICK, Map.of());
    }

    private void add(Contribution... said) {
        for (Contribution each : said) {
            if (each.facet() == Facet.QUALITY) {
                book().add(log, each, TICK);
            } else {
                QualityWords.of(each).ifPresent(copy -> book().add(log, copy, TICK));
            }
        }
    }

    private void signups(long minute, long attributed, long unattributed) {
        flow("partner", "account.signed_up", minute, attributed);
        flow(Channel.UNATTRIBUTED, "account.signed_up", minute, unattributed);
        flow(Channel.UNATTRIBUTED, "quality:missing_channel", minute, unattributed);
    }

    private void flow(String channel, String measure, long minute, long value) {
        add(new Contribution(channel, measure, Facet.FLOW, minute, minute, -1, value));
    }

    private static Contribution all(String measure, long minute, long value) {
        return QualityWords.of(new Contribution(Channel.ALL, measure, Facet.FLOW, minute, minute, -1, value))
                .orElseThrow();
    }

    private void records(String source, long minute, long count, long refused) {
        add(QualityWords.records(source, minute, count), QualityWords.refused(source, minute, refused));
    }

    private static List<Metric> metrics() {
        var activation = new Metric(
                ACTIVATION,
                "Activation",
                MetricKind.CONVERSION,
                List.of("activated"),
                List.of(),
                Reach.ALL,
                DAY,
                DAY,
                Better.HIGHER,
                "cpo",
                "events",
                "Share.");
        return Stream.concat(Registry.builtIn().stream(), Stream.of(activation)).toList();
    }

    /** In memory. */
    private static final class Kept implements QualityLog.Open {
        private final Map<Long, QualityHour> hours = new HashMap<>();
        private final Map<String, SourceMark> sources = new HashMap<>();

        @Override
        public @Nullable QualityHour find(long hour) {
            return hours.get(hour);
        }

        @Override
        public Map<String, SourceMark> sources() {
            return sources;
        }

        @Override
        public void keep(long hour, QualityHour counts) {
            hours.put(hour, counts);
        }

        @Override
        public void dropBefore(long hour) {
            hours.keySet().removeIf(each -> each < hour);
        }

        @Override
        public void keep(String source, SourceMark mark) {
            sources.put(source, mark);
        }
    }
}
