package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.ACTIVATION;
import static io.rampwatch.flink.Sample.CORRECTION_MINUTES;
import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.MINUTE;
import static io.rampwatch.flink.Sample.START;
import static io.rampwatch.flink.Sample.START_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.channel.ChannelSettings;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.channel.HourCells;
import io.rampwatch.channel.QualitySettings;
import io.rampwatch.channel.QualityWords;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Reading;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelFunctionTest {
    private KeyedBroadcastOperatorTestHarness<String, Contribution, Contribution, RuleInput> channels;

    @BeforeEach
    void open() throws Exception {
        channels = harness();
        channels.open();
    }

    @AfterEach
    void close() throws Exception {
        channels.close();
    }

    @Test
    void an_open_channel_is_read_at_each_tick_though_nothing_happens() throws Exception {
        take(Contribution.opening("partner", START_MINUTE));
        passTo(START + 3 * HOUR);
        assertThat(ticks()).containsExactly(START + HOUR, START + 2 * HOUR, START + 3 * HOUR);
        assertThat(signups()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_reading_knows_what_was_before_its_tick_and_nothing_later() throws Exception {
        take(signups(59, 2), signups(60, 3));
        passTo(START + 2 * HOUR);
        assertThat(signups()).containsExactly(2L, 5L);
    }

    @Test
    void an_earlier_contribution_brings_earlier_ticks_and_none_twice() throws Exception {
        take(signups(130, 1), signups(10, 1));
        assertThat(channels.numEventTimeTimers()).isEqualTo(2);
        passTo(START + 3 * HOUR);
        assertThat(ticks()).containsExactly(START + HOUR, START + 2 * HOUR, START + 3 * HOUR);
        assertThat(channels.numEventTimeTimers()).isEqualTo(1);
    }

    @Test
    void a_channel_has_one_timer_and_two_entries() throws Exception {
        take(signups(0, 1), signups(700, 1));
        passTo(START + 20 * HOUR);
        assertThat(channels.numEventTimeTimers()).isEqualTo(1);
        assertThat(channels.numProcessingTimeTimers()).isZero();
        assertThat(entries(channels)).isEqualTo(2);
    }

    @Test
    void a_late_fact_restates_the_hours_that_it_changes_and_rules_do_not_hear_it() throws Exception {
        take(signups(0, 1));
        passTo(START + 3 * HOUR);
        int heard = channels.extractOutputValues().size();
        take(signups(90, 4));
        passTo(START + 4 * HOUR);
        List<Reading> restated =
                readings().stream().filter(reading -> reading.revision() == 1).toList();
        assertThat(restated).extracting(Reading::tickMillis).containsExactly(START + 2 * HOUR, START + 3 * HOUR);
        assertThat(restated).extracting(Reading::asOfMillis).containsOnly(START + 4 * HOUR);
        assertThat(restated).extracting(ChannelFunctionTest::signups).containsOnly(5L);
        assertThat(channels.extractOutputValues()).hasSize(heard + 1);
    }

    @Test
    void what_is_taken_back_in_a_later_hour_was_still_true_at_the_tick_before() throws Exception {
        known(signups(0, 3), START + HOUR);
        passTo(START + 59 * MINUTE);
        known(signups(0, -1), START + 2 * HOUR);
        passTo(START + HOUR);
        assertThat(signups()).containsExactly(3L);
        passTo(START + 2 * HOUR);
        assertThat(readings())
                .extracting(
                        reading -> reading.tickMillis() - START + "/" + reading.revision() + ": " + signups(reading))
                .containsExactly(HOUR + "/0: 3", HOUR + "/1: 2", 2 * HOUR + "/0: 2");
    }

    @Test
    void in_what_portions_something_is_taken_back_and_added_is_not_seen() throws Exception {
        known(signups(0, 3), START + HOUR);
        passTo(START + HOUR);
        known(signups(0, -1), START + 2 * HOUR);
        passTo(START + HOUR + MINUTE);
        known(signups(0, 1), START + 2 * HOUR);
        passTo(START + 2 * HOUR);
        assertThat(readings()).extracting(Reading::revision).containsExactly(0, 0);
    }

    @Test
    void what_is_ahead_is_still_ahead_after_a_restart_and_is_not_lost_at_the_end() throws Exception {
        known(signups(0, 3), START + HOUR);
        passTo(START + HOUR);
        known(signups(0, -1), START + 2 * HOUR);
        try (var after = harness()) {
            after.initializeState(channels.snapshot(1, 1));
            after.open();
            after.processWatermark(Watermark.MAX_WATERMARK);
            after.processBroadcastWatermark(Watermark.MAX_WATERMARK);
            assertThat(aside(after, Tags.TOTALS))
                    .singleElement()
                    .extracting(totals -> ((ChannelTotals) totals).flow("account.signed_up"))
                    .isEqualTo(2L);
        }
    }

    @Test
    void a_day_closes_when_its_youngest_account_has_had_its_time_and_rules_hear_it_before_the_reading()
            throws Exception {
        take(signups(0, 1));
        passTo(START + 2 * DAY + 2 * HOUR);
        ClosedDay activation = days().stream()
                .filter(day -> day.metric().equals(ACTIVATION))
                .findFirst()
                .orElseThrow();
        assertThat(activation)
                .isEqualTo(
                        new ClosedDay("partner", ACTIVATION, START, "2026-11-23", START + 2 * DAY + 2 * HOUR, 0, 0, 1));
        List<RuleInput> heard = channels.extractOutputValues();
        assertThat(heard).last().extracting(RuleInput::reading).isNotNull();
        assertThat(heard.subList(0, heard.size() - 1))
                .filteredOn(input -> activation.equals(input.day()))
                .hasSize(1);
    }

    @Test
    void at_the_end_the_open_days_and_the_totals_are_said_and_nothing_is_left() throws Exception {
        take(signups(0, 7));
        passTo(START + HOUR);
        passTo(Watermark.MAX_WATERMARK.getTimestamp());
        assertThat(days())
                .filteredOn(day -> day.metric().equals("signups"))
                .containsExactly(new ClosedDay("partner", "signups", START, "2026-11-23", ClosedDay.OPEN, 0, 7, 0));
        assertThat(aside(Tags.TOTALS))
                .singleElement()
                .extracting(totals -> ((ChannelTotals) totals).flow("account.signed_up"))
                .isEqualTo(7L);
        assertThat(channels.extractOutputValues())
                .as("open days are not judged")
                .allSatisfy(heard -> assertThat(heard.day()).isNull());
        assertThat(entries(channels)).isZero();
        assertThat(channels.numEventTimeTimers()).isZero();
    }

    @Test
    void hours_that_nothing_can_change_any_more_are_forgotten() throws Exception {
        long days = 40;
        for (long hour = 0; hour < days * 24; hour++) {
            take(signups(60 * hour, 1));
            passTo(START + hour * HOUR);
        }
        // signups are looked at longest: by cohorts of 30 days, a day of window and a bucket of a day
        long kept = CORRECTION_MINUTES / 60 + (30 + 1 + 1) * 24 + 25;
        assertThat(hoursInState()).isBetween((int) kept, (int) kept + 3);
    }

    @Test
    void a_restart_changes_nothing_of_what_is_said() throws Exception {
        take(signups(0, 1), signups(30, 2));
        passTo(START + 2 * HOUR);
        try (var after = harness()) {
            after.initializeState(channels.snapshot(1, 1));
            after.open();
            assertThat(after.numEventTimeTimers()).isEqualTo(1);
            assertThat(entries(after)).isEqualTo(2);
            int before = readings().size();
            for (var each : List.of(channels, after)) {
                each.processElement(new StreamRecord<>(signups(20, 5)));
                each.processElement(new StreamRecord<>(signups(150, 1)));
                each.processWatermark(START + 3 * DAY);
                each.processBroadcastWatermark(START + 3 * DAY);
            }
            assertThat(aside(after, Tags.READINGS))
                    .isNotEmpty()
                    .isEqualTo(readings().subList(before, readings().size()));
            assertThat(aside(after, Tags.DAYS)).isNotEmpty().isEqualTo(days());
        }
    }

    @Test
    void a_silent_source_is_doubted_by_every_channel_from_the_minute_after_its_time_on() throws Exception {
        take(signups(0, 1), Contribution.opening("direct", START_MINUTE));
        channels.processBroadcastElement(new StreamRecord<>(QualityWords.heard("urn:crm", START_MINUTE + 44)));
        channels.processBroadcastElement(new StreamRecord<>(QualityWords.pulse("urn:crm", START_MINUTE + 44)));
        passTo(START + 2 * HOUR);
        assertThat(readings())
                .extracting(reading -> reading.channel() + " " + reading.tickMillis() / HOUR + " " + reading.doubts())
                .hasSize(4)
                .filteredOn(words -> words.contains("STALE"))
                .hasSize(4);
        assertThat(readings())
                .extracting(Reading::doubts)
                .containsOnly(
                        List.of(
                                new Doubt(
                                        Doubt.Kind.STALE,
                                        List.of(),
                                        "urn:crm has sent neither event nor heartbeat since 2026-11-23T00:44:00Z, longer than 15 min")));
    }

    @Test
    void what_is_said_of_the_quality_after_a_tick_is_not_in_it_and_survives_a_restart() throws Exception {
        take(signups(0, 97));
        for (var said : List.of(
                flow("partner", "account.signed_up", 0, 100), flow("partner", "quality:missing_channel", 61, 100))) {
            channels.processBroadcastElement(
                    new StreamRecord<>(QualityWords.of(said).orElseThrow()));
        }
        passTo(START + HOUR);
        assertThat(readings()).extracting(Reading::doubts).containsExactly(List.of());
        try (var after = harness()) {
            after.initializeState(channels.snapshot(1, 1));
            after.open();
            after.processWatermark(START + 2 * HOUR);
            after.processBroadcastWatermark(START + 2 * HOUR);
            assertThat(aside(after, Tags.READINGS))
                    .singleElement()
                    .satisfies(reading -> assertThat(reading.doubts())
                            .extracting(Doubt::words)
                            .containsExactly(
                                    "100 of 100 signups of the last 24 h name no channel (100.0 %, limit 5 %)"));
        }
    }

    private static Contribution flow(String channel, String measure, long minute, long count) {
        long at = START_MINUTE + minute;
        return new Contribution(channel, measure, Facet.FLOW, at, at, -1, count);
    }

    private void take(Contribution... said) throws Exception {
        for (Contribution each : said) {
            channels.processElement(new StreamRecord<>(each));
        }
    }

    private void passTo(long millis) throws Exception {
        channels.processWatermark(millis);
        channels.processBroadcastWatermark(millis);
    }

    /** A contribution that readings from this tick on may know. */
    private void known(Contribution said, long tickMillis) throws Exception {
        channels.processElement(said, tickMillis);
    }

    private static Contribution signups(long minute, long count) {
        long at = START_MINUTE + minute;
        return new Contribution("partner", "account.signed_up", Facet.FLOW, at, at, -1, count);
    }

    private List<Long> ticks() {
        return readings().stream().map(Reading::tickMillis).toList();
    }

    private List<Long> signups() {
        return readings().stream().map(ChannelFunctionTest::signups).toList();
    }

    private static Long signups(Reading reading) {
        return reading.metrics().get("signups").view("value").n();
    }

    private List<Reading> readings() {
        return aside(Tags.READINGS);
    }

    private List<ClosedDay> days() {
        return aside(Tags.DAYS);
    }

    private <T> List<T> aside(OutputTag<T> tag) {
        return aside(channels, tag);
    }

    private static <T> List<T> aside(KeyedBroadcastOperatorTestHarness<?, ?, ?, ?> harness, OutputTag<T> tag) {
        Queue<StreamRecord<T>> said = harness.getSideOutput(tag);
        return said == null
                ? List.of()
                : said.stream().map(StreamRecord::getValue).toList();
    }

    private static int entries(KeyedBroadcastOperatorTestHarness<?, ?, ?, ?> harness) {
        return ((HeapKeyedStateBackend<?>) ((AbstractStreamOperator<?>) harness.getOperator()).getKeyedStateBackend())
                .numKeyValueStateEntries();
    }

    private int hoursInState() throws Exception {
        var backend = channels.getOperator().<String>getKeyedStateBackend();
        backend.setCurrentKey("partner");
        MapState<Long, HourCells> hours = backend.getPartitionedState(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                new MapStateDescriptor<>("hours", Long.class, HourCells.class));
        return (int) StreamSupport.stream(hours.keys().spliterator(), false).count();
    }

    private static KeyedBroadcastOperatorTestHarness<String, Contribution, Contribution, RuleInput> harness()
            throws Exception {
        var settings = new ChannelSettings(60, "UTC", 120, CORRECTION_MINUTES);
        var quality = new QualitySettings(Map.of(), CORRECTION_MINUTES);
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new ChannelFunction(List.copyOf(Sample.metrics()), settings, quality),
                        List.of(StateQuality.HOURS, StateQuality.SOURCES, QualityAhead.WAITING)),
                Contribution::channel,
                Types.STRING,
                RampJob.MAX_PARALLELISM,
                1,
                0);
    }
}
