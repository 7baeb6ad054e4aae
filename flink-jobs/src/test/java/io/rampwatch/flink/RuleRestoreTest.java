package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.ACTIVATION;
import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Flow;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.PlanText.Understood;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.StopRule.Then;
import io.rampwatch.rule.View;
import io.rampwatch.wire.LevelJson;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules over a checkpoint in the middle of a streak, a season, a way back and a change of the plan: the same bytes. */
class RuleRestoreTest {
    private static final String CHANNEL = "partner";
    private static final int HOURS = 14 * 24;

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_restored_job_says_the_same_bytes(long seed) throws Exception {
        List<Object> story = story(new SplittableRandom(seed));
        List<String> whole = new ArrayList<>();
        try (var one = harness()) {
            one.open();
            tell(one, story);
            one.extractOutputValues().forEach(level -> whole.add(text(level)));
        }
        int cut = new SplittableRandom(seed).nextInt(story.size());
        List<String> parts = new ArrayList<>();
        try (var before = harness();
                var after = harness()) {
            before.open();
            tell(before, story.subList(0, cut));
            after.initializeState(before.snapshot(1, 1));
            after.open();
            tell(after, story.subList(cut, story.size()));
            before.extractOutputValues().forEach(level -> parts.add(text(level)));
            after.extractOutputValues().forEach(level -> parts.add(text(level)));
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void the_stories_have_pauses_and_ways_back_in_them() throws Exception {
        List<State> said = new ArrayList<>();
        for (long seed : seeds().toArray()) {
            try (var one = harness()) {
                one.open();
                tell(one, story(new SplittableRandom(seed)));
                one.extractOutputValues().forEach(level -> said.add(level.state()));
            }
        }
        assertThat(Set.copyOf(said)).contains(State.OK, State.WATCH, State.BREACH, State.RESTART_READY);
    }

    @Test
    void what_belongs_to_a_later_tick_waits_for_it() throws Exception {
        try (var rules = harness()) {
            rules.open();
            // two ticks come before the watermark does
            tell(rules, List.of(day(0, 10), reading(48, 0.6), day(1, 10), reading(72, 0.6), START + 72 * HOUR));
            assertThat(rules.extractOutputValues())
                    .extracting(Level::tickMillis, Level::streak)
                    .containsExactly(tuple(START + 48 * HOUR, 1), tuple(START + 72 * HOUR, 2));
        }
    }

    private static String text(Level level) {
        return new String(LevelJson.write(level), UTF_8);
    }

    private static void tell(KeyedOneInputStreamOperatorTestHarness<String, RuleInput, Level> rules, List<Object> story)
            throws Exception {
        for (Object each : story) {
            if (each instanceof Long watermark) {
                rules.processWatermark(watermark);
            } else {
                rules.processElement(new StreamRecord<>((RuleInput) each));
            }
        }
    }

    /** Two weeks: bad at first, good later, with decisions and a change of the plan. */
    private static List<Object> story(SplittableRandom random) {
        List<Object> story = new ArrayList<>();
        int turn = 72 + random.nextInt(48);
        for (int hour = 1; hour <= HOURS; hour++) {
            boolean bad = hour < turn;
            if (hour % 24 == 0 && hour >= 48) {
                story.add(day(hour / 24 - 2, bad ? 45 + random.nextInt(12) : 65 + random.nextInt(10)));
            }
            if (hour > 26) {
                long reached = bad ? 4 + random.nextInt(8) : 12 + random.nextInt(8);
                story.add(RuleInput.of(new ClosedHour(
                        CHANNEL,
                        ACTIVATION,
                        START + (hour - 27) * HOUR,
                        START + hour * HOUR,
                        0,
                        List.of(20 - reached, reached))));
            }
            if (hour == turn + 170) {
                story.add(RuleInput.of(new Decision(
                        "d", Decision.Kind.RESUME, CHANNEL, "VP", "fixed", START + (hour - 1) * HOUR + 1)));
            }
            if (hour == turn + 20) {
                story.add(
                        RuleInput.of(CHANNEL, new PlanVersion("p", "VP", START + (hour + 5) * HOUR, 600, "stricter")));
            }
            story.add(reading(hour, bad ? 0.44 + random.nextInt(10) / 100.0 : 0.66));
            story.add(START + hour * HOUR);
        }
        return story;
    }

    private static RuleInput day(int which, long k) {
        long start = START + which * DAY;
        return RuleInput.of(new ClosedDay(CHANNEL, ACTIVATION, start, "", start + 2 * DAY, 0, k, 100));
    }

    private static RuleInput reading(int hour, double value) {
        long at = START + hour * HOUR;
        var early = new Estimate(null, 400L, value, value - 0.05, value + 0.05, "period", null);
        var metric = new MetricReading(MetricKind.CONVERSION, Map.of(MetricReading.EARLY, early));
        return RuleInput.of(new Reading(CHANNEL, at, at, 0, Map.of(ACTIVATION, metric)));
    }

    private static AgreedRules agreed(String hash, long limit, Lane... proof) {
        var rule = new StopRule(
                "drop",
                hash,
                ACTIVATION,
                MetricKind.CONVERSION,
                Side.FALLS_TO,
                Map.of(CHANNEL, Limit.fromBaseline(limit, 620_000, 4_210)),
                List.of(proof),
                View.OWN,
                100,
                null,
                null,
                Then.PAUSE,
                false,
                null,
                RestartCondition.ofDays(
                        ACTIVATION,
                        MetricKind.CONVERSION,
                        Side.ABOVE,
                        620_000,
                        Lane.businessDays(3),
                        Flow.of(Flow.Kind.PROBE, 130),
                        100),
                null);
        return new AgreedRules(
                hash,
                List.of(rule),
                List.of(CHANNEL),
                Map.of(),
                "UTC",
                List.of(DayOfWeek.values()),
                List.of(),
                4_320,
                Map.of(ACTIVATION, 1_560L));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, RuleInput, Level> harness() throws Exception {
        var first = agreed("first", 520_000, Lane.days(2), Lane.live(24), Lane.evidence(990_000));
        var book = new RuleBook(
                first,
                yaml -> Understood.good(
                        agreed("second", 540_000, Lane.days(2), Lane.live(12), Lane.evidence(990_000))));
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RuleFunction(book)), RuleInput::channel, Types.STRING);
    }
}
