package io.rampwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.MetricKind;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules say of closed days. Days count from 0 and close two days after they begin. */
class RuleBookTest {
    private static final long DAY = 86_400_000;
    private static final long CORRECTIONS = 3 * 1_440;
    private static final long LIMIT = 520_000;

    /** A channel under one rule, day after day. */
    private static final class Ramp {
        private final RuleBook book;
        private RuleMarks marks = RuleMarks.NEW;
        private Level level;
        private int day;

        Ramp(StopRule rule) {
            this(rule, CORRECTIONS);
        }

        Ramp(StopRule rule, long correctionMinutes) {
            book = book(correctionMinutes, rule);
            tick(0);
        }

        /** One more day closes, and is judged. */
        Ramp day(long k, long n) {
            correct(day, k, n);
            day++;
            return tick(day + 1);
        }

        /** A day's numbers as they are known now; judged at the next tick. */
        Ramp correct(int which, long k, long n) {
            marks = book.note("ads", marks, closed(which, k, n));
            return this;
        }

        Ramp tick(long atDay) {
            var judged = book.judge("ads", atDay * DAY, marks, null);
            marks = judged.marks();
            level = judged.levels().get(0);
            return this;
        }

        Ramp resume(long atDay) {
            marks = book.hear(marks, new Ruling("resume " + atDay, Ruling.Kind.RESUME, "VP Growth", atDay * DAY, null));
            return this;
        }

        State state() {
            return level.state();
        }
    }

    private static RuleBook book(long correctionMinutes, StopRule... rules) {
        var agreed = new AgreedRules(
                "plan",
                List.of(rules),
                List.of("ads"),
                Map.of(),
                "UTC",
                List.of(DayOfWeek.values()),
                List.of(),
                correctionMinutes,
                Map.of());
        return new RuleBook(agreed, yaml -> PlanText.Understood.refused(""));
    }

    private static ClosedDay closed(int which, long k, long n) {
        return new ClosedDay("ads", "m", which * DAY, "day " + which, (which + 2) * DAY, 0, k, n);
    }

    private static StopRule rule(Side side, StopRule.Then then) {
        return new StopRule("r", "v", "m", MetricKind.CONVERSION, side, Map.of("ads", LIMIT), 2, 100, then, null, null);
    }

    /** A level without what other tests look at. */
    private static Level head(Level level) {
        return new Level(
                level.channel(),
                level.rule(),
                level.ruleVersion(),
                level.metric(),
                level.kind(),
                level.tickMillis(),
                level.state(),
                level.cause(),
                level.sinceMillis(),
                level.numerator(),
                level.denominator(),
                level.side(),
                level.limitMillionths(),
                level.streak(),
                level.needed(),
                level.then(),
                level.planHash());
    }

    private static Ramp ramp() {
        return new Ramp(rule(Side.FALLS_TO, StopRule.Then.PAUSE));
    }

    @ParameterizedTest
    @CsvSource({
        "FALLS_TO, 51, true", "FALLS_TO, 52, true", "FALLS_TO, 53, false",
        "BELOW, 51, true", "BELOW, 52, false", "BELOW, 53, false",
        "ABOVE, 51, false", "ABOVE, 52, false", "ABOVE, 53, true",
        "RISES_TO, 51, false", "RISES_TO, 52, true", "RISES_TO, 53, true"
    })
    void the_limit_itself_is_bad_for_a_fall_or_a_rise_and_good_for_below_and_above(Side side, long k, boolean bad) {
        assertThat(side.beyond(k, 100, LIMIT)).isEqualTo(bad);
        assertThat(new Ramp(rule(side, StopRule.Then.PAUSE))
                        .day(k, 100)
                        .day(k, 100)
                        .state())
                .isEqualTo(bad ? State.BREACH : State.OK);
    }

    @Test
    void a_share_next_to_the_limit_is_not_rounded_to_it() {
        long n = 9_000_000_000_000L;
        assertThat(Side.FALLS_TO.beyond(n / 100 * 52 + 1, n, LIMIT)).isFalse();
        assertThat(Side.FALLS_TO.beyond(n / 100 * 52, n, LIMIT)).isTrue();
        assertThat(Side.BELOW.beyond(n / 100 * 52 - 1, n, LIMIT)).isTrue();
    }

    @Test
    void numbers_that_do_not_fit_are_an_error_and_no_verdict() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Side.ABOVE.beyond(Long.MAX_VALUE / 1_000, 1, LIMIT));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Side.ABOVE.beyond(1, Long.MAX_VALUE / 1_000, LIMIT));
    }

    @Test
    void before_the_first_closed_day_nothing_is_known() {
        assertThat(head(ramp().level))
                .isEqualTo(new Level(
                        "ads",
                        "r",
                        "v",
                        "m",
                        MetricKind.CONVERSION,
                        0,
                        State.UNKNOWN,
                        Cause.IMMATURE,
                        0,
                        null,
                        null,
                        Side.FALLS_TO,
                        LIMIT,
                        0,
                        2,
                        StopRule.Then.PAUSE,
                        "plan"));
    }

    @Test
    void one_bad_day_is_a_watch_and_two_are_a_breach() {
        var ramp = ramp().day(50, 100);
        assertThat(head(ramp.level))
                .isEqualTo(new Level(
                        "ads",
                        "r",
                        "v",
                        "m",
                        MetricKind.CONVERSION,
                        2 * DAY,
                        State.WATCH,
                        null,
                        2 * DAY,
                        50L,
                        100L,
                        Side.FALLS_TO,
                        LIMIT,
                        1,
                        2,
                        StopRule.Then.PAUSE,
                        "plan"));
        assertThat(head(ramp.day(40, 110).level))
                .isEqualTo(new Level(
                        "ads",
                        "r",
                        "v",
                        "m",
                        MetricKind.CONVERSION,
                        3 * DAY,
                        State.BREACH,
                        null,
                        3 * DAY,
                        40L,
                        110L,
                        Side.FALLS_TO,
                        LIMIT,
                        2,
                        2,
                        StopRule.Then.PAUSE,
                        "plan"));
    }

    @Test
    void a_good_day_between_two_bad_ones_breaks_the_row() {
        assertThat(ramp().day(50, 100).day(60, 100).day(50, 100).state()).isEqualTo(State.WATCH);
    }

    @Test
    void a_level_says_since_when_it_holds() {
        var ramp = ramp().day(60, 100);
        assertThat(ramp.tick(4).tick(9).level.sinceMillis()).isEqualTo(2 * DAY);
    }

    @Test
    void small_days_are_pooled_until_the_floor_is_reached() {
        var ramp = ramp().day(20, 40).day(20, 40);
        assertThat(ramp.state()).isEqualTo(State.UNKNOWN);
        assertThat(ramp.level.cause()).isEqualTo(Cause.TOO_FEW);
        ramp.day(10, 20);
        assertThat(ramp.state()).isEqualTo(State.WATCH);
        assertThat(List.of(ramp.level.numerator(), ramp.level.denominator())).containsExactly(50L, 100L);
    }

    @Test
    void a_pool_takes_in_a_large_day_whole() {
        var ramp = ramp().day(0, 99).day(900, 1_000);
        assertThat(ramp.state()).isEqualTo(State.OK);
        assertThat(ramp.level.denominator()).isEqualTo(1_099);
    }

    @Test
    void after_three_days_below_the_floor_the_pool_has_too_few_and_the_next_day_begins_anew() {
        var ramp = ramp().day(33, 33).day(33, 33).day(33, 33);
        assertThat(ramp.state()).isEqualTo(State.UNKNOWN);
        assertThat(ramp.level.cause()).isEqualTo(Cause.TOO_FEW);
        assertThat(ramp.day(50, 100).level.denominator()).isEqualTo(100);
    }

    @Test
    void one_pool_of_too_few_neither_counts_nor_breaks() {
        var ramp = ramp().day(50, 100).day(1, 1).day(1, 1).day(1, 1);
        assertThat(ramp.state()).isEqualTo(State.UNKNOWN);
        assertThat(ramp.level.streak()).isEqualTo(1);
        assertThat(ramp.day(50, 100).state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_second_pool_of_too_few_in_a_row_breaks() {
        var ramp = ramp().day(50, 100);
        for (int i = 0; i < 6; i++) {
            ramp.day(0, 0);
        }
        assertThat(ramp.level.streak()).isZero();
        assertThat(ramp.day(50, 100).state()).isEqualTo(State.WATCH);
    }

    @Test
    void a_pause_stays_latched_when_the_numbers_recover() {
        var ramp = ramp().day(50, 100).day(50, 100);
        for (int i = 0; i < 20; i++) {
            assertThat(ramp.day(90, 100).state()).isEqualTo(State.BREACH);
        }
        assertThat(ramp.level.sinceMillis()).isEqualTo(3 * DAY);
        assertThat(ramp.level.streak()).isZero();
    }

    @Test
    void a_breach_of_a_watching_rule_ends_with_the_numbers() {
        var ramp =
                new Ramp(rule(Side.FALLS_TO, StopRule.Then.WATCH)).day(50, 100).day(50, 100);
        assertThat(ramp.state()).isEqualTo(State.BREACH);
        assertThat(ramp.day(60, 100).state()).isEqualTo(State.OK);
    }

    @Test
    void a_correction_can_bring_a_breach_now() {
        var ramp = ramp().day(60, 100).day(50, 100);
        assertThat(ramp.state()).isEqualTo(State.WATCH);
        ramp.correct(0, 51, 100).tick(4);
        assertThat(ramp.state()).isEqualTo(State.BREACH);
        assertThat(ramp.level.sinceMillis()).isEqualTo(4 * DAY);
    }

    @Test
    void a_correction_cannot_undo_a_latched_breach_but_can_end_a_watch() {
        assertThat(ramp().day(50, 100).day(50, 100).correct(0, 90, 100).tick(4).state())
                .isEqualTo(State.BREACH);
        assertThat(ramp().day(50, 100).correct(0, 90, 100).tick(4).state()).isEqualTo(State.OK);
    }

    @Test
    void a_corrected_day_keeps_the_time_at_which_it_closed() {
        var ramp = ramp().day(60, 100).correct(0, 61, 100);
        assertThat(ramp.marks.days().get("m").days()).containsExactly(new KnownDay(0, 2 * DAY, 0, 61, 100));
    }

    @Test
    void days_of_more_than_a_year_ago_are_no_longer_kept() {
        var ramp = ramp();
        for (int i = 0; i < 450; i++) {
            ramp.correct(i, 60, 100);
        }
        assertThat(ramp.marks.days().get("m").days()).hasSize(400);
    }

    @Test
    void a_resume_ends_the_pause_and_begins_the_row_anew() {
        var ramp = ramp().day(50, 100).day(50, 100).resume(4).tick(4);
        assertThat(ramp.state()).isEqualTo(State.UNKNOWN);
        assertThat(ramp.level.cause()).isEqualTo(Cause.IMMATURE);
        // days 2 and 3 began before it
        assertThat(ramp.day(50, 100).day(50, 100).state()).isEqualTo(State.UNKNOWN);
        assertThat(ramp.day(50, 100).state()).isEqualTo(State.WATCH);
        assertThat(ramp.day(50, 100).state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_channel_that_no_rule_names_has_no_level() {
        var book = book(CORRECTIONS, rule(Side.BELOW, StopRule.Then.PAUSE));
        assertThat(book.judge("partner", DAY, RuleMarks.NEW, null).levels()).isEmpty();
    }

    @Test
    void rules_of_one_channel_are_judged_each_for_itself() {
        var other = new StopRule(
                "s",
                "v",
                "q",
                MetricKind.RATIO,
                Side.ABOVE,
                Map.of("ads", 20_000L),
                1,
                30,
                StopRule.Then.PAUSE,
                null,
                null);
        var book = book(CORRECTIONS, rule(Side.FALLS_TO, StopRule.Then.PAUSE), other);
        var marks = book.note("ads", RuleMarks.NEW, closed(0, 60, 100));
        marks = book.note("ads", marks, new ClosedDay("ads", "q", 0, "day", DAY, 0, 1, 49));
        assertThat(book.judge("ads", 2 * DAY, marks, null).levels())
                .extracting(Level::rule, Level::state)
                .containsExactly(tuple("r", State.OK), tuple("s", State.BREACH));
    }

    @Test
    void amounts_are_compared_to_the_millionth() {
        var rule = amounts(20_000_000);
        // 20 minutes for each of 100 accounts, and one millionth more
        assertThat(new Ramp(rule).day(2_000_000_000L, 100).state()).isEqualTo(State.OK);
        assertThat(new Ramp(rule).day(2_000_000_001L, 100).state()).isEqualTo(State.WATCH);
    }

    @Test
    void amounts_of_a_great_channel_fit() {
        // 480 minutes for each of a million accounts a day
        var rule = amounts(480_000_000);
        assertThat(new Ramp(rule).day(480_000_000_000_000L, 1_000_000).state()).isEqualTo(State.OK);
        assertThat(new Ramp(rule).day(480_000_000_000_001L, 1_000_000).state()).isEqualTo(State.WATCH);
    }

    private static StopRule amounts(long limit) {
        return new StopRule(
                "r",
                "v",
                "m",
                MetricKind.AMOUNT_PER_SUBJECT,
                Side.ABOVE,
                Map.of("ads", limit),
                2,
                100,
                StopRule.Then.PAUSE,
                null,
                null);
    }

    @Test
    void sums_below_nothing_are_too_few_and_no_error() {
        assertThat(ramp().day(-5, -10).day(0, 0).day(0, 0).state()).isEqualTo(State.UNKNOWN);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static List<long[]> someDays(SplittableRandom random) {
        List<long[]> days = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            long n = random.nextLong(1 + random.nextLong(180));
            days.add(new long[] {n * (46 + random.nextLong(13)) / 100, n});
        }
        return days;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_under_the_floor_is_ever_ok(long seed) {
        var random = new SplittableRandom(seed);
        var ramp = ramp();
        for (int i = 0; i < 30; i++) {
            long n = random.nextLong(33);
            ramp.day(random.nextLong(n + 1), n);
            assertThat(ramp.state()).isEqualTo(State.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_more_failure_never_improves_a_level(long seed) {
        var random = new SplittableRandom(seed);
        var then = random.nextBoolean() ? StopRule.Then.PAUSE : StopRule.Then.WATCH;
        var fewer = new Ramp(rule(Side.FALLS_TO, then));
        var more = new Ramp(rule(Side.FALLS_TO, then));
        int worse = random.nextInt(25);
        List<long[]> days = someDays(random);
        for (int i = 0; i < days.size(); i++) {
            long[] day = days.get(i);
            fewer.day(day[0], day[1]);
            more.day(day[0] - (i == worse && day[0] > 0 ? 1 : 0), day[1]);
            assertThat(more.state()).isGreaterThanOrEqualTo(fewer.state());
            assertThat(more.level.streak()).isGreaterThanOrEqualTo(fewer.level.streak());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_does_not_matter_when_days_become_final(long seed) {
        var random = new SplittableRandom(seed);
        var then = random.nextBoolean() ? StopRule.Then.PAUSE : StopRule.Then.WATCH;
        var soon = new Ramp(rule(Side.FALLS_TO, then), 1);
        var later = new Ramp(rule(Side.FALLS_TO, then), CORRECTIONS);
        var never = new Ramp(rule(Side.FALLS_TO, then), 1_000 * 1_440);
        long resume = random.nextInt(30);
        int at = 0;
        for (long[] day : someDays(random)) {
            at++;
            for (Ramp ramp : List.of(soon, later, never)) {
                if (at == resume) {
                    ramp.resume(at);
                }
                ramp.day(day[0], day[1]);
            }
            assertThat(soon.level).isEqualTo(later.level).isEqualTo(never.level);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void corrections_in_time_lead_where_right_numbers_would_have_led(long seed) {
        var random = new SplittableRandom(seed);
        var right = new Ramp(rule(Side.FALLS_TO, StopRule.Then.WATCH));
        var corrected = new Ramp(rule(Side.FALLS_TO, StopRule.Then.WATCH));
        List<long[]> days = someDays(random);
        for (int i = 0; i < days.size(); i++) {
            long[] day = days.get(i);
            right.day(day[0], day[1]);
            corrected.day(random.nextLong(day[1] + 1), day[1]);
            if (i >= 2) {
                // two days after it closed, within the three for corrections
                corrected.correct(i - 2, days.get(i - 2)[0], days.get(i - 2)[1]);
            }
        }
        for (int i = days.size() - 2; i < days.size(); i++) {
            corrected.correct(i, days.get(i)[0], days.get(i)[1]);
        }
        long end = days.size() + 1;
        assertThat(corrected.tick(end).level.streak())
                .isEqualTo(right.tick(end).level.streak());
        assertThat(corrected.state()).isEqualTo(right.state());
    }
}
