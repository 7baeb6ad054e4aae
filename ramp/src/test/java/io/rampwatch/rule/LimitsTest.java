package io.rampwatch.rule;

import static io.rampwatch.rule.Story.ADS;
import static io.rampwatch.rule.Story.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that move, a census, business days, values held for minutes, and rules made of rules. */
class LimitsTest {

    private static Story moving(Limit limit) {
        return new Story(Story.rule("r", "m", limit, Then.PAUSE, Lane.days(1)));
    }

    @Test
    void a_fall_of_exactly_ten_points_against_the_week_before_is_a_fall_by_ten() {
        var story = moving(Limit.previous7Days(100_000, true)).days(7, 62, 100);
        // the first day has no week before it
        assertThat(story.state()).isEqualTo(State.OK);
        assertThat(story.day(52, 100).state()).isEqualTo(State.BREACH);
        assertThat(story.level().limitMillionths()).isEqualTo(520_000);
        assertThat(story.level().figures().reference().words()).isEqualTo("previous 7 days");
        assertThat(moving(Limit.previous7Days(100_000, true))
                        .days(7, 62, 100)
                        .day(53, 100)
                        .state())
                .isEqualTo(State.OK);
    }

    @Test
    void a_relative_fall_is_another_thing_and_as_exact() {
        assertThat(moving(Limit.previous7Days(100_000, false))
                        .days(7, 60, 100)
                        .day(54, 100)
                        .state())
                .isEqualTo(State.BREACH);
        assertThat(moving(Limit.previous7Days(100_000, false))
                        .days(7, 60, 100)
                        .day(55, 100)
                        .state())
                .isEqualTo(State.OK);
    }

    @Test
    void without_a_week_before_there_is_no_verdict() {
        var story = moving(Limit.previous7Days(100_000, true)).day(5, 100);
        assertThat(story.state()).isEqualTo(State.UNKNOWN);
        assertThat(story.level().cause()).isEqualTo(Cause.TOO_FEW);
    }

    @ParameterizedTest
    @CsvSource({"50,BREACH", "51,OK"})
    void another_channels_same_days_can_be_the_reference(long k, State state) {
        var story = moving(Limit.channel("web", 100_000, true)).closed("web", "m", 0, 0, 600, 1_000);
        assertThat(story.day(k, 100).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"55,BREACH", "56,OK"})
    void so_can_the_sum_of_all_others(long k, State state) {
        var story = moving(Limit.otherChannels(100_000, true))
                .closed("web", "m", 0, 0, 300, 500)
                .closed("partner", "m", 0, 0, 350, 500);
        assertThat(story.day(k, 100).state()).isEqualTo(state);
    }

    @Test
    void a_live_look_is_held_against_the_seven_latest_days() {
        var rule = Story.rule("r", "m", Limit.channel("web", 100_000, true), Then.PAUSE, Lane.live(2));
        var story = new Story(rule);
        assertThat(story.look(0.50).state()).isEqualTo(State.UNKNOWN);
        story.closed("web", "m", 0, 0, 600, 1_000);
        assertThat(story.look(0.50).state()).isEqualTo(State.WATCH);
        assertThat(story.look(0.50).state()).isEqualTo(State.BREACH);
    }

    @Test
    void business_days_leave_the_weekend_out() {
        var story = new Story(Story.rule("r", Then.PAUSE, Lane.businessDays(2)));
        story.days(4, 60, 100).day(40, 100).days(2, 10, 100);
        assertThat(story.level().streak()).isEqualTo(1);
        assertThat(story.state()).isEqualTo(State.WATCH);
        assertThat(story.day(40, 100).state()).isEqualTo(State.BREACH);
        assertThat(story.lane(Lane.Kind.SLOW).progress()).isEqualTo("2 of 2 business days");
    }

    private static Story queue(Clear clear, RestartCondition restart) {
        return new Story(new StopRule(
                "queue",
                "v",
                "m",
                MetricKind.OPEN_AGE,
                Side.RISES_TO,
                Map.of(ADS, Limit.census(3, 50_000)),
                List.of(Lane.held(60)),
                View.OWN,
                0,
                null,
                clear,
                restart == null ? Then.WATCH : Then.PAUSE,
                false,
                null,
                restart,
                null));
    }

    private static Story open(Story story, long minutes, long over, long open) {
        story.tick += minutes * 60_000;
        return story.judge(new MetricReading(
                MetricKind.OPEN_AGE, Map.of(MetricReading.VALUE, Estimate.quotient(over, open, 1, "nothing is open"))));
    }

    @ParameterizedTest
    @CsvSource({
        "4,200,OK",
        "9,200,OK",
        "10,200,WATCH",
        "10,201,OK",
        "11,201,WATCH",
        "40,40,WATCH",
        "2,3,OK",
        "3,3,WATCH",
        "0,0,OK"
    })
    void a_census_is_beyond_at_the_larger_of_a_count_and_a_share_rounded_up(long over, long open, State state) {
        assertThat(open(queue(null, null), 1, over, open).state()).isEqualTo(state);
    }

    @Test
    void it_must_be_beyond_at_every_tick_for_an_hour() {
        var story = open(queue(null, null), 1, 10, 200);
        for (int i = 0; i < 59; i++) {
            open(story, 1, 10, 200);
        }
        assertThat(story.state()).isEqualTo(State.WATCH);
        assertThat(story.level().standing().notes()).isEmpty();
        assertThat(open(story, 1, 10, 200).state()).isEqualTo(State.BREACH);
        assertThat(story.lane(Lane.Kind.HELD).progress()).isEqualTo("60 of 60 minutes");
        assertThat(open(story, 1, 9, 200).state()).isEqualTo(State.OK);
        assertThat(open(story, 1, 10, 200).lane(Lane.Kind.HELD).streak()).isZero();
    }

    @Test
    void a_watch_is_left_when_half_of_it_has_been_gone_for_four_hours() {
        var story = open(queue(new Clear(5_000_000, 240), null), 1, 10, 200);
        assertThat(open(story, 60, 6, 200).state()).isEqualTo(State.WATCH);
        for (int i = 0; i < 4; i++) {
            assertThat(open(story, 60, 5, 200).state()).isEqualTo(State.WATCH);
        }
        assertThat(open(story, 60, 5, 200).state()).isEqualTo(State.OK);
    }

    @Test
    void a_queue_may_restart_when_it_has_been_short_for_four_hours() {
        var restart = new RestartCondition(
                "m",
                MetricKind.OPEN_AGE,
                Side.FALLS_TO,
                5_000_000,
                0,
                false,
                240,
                Flow.of(Flow.Kind.RESIDUAL, 20),
                30,
                null);
        var story = open(queue(null, restart), 1, 10, 200);
        assertThat(open(story, 60, 10, 200).state()).isEqualTo(State.BREACH);
        for (int i = 0; i < 5; i++) {
            assertThat(open(story, 60, 5, 200).state()).isEqualTo(i < 4 ? State.BREACH : State.RESTART_READY);
        }
        assertThat(open(story, 60, 6, 200).state()).isEqualTo(State.BREACH);
    }

    private static StopRule made(boolean all, Then then, String... members) {
        return new StopRule(
                "made",
                "v",
                "m",
                MetricKind.CONVERSION,
                Side.FALLS_TO,
                Map.of(ADS, Limit.number(520_000)),
                List.of(),
                View.OWN,
                100,
                null,
                null,
                then,
                false,
                new Combination(all, List.of(members)),
                then == Then.WATCH ? null : Story.back("m", Lane.days(2)),
                null);
    }

    private static Story pair(boolean all) {
        return new Story(
                made(all, Then.PAUSE, "one", "two"),
                Story.rule("one", Then.WATCH, Lane.days(1)),
                Story.rule("two", "q", Limit.number(520_000), Then.WATCH, Lane.days(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "false,60,60,OK,OK,OK", "false,40,60,BREACH,BREACH,OK", "false,40,40,BREACH,BREACH,BREACH",
        "true,60,60,OK,OK,OK", "true,40,60,OK,BREACH,OK", "true,40,40,BREACH,BREACH,BREACH"
    })
    void a_rule_of_rules_has_its_own_verdict_and_so_have_they(
            boolean all, long m, long q, State made, State one, State two) {
        var story = pair(all).closed(ADS, "q", 0, 0, q, 100).day(m, 100);
        assertThat(story.levels).extracting(Level::rule).containsExactlyInAnyOrder("made", "one", "two");
        assertThat(List.of(
                        story.level("made").state(),
                        story.level("one").state(),
                        story.level("two").state()))
                .containsExactly(made, one, two);
        assertThat(story.level("made").standing().latched()).isEqualTo(made == State.BREACH);
    }

    @Test
    void a_member_without_a_verdict_proves_nothing() {
        assertThat(pair(true).day(40, 100).level("made").state()).isNotEqualTo(State.BREACH);
        assertThat(pair(false).day(60, 100).level("made").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void a_made_rule_stays_latched_when_its_members_recover() {
        var story = pair(false).day(40, 100).day(70, 100);
        assertThat(story.level("one").state()).isEqualTo(State.OK);
        assertThat(story.level("made").state()).isEqualTo(State.BREACH);
        // the first whole day after the pause is Wednesday
        assertThat(story.days(2, 70, 100).level("made").state()).isEqualTo(State.RESTART_READY);
    }

    @Test
    void what_moved_first_is_said_on_every_level() {
        var story = new Story(
                Story.rule("one", Then.PAUSE, Lane.days(2)),
                Story.rule("two", "q", Limit.number(520_000), Then.PAUSE, Lane.days(2)));
        story.closed(ADS, "q", 0, 0, 40, 100).day(60, 100);
        long first = story.tick;
        story.closed(ADS, "q", 1, 0, 45, 100).day(40, 100).later(HOUR);
        assertThat(story.levels)
                .extracting(level -> level.standing().firstMover())
                .containsOnly(new FirstMover("q", first));
    }
}
