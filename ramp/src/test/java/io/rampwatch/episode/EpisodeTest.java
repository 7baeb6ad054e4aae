package io.rampwatch.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelFigures;
import io.rampwatch.rule.LevelStanding;
import io.rampwatch.rule.LevelStanding.Version;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EpisodeTest {
    private static final String CHANNEL = "partner-acme";
    private static final Episode NONE = Episode.none(CHANNEL);
    private static final Episode OPEN = NONE.next(breach("drop", 10, 10));
    private static final Episode CLOSED = OPEN.next(resume("vp", 20));

    /** Every state of a channel against every state of a level, by what the rule means. */
    static Stream<Arguments> pairs() {
        return Stream.of(NONE, OPEN, CLOSED)
                .flatMap(from -> Stream.of(State.values())
                        .flatMap(state -> Stream.of(Then.values()).map(then -> Arguments.of(from, state, then))));
    }

    @ParameterizedTest(name = "{0} then {1} of a rule that would {2}")
    @MethodSource("pairs")
    void only_the_breach_of_a_rule_that_pauses_or_holds_moves_an_episode(Episode from, State state, Then then) {
        Episode after = from.next(level("other", state, then, 30, 30));
        boolean moves = state == State.BREACH && then != Then.WATCH;
        assertThat(after.number()).isEqualTo(moves && !from.open() ? from.number() + 1 : from.number());
        assertThat(after.open()).isEqualTo(from.open() || moves);
        assertThat(after.breached()).hasSize(!moves ? from.breached().size() : from.open() ? 2 : 1);
        assertThat(moves || after.equals(from)).isTrue();
    }

    @ParameterizedTest(name = "{0} then {1} of a rule that would {2}")
    @MethodSource("pairs")
    void a_rule_that_opened_the_episode_changes_it_no_more(Episode from, State state, Then then) {
        if (from.open()) {
            assertThat(from.next(level("drop", state, then, 10, 30))).isEqualTo(from);
        }
    }

    @Test
    void an_episode_keeps_the_evidence_as_it_was() {
        assertThat(OPEN).isEqualTo(new Episode(CHANNEL, 1, 10, List.of(breach("drop", 10, 10)), Long.MIN_VALUE, null));
        assertThat(OPEN.planHash()).isEqualTo("plan");
    }

    @Test
    void a_changed_rule_joins_as_another_rule() {
        var changed = new Level(
                CHANNEL,
                "drop",
                "v2",
                "m",
                MetricKind.CONVERSION,
                11,
                State.BREACH,
                null,
                11,
                1L,
                2L,
                Side.BELOW,
                5,
                2,
                2,
                Then.PAUSE,
                "new");
        assertThat(OPEN.next(changed).breached()).containsExactly(breach("drop", 10, 10), changed);
        assertThat(OPEN.next(changed).planHash()).isEqualTo("plan");
    }

    @Test
    void a_resume_closes_the_open_episode() {
        assertThat(CLOSED.open()).isFalse();
        assertThat(CLOSED.number()).isEqualTo(1);
        assertThat(CLOSED.closedBy()).isEqualTo(resume("vp", 20));
    }

    @Test
    void a_resume_of_nobody_closes_nothing() {
        assertThat(OPEN.next(resume("  ", 20))).isEqualTo(OPEN);
    }

    @Test
    void a_resume_from_before_the_breach_closes_nothing() {
        assertThat(OPEN.next(resume("vp", 9)).open()).isTrue();
    }

    @Test
    void a_resume_from_the_breach_on_closes() {
        assertThat(OPEN.next(resume("vp", 10)).open()).isFalse();
    }

    @Test
    void a_second_resume_leaves_the_first_in_its_place() {
        assertThat(CLOSED.next(resume("coo", 25)).closedBy()).isEqualTo(resume("vp", 20));
        assertThat(CLOSED.next(resume("coo", 25)).resumedMillis()).isEqualTo(25);
    }

    @Test
    void a_resume_that_is_read_late_does_not_turn_time_back() {
        assertThat(CLOSED.next(resume("coo", 15)).resumedMillis()).isEqualTo(20);
    }

    @Test
    void a_breach_that_is_said_still_after_the_resume_opens_nothing() {
        assertThat(CLOSED.next(breach("drop", 10, 30)).open()).isFalse();
        assertThat(CLOSED.next(breach("drop", 20, 30)).open()).isFalse();
    }

    @Test
    void a_breach_since_the_resume_opens_the_next_episode() {
        Episode next = CLOSED.next(breach("drop", 21, 30));
        assertThat(next).isEqualTo(new Episode(CHANNEL, 2, 30, List.of(breach("drop", 21, 30)), 20, null));
    }

    @Test
    void a_resume_that_overtakes_its_breach_keeps_the_channel_running() {
        Episode early = NONE.next(resume("vp", 20));
        assertThat(early.number()).isZero();
        assertThat(early.next(breach("drop", 10, 12)).open()).isFalse();
        assertThat(early.next(breach("drop", 21, 22)).number()).isEqualTo(1);
    }

    @Test
    void a_new_breach_that_is_read_before_the_resume_opens_the_next_episode_at_the_next_tick() {
        Episode joined = OPEN.next(breach("tickets", 21, 21));
        Episode closed = joined.next(resume("vp", 20));
        assertThat(closed.open()).isFalse();
        assertThat(closed.next(breach("tickets", 21, 22)).number()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_pause_holds_by_a_breach_or_its_met_restart_condition(Episode from, State state, Then then) {
        boolean pause = state == State.BREACH || state == State.RESTART_READY;
        assertThat(from.holdsBy(level("drop", state, then, 30, 30)))
                .isEqualTo(from.open() && pause && then != Then.WATCH);
    }

    @Test
    void another_channel_has_another_episode() {
        assertThatThrownBy(() -> Episode.none("web").next(breach("drop", 1, 1)))
                .hasMessage("the episode is of web, not of partner-acme");
        assertThatThrownBy(() -> Episode.none("web").next(resume("vp", 1)))
                .hasMessage("the episode is of web, not of partner-acme");
    }

    @Test
    void a_hold_opens_an_episode_that_a_pause_joins() {
        var hold = Episode.none(CHANNEL).next(level("steps", State.BREACH, Then.HOLD, 1, 1));
        assertThat(hold.open()).isTrue();
        assertThat(hold.pauses()).isFalse();
        var both = hold.next(breach("drop", 2, 2));
        assertThat(both.number()).isEqualTo(1);
        assertThat(both.pauses()).isTrue();
    }

    @Test
    void what_only_is_recorded_opens_nothing() {
        var none = Episode.none(CHANNEL);
        assertThat(none.next(around(breach("drop", 1, 1), true, Version.IN_FORCE)))
                .isEqualTo(none);
        assertThat(none.next(around(breach("drop", 1, 1), false, Version.COMING)))
                .isEqualTo(none);
        assertThat(none.next(around(breach("drop", 1, 1), false, Version.REPLACED)))
                .isEqualTo(none);
    }

    @Test
    void a_pause_from_before_the_resume_stays_closed_whatever_its_level_became_since() {
        var closed = Episode.none(CHANNEL).next(breach("drop", 1, 1)).next(resume("vp", 5));
        var again = new Level(
                CHANNEL,
                "drop",
                "v1",
                "m",
                MetricKind.CONVERSION,
                9,
                State.BREACH,
                null,
                8,
                40L,
                100L,
                Side.BELOW,
                500_000,
                2,
                2,
                Then.PAUSE,
                "plan",
                LevelFigures.NONE,
                standing(1L, false, Version.IN_FORCE));
        assertThat(closed.next(again)).isEqualTo(closed);
    }

    private static Level around(Level level, boolean shadow, Version version) {
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
                level.planHash(),
                LevelFigures.NONE,
                standing(null, shadow, version));
    }

    private static LevelStanding standing(Long latched, boolean shadow, Version version) {
        return new LevelStanding(
                latched != null, latched, false, null, null, List.of(), null, shadow, version, null, false, List.of());
    }

    private static Level breach(String rule, long since, long tick) {
        return level(rule, State.BREACH, Then.PAUSE, since, tick);
    }

    private static Level level(String rule, State state, Then then, long since, long tick) {
        Cause cause = state == State.UNKNOWN ? Cause.TOO_FEW : null;
        return new Level(
                CHANNEL,
                rule,
                "v1",
                "m",
                MetricKind.CONVERSION,
                tick,
                state,
                cause,
                since,
                40L,
                100L,
                Side.BELOW,
                500_000,
                2,
                2,
                then,
                "plan");
    }

    private static Decision resume(String by, long at) {
        return new Decision("d" + at, Decision.Kind.RESUME, CHANNEL, by, "fixed", at);
    }
}
