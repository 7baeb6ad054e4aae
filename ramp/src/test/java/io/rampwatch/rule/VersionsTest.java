package io.rampwatch.rule;

import static io.rampwatch.rule.Story.ADS;
import static io.rampwatch.rule.Story.DAY;
import static io.rampwatch.rule.Story.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rampwatch.rule.LevelStanding.Version;
import io.rampwatch.rule.StopRule.Then;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan is changed while it is in force: announced, from its time on, never backwards. */
class VersionsTest {
    private static final StopRule KEPT = Story.rule("kept", "q", Limit.number(520_000), Then.PAUSE, Lane.days(2));
    private static final StopRule OLD = Story.rule("drop", Then.PAUSE, Lane.days(2));
    /** The same at 60 %: another version of the rule. */
    private static final StopRule NEW = Story.rule("drop", "m", Limit.number(600_000), Then.PAUSE, Lane.days(2))
            .stamped("v2");

    private static Story story() {
        return new Story(
                Map.of(
                        "new", Story.agreed("next", KEPT, NEW),
                        "less", Story.agreed("less", KEPT),
                        "proof", Story.agreed("proof", KEPT, OLD, Story.rule("e", Then.PAUSE, Lane.evidence(990_000)))),
                KEPT,
                OLD);
    }

    private static Story announce(Story story, String yaml, long at) {
        story.marks = story.book.announce(story.marks, new Announced("change to " + yaml, at, DAY, yaml));
        return story;
    }

    @Test
    void until_its_time_both_are_judged_and_only_the_old_one_decides() {
        var story = story().day(55, 100);
        announce(story, "new", story.tick + 2 * DAY).day(55, 100);
        assertThat(story.levels)
                .extracting(
                        Level::rule,
                        Level::ruleVersion,
                        Level::state,
                        level -> level.standing().version())
                .containsExactly(
                        tuple("kept", "v1", State.UNKNOWN, Version.IN_FORCE),
                        tuple("drop", "v1", State.OK, Version.IN_FORCE),
                        // it knows the days from before it was announced
                        tuple("drop", "v2", State.BREACH, Version.COMING));
        assertThat(story.levels).noneMatch(level -> level.standing().latched());
        assertThat(story.levels).extracting(Level::planHash).containsOnly("plan");
        assertThat(story.levels.get(2).stops()).isFalse();
    }

    @Test
    void from_its_time_on_it_decides_and_for_a_day_the_old_one_is_recorded_beside_it() {
        var story = story().day(55, 100).day(55, 100);
        announce(story, "new", story.tick + HOUR).later(HOUR);
        assertThat(story.levels)
                .extracting(
                        Level::rule,
                        Level::ruleVersion,
                        Level::state,
                        level -> level.standing().version())
                .containsExactly(
                        tuple("kept", "v1", State.UNKNOWN, Version.IN_FORCE),
                        tuple("drop", "v2", State.BREACH, Version.IN_FORCE),
                        tuple("drop", "v1", State.OK, Version.REPLACED));
        // a breach now, stamped now
        assertThat(story.levels.get(1).standing().latchedMillis()).isEqualTo(story.tick);
        assertThat(story.levels).extracting(Level::planHash).containsOnly("next");
        assertThat(story.later(DAY - 1).levels).hasSize(3);
        assertThat(story.later(1).levels).hasSize(2);
    }

    @Test
    void streaks_and_seasons_of_unchanged_rules_go_on() {
        var story = story().closed(ADS, "q", 0, 0, 40, 100).day(70, 100);
        Long season = story.level("kept").standing().seasonMillis();
        announce(story, "new", story.tick + 1).later(HOUR);
        assertThat(story.level("kept").streak()).isEqualTo(1);
        assertThat(story.level("kept").standing().seasonMillis()).isEqualTo(season);
        story.closed(ADS, "q", 1, 0, 40, 100).later(HOUR);
        assertThat(story.level("kept").state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_change_announced_late_holds_from_the_next_tick_and_never_backwards() {
        var story = story().day(55, 100).day(55, 100);
        announce(story, "new", story.tick - 5 * DAY).later(HOUR);
        assertThat(story.level("drop").standing().latchedMillis()).isEqualTo(story.tick);
        assertThat(story.marks.announced().get(0).atMillis()).isGreaterThan(story.tick - HOUR);
    }

    @Test
    void a_plan_without_a_rule_is_no_resume() {
        var story = story().day(40, 100).day(40, 100);
        Long latched = story.level("drop").standing().latchedMillis();
        announce(story, "less", story.tick + 1).later(3 * DAY);
        assertThat(story.level("drop").state()).isEqualTo(State.BREACH);
        assertThat(story.level("drop").standing().latchedMillis()).isEqualTo(latched);
        assertThat(story.level("drop").standing().notes())
                .contains("no longer in the plan; it stands until a person resumes");
        assertThat(story.level("drop").stops()).isTrue();
        story.decide(Ruling.Kind.RESUME).later(HOUR);
        assertThat(story.levels).extracting(Level::rule).containsExactly("kept");
    }

    @Test
    void what_is_no_good_plan_changes_nothing_and_every_level_says_so() {
        var story = story().closed(ADS, "q", 0, 0, 60, 100).day(60, 100);
        var before = story.marks;
        announce(story, "half a pl", story.tick + 1).later(HOUR);
        assertThat(story.levels).extracting(Level::rule).containsExactly("kept", "drop");
        assertThat(story.levels).extracting(Level::planHash).containsOnly("plan");
        assertThat(story.levels)
                .allSatisfy(level -> assertThat(level.standing().notes())
                        .containsExactly("plan version change to half a pl is refused and changes nothing: "
                                + "rules[0].then is missing"));
        assertThat(story.marks.season()).isEqualTo(before.season());
        assertThat(story.later(DAY).level().standing().notes()).isEmpty();
    }

    @Test
    void heard_twice_it_is_one() {
        var story = announce(story(), "new", 0);
        assertThat(story.book.announce(story.marks, story.marks.announced().get(0)))
                .isEqualTo(story.marks);
    }

    @Test
    void a_new_rule_without_a_past_is_warming() {
        var warm = Story.rule("e", "x", Limit.number(520_000), Then.PAUSE, Lane.days(2));
        var story = new Story(Map.of("warm", Story.agreed("warm", KEPT, warm)), KEPT).day(70, 100);
        announce(story, "warm", story.tick + 1).later(HOUR);
        assertThat(story.level("e").state()).isEqualTo(State.UNKNOWN);
        assertThat(story.level("e").cause()).isEqualTo(Cause.WARMING);
    }

    @Test
    void a_new_live_rule_has_the_looks_from_before_it() {
        var live = Story.rule("live", Then.WATCH, Lane.live(24));
        var longer = Story.rule("live", Then.PAUSE, Lane.live(12)).stamped("v2");
        var story = new Story(Map.of("longer", Story.agreed("longer", longer)), live).looks(13, 0.50);
        announce(story, "longer", story.tick + 1).look(0.50);
        assertThat(story.level("live").ruleVersion()).isEqualTo("v2");
        assertThat(story.level("live").state()).isEqualTo(State.BREACH);
    }

    @Test
    void other_rules_with_evidence_open_a_season_as_a_decision_does() {
        var story = story().day(70, 100);
        announce(story, "proof", story.tick + 1).later(HOUR);
        assertThat(story.level("kept").standing().seasonMillis()).isEqualTo(story.tick);
    }
}
