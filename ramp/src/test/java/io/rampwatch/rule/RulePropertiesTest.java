package io.rampwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.rule.StopRule.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every story. */
class RulePropertiesTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Story story(Then then) {
        return new Story(
                Story.rule("r", then, Lane.days(2), Lane.live(3), Lane.evidence(990_000)),
                Story.rule("s", "q", Limit.previous7Days(100_000, true), Then.HOLD, Lane.businessDays(2)));
    }

    private static void something(Story story, SplittableRandom random, int which) {
        double value = 0.45 + random.nextInt(25) / 100.0;
        switch (random.nextInt(5)) {
            case 0 -> story.look(value);
            case 1 -> story.look(Story.HOUR, Story.tooFew());
            case 2 ->
                story.closed(Story.ADS, "m", which, 0, random.nextInt(40, 75), 100)
                        .later(Story.HOUR);
            case 3 ->
                story.closed(Story.ADS, "q", which, 0, random.nextInt(40, 75), 100)
                        .later(Story.HOUR);
            default ->
                story.hour(which, 0, (long) random.nextInt(20), (long) random.nextInt(20))
                        .later(12 * Story.HOUR);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void only_a_named_persons_resume_ends_a_pause(long seed) {
        var random = new SplittableRandom(seed);
        var story = story(Then.PAUSE);
        for (int i = 0; i < 60; i++) {
            var before = story.marks;
            boolean resumed = random.nextInt(15) == 0;
            var kind = resumed
                    ? Ruling.Kind.RESUME
                    : List.of(Ruling.Kind.SEASON, Ruling.Kind.PAUSE, Ruling.Kind.OVERRIDE)
                            .get(random.nextInt(3));
            if (resumed || random.nextInt(5) == 0) {
                story.decide(kind, story.tick + 1, story.tick + Story.DAY);
            }
            something(story, random, i);
            if (!resumed) {
                before.rules().forEach((key, mark) -> {
                    if (mark.latched()) {
                        assertThat(story.marks.rules().get(key).latchedMillis()).isEqualTo(mark.latchedMillis());
                    }
                });
                if (before.manualMillis() != null) {
                    assertThat(story.marks.manualMillis()).isEqualTo(before.manualMillis());
                }
            } else {
                assertThat(story.level("r").standing().latchedMillis()).isIn(null, story.tick);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_more_failure_never_improves_a_level(long seed) {
        var random = new SplittableRandom(seed);
        var then = random.nextBoolean() ? Then.PAUSE : Then.WATCH;
        var lanes = new Lane[] {Lane.days(2), Lane.live(3), Lane.evidence(900_000)};
        var fewer = new Story(Story.rule("r", then, lanes)).judge(null);
        var more = new Story(Story.rule("r", then, lanes)).judge(null);
        int worse = random.nextInt(12);
        for (int i = 0; i < 12; i++) {
            long k = random.nextLong(46, 60);
            double value = 0.46 + random.nextInt(14) / 100.0;
            long good = random.nextLong(5, 12);
            int off = i == worse ? 1 : 0;
            fewer.hour(i, 0, 20 - good, good).look(value).day(k, 100);
            more.hour(i, 0, 20 - good + off, good - off)
                    .look(value - off * 0.01)
                    .day(k - off, 100);
            assertThat(more.state()).isGreaterThanOrEqualTo(fewer.state());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_below_the_floor_is_ever_well_and_nothing_unknown_clears(long seed) {
        var random = new SplittableRandom(seed);
        var story = new Story(Story.rule("r", Then.PAUSE, Lane.days(2), Lane.live(24)));
        boolean latched = random.nextBoolean();
        if (latched) {
            story.day(10, 100).day(10, 100);
        }
        for (int i = 0; i < 30; i++) {
            long n = random.nextLong(33);
            story.day(random.nextLong(n + 1), n);
            story.look(Story.HOUR, Story.early(random.nextDouble(), random.nextLong(100), "period"));
            story.tick += 23 * Story.HOUR;
            assertThat(story.state()).isEqualTo(latched ? State.BREACH : State.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_order_in_which_a_tick_is_told_does_not_matter(long seed) {
        var random = new SplittableRandom(seed);
        var one = story(Then.PAUSE);
        var other = story(Then.PAUSE);
        one.judge(null);
        other.judge(null);
        for (int tick = 0; tick < 12; tick++) {
            List<Object> told = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int day = 2 * tick + i % 2;
                int revision = i / 2;
                long k = random.nextLong(40, 70);
                told.add(new ClosedDay(
                        i == 5 ? "web" : Story.ADS,
                        i == 3 ? "q" : "m",
                        Story.START + day * Story.DAY,
                        "",
                        Story.closes(day),
                        revision,
                        k,
                        100));
                told.add(new ClosedHour(
                        Story.ADS, "m", Story.START + (3L * tick + i % 3) * Story.HOUR, 0, i / 3, List.of(100 - k, k)));
            }
            tell(one, told);
            for (int i = told.size() - 1; i > 0; i--) {
                int with = random.nextInt(i + 1);
                Object moved = told.set(i, told.get(with));
                told.set(with, moved);
            }
            tell(other, told);
            one.later(3 * Story.HOUR + Story.DAY);
            other.later(3 * Story.HOUR + Story.DAY);
            assertThat(other.levels).isEqualTo(one.levels);
            assertThat(other.marks).isEqualTo(one.marks);
        }
    }

    private static void tell(Story story, List<Object> told) {
        for (Object each : told) {
            story.marks = each instanceof ClosedDay day
                    ? story.book.note(Story.ADS, story.marks, day)
                    : story.book.note(story.marks, (ClosedHour) each);
        }
    }
}
