package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.channel.QualityWords;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.SourceWord;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class HeartbeatFunctionTest {
    private static final JobSettings LIVE = new JobSettings(60, "born first", 15_000);
    private static final long END = Watermark.MAX_WATERMARK.getTimestamp();

    @Test
    void at_the_end_of_the_input_it_says_once_what_became_of_all() throws Exception {
        try (var heart = harness(JobSettings.replay(60))) {
            heart.open();
            hear(heart, "in", 2);
            hear(heart, "in", 3);
            hear(heart, "counted", 5);
            assertThat(heart.numEventTimeTimers()).isEqualTo(1);
            assertThat(heart.numProcessingTimeTimers()).isZero();
            heart.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(heart.extractOutputValues())
                    .containsExactly(
                            new Heartbeat("replay", 0, END, Map.of(SOURCE + "|in", 5L, SOURCE + "|counted", 5L)));
        }
    }

    @Test
    void it_says_of_each_source_its_newest_word_and_whether_it_beats_and_how_many_names_were_folded() throws Exception {
        try (var heart = harness(JobSettings.replay(60))) {
            heart.open();
            long minute = Sample.START_MINUTE;
            for (var said : List.of(
                    QualityWords.heard("urn:a", minute + 9),
                    QualityWords.heard("urn:a", minute + 5),
                    QualityWords.heard("urn:b", minute),
                    QualityWords.pulse("urn:b", minute),
                    QualityWords.heard("urn:b", minute + 2),
                    QualityWords.records("urn:c", minute, 3),
                    Contribution.tally("(other)", Heartbeat.FOLDED, 2),
                    Contribution.tally("(other)", Heartbeat.FOLDED, 1))) {
                heart.processElement(new StreamRecord<>(said));
            }
            heart.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(heart.extractOutputValues())
                    .containsExactly(new Heartbeat(
                            "replay",
                            0,
                            END,
                            Map.of(),
                            Map.of(
                                    "urn:a", new SourceWord(Sample.START + 9 * Sample.MINUTE, false),
                                    "urn:b", new SourceWord(Sample.START + 2 * Sample.MINUTE, true)),
                            3));
        }
    }

    @Test
    void its_state_is_the_birth_and_a_map_of_counts() throws Exception {
        try (var heart = harness(LIVE)) {
            heart.open();
            hear(heart, "in", 1);
            hear(heart, "counted", 1);
            assertThat(heart.numKeyedStateEntries()).isEqualTo(2);
            assertThat(heart.numProcessingTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void while_the_job_lives_it_beats_by_wall_time_though_nothing_comes() throws Exception {
        try (var heart = harness(LIVE)) {
            heart.open();
            hear(heart, "in", 1);
            live(heart, 60_000);
            assertThat(heart.extractOutputValues())
                    .extracting(Heartbeat::sequence)
                    .containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void after_a_restart_the_birth_and_the_counts_are_the_old_ones() throws Exception {
        try (var before = harness(LIVE);
                var after = harness(new JobSettings(60, "born again", 15_000))) {
            before.open();
            hear(before, "in", 1);
            after.initializeState(before.snapshot(1, 1));
            after.open();
            hear(after, "in", 1);
            after.setProcessingTime(15_000);
            assertThat(after.extractOutputValues())
                    .containsExactly(new Heartbeat("born first", 0, Long.MIN_VALUE, Map.of(SOURCE + "|in", 2L)));
        }
    }

    @Test
    void after_a_restart_there_is_still_one_heartbeat_at_a_time() throws Exception {
        try (var before = harness(LIVE);
                var after = harness(LIVE)) {
            before.open();
            hear(before, "in", 1);
            after.initializeState(before.snapshot(1, 1));
            after.setProcessingTime(4_000);
            after.open();
            hear(after, "in", 1);
            live(after, 64_000);
            assertThat(after.extractOutputValues()).hasSize(4);
            assertThat(after.numProcessingTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void heartbeats_that_were_missed_while_the_job_was_down_are_not_made_up_for() throws Exception {
        try (var before = harness(LIVE);
                var after = harness(LIVE)) {
            before.open();
            hear(before, "in", 1);
            after.initializeState(before.snapshot(1, 1));
            after.open();
            after.setProcessingTime(86_400_000);
            assertThat(after.extractOutputValues()).hasSize(1);
            after.setProcessingTime(86_400_000 + 15_000);
            assertThat(after.extractOutputValues()).hasSize(2);
        }
    }

    private static void live(AbstractStreamOperatorTestHarness<?> heart, long untilMillis) throws Exception {
        for (long now = heart.getProcessingTime(); now <= untilMillis; now += 1_000) {
            heart.setProcessingTime(now);
        }
    }

    private static void hear(
            KeyedOneInputStreamOperatorTestHarness<String, Contribution, Heartbeat> heart, String word, long count)
            throws Exception {
        heart.processElement(new StreamRecord<>(Contribution.tally(SOURCE, word, count)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Contribution, Heartbeat> harness(JobSettings settings)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HeartbeatFunction(settings)), any -> "job", Types.STRING);
    }
}
