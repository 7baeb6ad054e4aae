package io.rampwatch.rule;

import static io.rampwatch.rule.Story.DAY;
import static io.rampwatch.rule.Story.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The states of a pausing rule, pair by pair: in each state, what a breach, a restart condition that is met or broken,
 * and each decision make of it. Two bad days in a row are a breach, two good days since the pause meet the restart.
 */
class StateTableTest {

    private static StopRule pause() {
        return Story.rule("r", Then.PAUSE, Lane.days(2));
    }

    /** A channel in one of the states of the table. */
    private static Story in(State state, StopRule... rules) {
        var story = rules.length == 0 ? new Story(pause()) : new Story(rules);
        switch (state) {
            case OK -> story.day(60, 100);
            case WATCH -> story.day(50, 100);
            case UNKNOWN -> story.judge(null);
            case BREACH -> story.day(50, 100).day(50, 100);
            // the day in which the pause began does not count
            case RESTART_READY -> story.day(50, 100).day(50, 100).days(4, 70, 100);
        }
        assertThat(story.state()).isEqualTo(state);
        return story;
    }

    @ParameterizedTest
    @CsvSource({"OK,2", "UNKNOWN,2", "WATCH,1", "BREACH,1"})
    void a_breach_latches_from_every_state(State state, int badDays) {
        var story = in(state).days(badDays, 40, 100);
        assertThat(story.state()).isEqualTo(State.BREACH);
        assertThat(story.level().standing().latched()).isTrue();
        assertThat(story.level().standing().paused()).isTrue();
        assertThat(story.days(1, 100, 100).state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_breach_when_it_may_restart_is_the_same_breach_again() {
        var story = in(State.RESTART_READY);
        Long latched = story.level().standing().latchedMillis();
        story.days(2, 40, 100);
        assertThat(story.state()).isEqualTo(State.BREACH);
        assertThat(story.level().standing().latchedMillis()).isEqualTo(latched).isNotNull();
        assertThat(story.level().standing().restart().good()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"OK,OK", "WATCH,OK", "UNKNOWN,OK"})
    void where_nothing_is_paused_good_days_are_only_good_days(State state, State after) {
        var story = in(state).days(4, 70, 100);
        assertThat(story.state()).isEqualTo(after);
        assertThat(story.level().standing().restart()).isNull();
    }

    @Test
    void a_met_restart_condition_makes_a_breach_ready_and_it_stays_so() {
        var story = in(State.BREACH);
        assertThat(story.days(2, 70, 100).state()).isEqualTo(State.BREACH);
        assertThat(story.day(70, 100).state()).isEqualTo(State.RESTART_READY);
        long since = story.level().sinceMillis();
        assertThat(story.days(3, 70, 100).state()).isEqualTo(State.RESTART_READY);
        assertThat(story.level().sinceMillis()).isEqualTo(since);
        assertThat(story.level().standing().latched()).isTrue();
    }

    @Test
    void a_broken_restart_condition_makes_it_a_breach_again_and_one_day_without_a_verdict_holds_it() {
        assertThat(in(State.RESTART_READY).day(70, 99).state()).isEqualTo(State.RESTART_READY);
        // good is above 62 %, not at it
        assertThat(in(State.RESTART_READY).day(62, 100).state()).isEqualTo(State.BREACH);
        assertThat(in(State.BREACH)
                        .days(3, 70, 100)
                        .day(62, 100)
                        .level()
                        .standing()
                        .restart()
                        .good())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"BREACH", "RESTART_READY"})
    void a_resume_ends_it_and_everything_begins_anew(State state) {
        var story = in(state).decide(Ruling.Kind.RESUME).later(HOUR);
        assertThat(story.state()).isEqualTo(State.UNKNOWN);
        assertThat(story.level().cause()).isEqualTo(Cause.IMMATURE);
        assertThat(story.level().standing().latched()).isFalse();
        assertThat(story.level().standing().paused()).isFalse();
        assertThat(story.level().streak()).isZero();
        assertThat(story.level().standing().seasonMillis()).isEqualTo(story.tick);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"OK", "WATCH", "UNKNOWN"})
    void a_resume_where_nothing_is_paused_opens_a_season_and_latches_nothing(State state) {
        var story = in(state).decide(Ruling.Kind.RESUME).later(HOUR);
        assertThat(story.level().standing().latched()).isFalse();
        assertThat(story.level().standing().seasonMillis()).isEqualTo(story.tick);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"BREACH", "RESTART_READY"})
    void an_override_lets_it_go_on_until_it_expires_and_ends_nothing(State state) {
        var story = in(state);
        Long season = story.level().standing().seasonMillis();
        long until = story.tick + 4 * HOUR;
        story.decide(Ruling.Kind.OVERRIDE, story.tick + 1, until).later(HOUR);
        assertThat(story.state()).isEqualTo(state);
        assertThat(story.level().standing().overrideUntilMillis()).isEqualTo(until);
        assertThat(story.level().standing().paused()).isTrue();
        story.later(3 * HOUR);
        assertThat(story.state()).isEqualTo(state);
        assertThat(story.level().standing().overrideUntilMillis()).isNull();
        assertThat(story.level().standing().seasonMillis()).isEqualTo(season);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void arm_continue_and_hold_open_a_season_and_unlatch_nothing(State state) {
        var story = in(state);
        boolean latched = story.level().standing().latched();
        long streak = story.level().streak();
        story.decide(Ruling.Kind.SEASON).later(HOUR);
        assertThat(story.state()).isEqualTo(state);
        assertThat(story.level().standing().latched()).isEqualTo(latched);
        assertThat(story.level().streak()).isEqualTo(streak);
        assertThat(story.level().standing().seasonMillis()).isEqualTo(story.tick);
    }

    @Test
    void another_pausing_rule_in_breach_without_its_own_restart_stands_in_the_way() {
        var other = Story.rule("s", "q", Limit.number(520_000), Then.PAUSE, Lane.days(1));
        var story = new Story(pause(), other);
        story.closed(Story.ADS, "q", 0, 0, 40, 100).day(50, 100).day(50, 100).days(4, 70, 100);
        assertThat(story.level("r").state()).isEqualTo(State.BREACH);
        assertThat(story.level("r").standing().restart().met()).isTrue();
        // its own two good days
        story.closed(Story.ADS, "q", 4, 0, 70, 100)
                .closed(Story.ADS, "q", 5, 0, 70, 100)
                .later(HOUR);
        assertThat(story.level("r").state()).isEqualTo(State.RESTART_READY);
        assertThat(story.level("s").state()).isEqualTo(State.RESTART_READY);
    }

    @ParameterizedTest
    @CsvSource({"50,100,WATCH", "5,10,UNKNOWN"})
    void what_another_rule_watches_or_does_not_know_stands_not_in_the_way(long k, long n, State state) {
        var other = Story.rule("s", "q", Limit.number(520_000), Then.PAUSE, Lane.days(2));
        var story = new Story(pause(), other);
        story.closed(Story.ADS, "q", 0, 0, k, n).day(50, 100).day(50, 100).days(4, 70, 100);
        assertThat(story.level("s").state()).isEqualTo(state);
        assertThat(story.level("r").state()).isEqualTo(State.RESTART_READY);
    }

    @Test
    void a_hold_latches_but_does_not_pause() {
        var story = in(State.BREACH, Story.rule("r", Then.HOLD, Lane.days(2))).day(90, 100);
        assertThat(story.state()).isEqualTo(State.BREACH);
        assertThat(story.level().standing().latched()).isTrue();
        assertThat(story.level().standing().paused()).isFalse();
        assertThat(story.decide(Ruling.Kind.RESUME)
                        .later(HOUR)
                        .level()
                        .standing()
                        .latched())
                .isFalse();
    }

    @Test
    void a_shadow_says_that_it_would_have_paused_and_latches_nothing() {
        var story = in(State.BREACH, Story.shadow(pause()));
        assertThat(story.level().standing().shadow()).isTrue();
        assertThat(story.level().standing().latched()).isFalse();
        assertThat(story.level().stops()).isFalse();
        assertThat(story.day(90, 100).state()).isEqualTo(State.OK);
    }

    @Test
    void a_person_pauses_whatever_the_rules_say_and_resumes() {
        var story = in(State.OK).decide(Ruling.Kind.PAUSE).later(HOUR);
        Level manual = story.level(Level.MANUAL);
        assertThat(manual.state()).isEqualTo(State.BREACH);
        assertThat(manual.sinceMillis()).isEqualTo(story.tick);
        assertThat(story.level("r").state()).isEqualTo(State.OK);
        assertThat(story.level("r").standing().paused()).isTrue();
        assertThat(story.later(HOUR).level(Level.MANUAL).sinceMillis()).isEqualTo(manual.sinceMillis());
        story.decide(Ruling.Kind.RESUME).later(HOUR);
        assertThat(story.levels).extracting(Level::rule).containsExactly("r");
        assertThat(story.level().standing().paused()).isFalse();
    }

    @Test
    void a_resume_that_is_older_than_the_breach_ends_nothing() {
        var story = in(State.BREACH);
        story.decide(Ruling.Kind.RESUME, story.tick - DAY, null).later(HOUR);
        assertThat(story.state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_resume_holds_from_its_event_time_and_is_heard_once() {
        var story = in(State.BREACH);
        var resume = new Ruling("one", Ruling.Kind.RESUME, "VP Growth", story.tick + 2 * HOUR, null);
        story.marks = story.book.hear(story.marks, resume);
        assertThat(story.later(HOUR).state()).isEqualTo(State.BREACH);
        assertThat(story.later(HOUR).state()).isEqualTo(State.UNKNOWN);
        assertThat(story.book.hear(story.marks, resume)).isEqualTo(story.marks);
    }

    @Test
    void what_nobody_signed_is_no_decision() {
        var story = in(State.BREACH);
        for (var kind : Ruling.Kind.values()) {
            var unsigned = new Ruling("x" + kind, kind, "  ", story.tick, null);
            assertThat(story.book.hear(story.marks, unsigned)).isEqualTo(story.marks);
        }
    }

    @Test
    void states_are_in_the_order_of_their_badness() {
        assertThat(List.of(State.values()))
                .containsExactly(State.OK, State.WATCH, State.RESTART_READY, State.UNKNOWN, State.BREACH);
    }
}
