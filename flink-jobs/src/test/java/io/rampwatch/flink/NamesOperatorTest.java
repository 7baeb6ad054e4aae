package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.START;
import static io.rampwatch.flink.Sample.START_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.channel.ChannelNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesOperatorTest {
    private static final int DECLARED = 2;
    private static final int PLACES = ChannelNames.MOST - DECLARED;

    private OneInputStreamOperatorTestHarness<Contribution, Contribution> names;

    @BeforeEach
    void open() throws Exception {
        names = harness();
        names.open();
    }

    @AfterEach
    void close() throws Exception {
        names.close();
    }

    @Test
    void a_channel_waits_for_the_tick_after_its_first_fact_and_keeps_its_name() throws Exception {
        take(signup("surprise", 30));
        names.processWatermark(START + HOUR - 1);
        assertThat(names.extractOutputValues()).isEmpty();
        names.processWatermark(START + HOUR);
        assertThat(names.extractOutputValues()).containsExactly(signup("surprise", 30));
        take(signup("surprise", 95));
        names.processWatermark(START + HOUR + 1);
        assertThat(names.extractOutputValues())
                .as("one that has a name waits no more")
                .hasSize(2);
    }

    @Test
    void what_a_later_tick_may_know_first_waits_for_it() throws Exception {
        names.processElement(signup("surprise", 30), START + HOUR);
        names.processElement(signup("surprise", 20), START + 2 * HOUR);
        names.processWatermark(START + HOUR);
        assertThat(names.extractOutputValues()).containsExactly(signup("surprise", 30));
        try (var after = harness()) {
            after.initializeState(names.snapshot(1, 1));
            after.open();
            after.processWatermark(new Watermark(START + 2 * HOUR));
            assertThat(after.getOutput()).contains(new StreamRecord<>(signup("surprise", 20), START + 2 * HOUR));
        }
    }

    @Test
    void of_ten_thousand_channels_in_a_minute_two_hundred_have_names_and_nothing_is_lost() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            take(signup(String.format("flood-%05d", 9_999 - i), 0));
        }
        names.processWatermark(START + HOUR);
        List<Contribution> said = names.extractOutputValues();
        assertThat(said.stream().mapToLong(Contribution::value).sum()).isEqualTo(10_000);
        assertThat(said.stream().map(Contribution::channel).collect(Collectors.toSet()))
                .hasSize(PLACES + 1)
                .contains("(other)", "flood-00000", "flood-00197")
                .doesNotContain("flood-00198");
        assertThat(of(said, "(other)")).isEqualTo(10_000 - PLACES);
        assertThat(folded(names)).isEqualTo(10_000 - PLACES);
    }

    @Test
    void a_name_that_was_folded_is_counted_once_and_stays_folded_after_a_restart() throws Exception {
        for (int i = 0; i < PLACES; i++) {
            take(signup("first-" + i, 0));
        }
        names.processWatermark(START + HOUR);
        take(signup("late", 70), signup("waiting", 130));
        names.processWatermark(START + 2 * HOUR);
        assertThat(folded(names)).isEqualTo(1);
        try (var after = harness()) {
            after.initializeState(names.snapshot(1, 1));
            after.open();
            after.processElement(new StreamRecord<>(signup("late", 140)));
            after.processElement(new StreamRecord<>(signup("first-7", 140)));
            after.processWatermark(new Watermark(START + 3 * HOUR));
            assertThat(after.extractOutputValues())
                    .extracting(said -> said.channel() + " " + (said.positionMinute() - START_MINUTE))
                    .containsExactlyInAnyOrder("(other) 140", "first-7 140", "(other) 130");
            assertThat(folded(after)).as("waiting").isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void in_whatever_order_facts_come_within_a_tick_the_same_channels_have_names(long seed) throws Exception {
        List<Contribution> facts = new ArrayList<>();
        var random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            facts.add(signup("channel-" + random.nextInt(400), random.nextInt(60)));
        }
        List<String> expected = namesOf(facts, 1);
        Collections.shuffle(facts, random);
        assertThat(namesOf(facts, 1)).isEqualTo(expected);
        assertThat(namesOf(facts, 30)).isEqualTo(expected);
    }

    /** Event time that moves on in steps, or at once. */
    private static List<String> namesOf(List<Contribution> facts, int steps) throws Exception {
        try (var each = harness()) {
            each.open();
            int taken = 0;
            for (Contribution fact : facts) {
                each.processElement(new StreamRecord<>(fact));
                if (steps > 1 && ++taken % (facts.size() / steps) == 0) {
                    each.processWatermark(new Watermark(START + taken));
                }
            }
            each.processWatermark(new Watermark(START + HOUR));
            return each.extractOutputValues().stream()
                    .map(Contribution::channel)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private void take(Contribution... said) throws Exception {
        for (Contribution each : said) {
            names.processElement(new StreamRecord<>(each));
        }
    }

    private static long of(List<Contribution> said, String channel) {
        return said.stream()
                .filter(each -> each.channel().equals(channel))
                .mapToLong(Contribution::value)
                .sum();
    }

    private static long folded(OneInputStreamOperatorTestHarness<?, ?> harness) {
        Queue<StreamRecord<Contribution>> said = harness.getSideOutput(Tags.TALLIES);
        return said == null
                ? 0
                : said.stream().mapToLong(each -> each.getValue().value()).sum();
    }

    private static Contribution signup(String channel, long minute) {
        long at = START_MINUTE + minute;
        return new Contribution(channel, "account.signed_up", Facet.FLOW, at, at, -1, 1);
    }

    private static OneInputStreamOperatorTestHarness<Contribution, Contribution> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new NamesOperator(DECLARED, 60));
    }
}
