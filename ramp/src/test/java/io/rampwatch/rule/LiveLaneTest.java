package io.rampwatch.rule;

import static io.rampwatch.rule.Story.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One look at each full hour: 24 in a row of the quick form, 48 in any. */
class LiveLaneTest {
    private static final Estimate COHORT = Story.early(0.50, 95, "cohort");

    private static Story story() {
        return new Story(Story.rule("r", Then.PAUSE, Lane.live(24)));
    }

    private static Story looks(Story story, int times, Estimate estimate) {
        for (int i = 0; i < times; i++) {
            story.look(HOUR, estimate);
        }
        return story;
    }

    @Test
    void looks_beyond_the_limit_at_24_full_hours_are_a_breach_and_23_are_not() {
        var story = story().looks(23, 0.50);
        assertThat(story.state()).isEqualTo(State.WATCH);
        assertThat(story.lane(Lane.Kind.LIVE).progress()).isEqualTo("23 of 24 looks");
        assertThat(story.look(0.50).state()).isEqualTo(State.BREACH);
        assertThat(story.level().streak()).isEqualTo(24);
    }

    @Test
    void ticks_between_full_hours_are_no_looks() {
        var story = story().looks(5, 0.50);
        for (int i = 0; i < 59; i++) {
            story.look(60_000, Story.early(0.90, 500, "period"));
        }
        assertThat(story.lane(Lane.Kind.LIVE).streak()).isEqualTo(5);
        assertThat(story.look(60_000, Story.early(0.50, 500, "period"))
                        .lane(Lane.Kind.LIVE)
                        .streak())
                .isEqualTo(6);
    }

    @Test
    void one_look_inside_the_limit_begins_anew() {
        assertThat(story().looks(23, 0.50).look(0.55).looks(23, 0.50).state()).isEqualTo(State.WATCH);
    }

    @Test
    void the_limit_itself_is_beyond_and_so_is_what_only_rounding_puts_above_it() {
        assertThat(story().look(0.52).lane(Lane.Kind.LIVE).streak()).isEqualTo(1);
        assertThat(story().look(0.52 + 1e-13).lane(Lane.Kind.LIVE).streak()).isEqualTo(1);
        assertThat(story().look(0.52 + 1e-11).lane(Lane.Kind.LIVE).streak()).isZero();
    }

    @Test
    void six_looks_without_a_verdict_neither_count_nor_break_and_the_seventh_does() {
        var six = looks(story().looks(23, 0.50), 6, Story.tooFew());
        assertThat(six.state()).isEqualTo(State.UNKNOWN);
        assertThat(six.level().cause()).isEqualTo(Cause.TOO_FEW);
        assertThat(six.look(0.50).state()).isEqualTo(State.BREACH);
        var seven = looks(story().looks(23, 0.50), 7, Story.tooFew());
        assertThat(seven.level().standing().notes())
                .containsExactly("live 24h: the streak was lost, 7 looks in a row without a verdict");
        assertThat(seven.look(0.50).lane(Lane.Kind.LIVE).streak()).isEqualTo(1);
    }

    @Test
    void a_small_channel_needs_twice_as_many_looks() {
        var story = looks(story(), 47, COHORT);
        assertThat(story.state()).isEqualTo(State.WATCH);
        assertThat(story.lane(Lane.Kind.LIVE).progress()).isEqualTo("47 of 48 looks");
        assertThat(looks(story, 1, COHORT).state()).isEqualTo(State.BREACH);
    }

    @Test
    void one_look_in_the_slow_form_begins_the_24_anew_and_not_the_48() {
        var story = looks(story().looks(23, 0.50), 1, COHORT);
        assertThat(story.looks(23, 0.50).state()).isEqualTo(State.WATCH);
        assertThat(story.look(0.50).state()).isEqualTo(State.BREACH);
    }

    @ParameterizedTest
    @CsvSource({"period,100,true", "period,99,false", "cohort,90,true", "cohort,89,false"})
    void a_look_below_the_floor_is_no_verdict(String form, long n, boolean known) {
        var story = story().look(HOUR, Story.early(0.50, n, form));
        assertThat(story.state()).isEqualTo(known ? State.WATCH : State.UNKNOWN);
        assertThat(story().look(HOUR, Story.early(0.60, n, form)).state()).isEqualTo(known ? State.OK : State.UNKNOWN);
    }

    @Test
    void a_conversion_leaves_watch_two_points_inside_the_limit() {
        var story = story().look(0.50).look(0.5399);
        assertThat(story.state()).isEqualTo(State.WATCH);
        assertThat(story.look(0.54).state()).isEqualTo(State.OK);
        assertThat(story.look(0.53).state()).isEqualTo(State.OK);
    }

    @Test
    void nothing_known_clears_no_watch() {
        var story = looks(story().look(0.50), 10, Story.tooFew());
        assertThat(story.look(0.53).state()).isEqualTo(State.WATCH);
    }

    @Test
    void no_account_at_all_is_no_flow() {
        var story = story().look(HOUR, Estimate.undefined(null, 0, null, "no signup"));
        assertThat(story.level().cause()).isEqualTo(Cause.NO_FLOW);
    }

    @Test
    void a_look_that_is_not_to_be_trusted_is_no_verdict_and_the_doubt_stands_beside_it() {
        var story = story().looks(23, 0.50);
        story.doubts.add(new Doubt(Doubt.Kind.STALE, List.of("m"), "urn:app is silent for 20 min"));
        story.look(0.50);
        assertThat(story.state()).isEqualTo(State.UNKNOWN);
        assertThat(story.level().cause()).isEqualTo(Cause.STALE);
        assertThat(story.level().standing().beside())
                .containsExactly(new LevelStanding.Beside(Cause.STALE, "urn:app is silent for 20 min"));
        story.doubts.clear();
        assertThat(story.look(0.50).state()).isEqualTo(State.BREACH);
        story.doubts.add(new Doubt(Doubt.Kind.DATA, List.of(), "unattributed 7 % of signups"));
        // beside a breach, never instead of it
        assertThat(story.look(0.90).state()).isEqualTo(State.BREACH);
        assertThat(story.level().standing().beside()).hasSize(1);
    }

    @Test
    void the_time_to_the_limit_is_that_of_the_last_day() {
        var story = story();
        for (int i = 0; i <= 24; i++) {
            story.look(0.76 - i * 0.005);
        }
        // 12 points lower than a day ago, 12 points left
        assertThat(story.level().figures().limitInMinutes()).isBetween(1_440L, 1_441L);
        assertThat(story.look(0.50).level().figures().limitInMinutes()).isZero();
    }
}
