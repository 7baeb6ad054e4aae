package io.rampwatch.rule;

import static io.rampwatch.rule.Story.DAY;
import static io.rampwatch.rule.Story.HOUR;
import static io.rampwatch.rule.Story.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rampwatch.rule.StopRule.Then;
import org.junit.jupiter.api.Test;

/** Bets on mature accounts: the reference vector SR1, told hour by hour. An hour closes a day after its end. */
class EvidenceLaneTest {
    /** Activated and not, in each of eight hours. */
    private static final long[][] HOURS = {{13, 8}, {12, 9}, {14, 7}, {5, 16}, {6, 15}, {4, 17}, {3, 18}, {5, 16}};

    private static Story story() {
        var story = new Story(Story.rule("r", Then.PAUSE, Lane.evidence(990_000)));
        return story.judge(null);
    }

    /** The tick at which so many hours of the season have closed. */
    private static Story closed(Story story, int hours) {
        story.tick = START + hours * HOUR + DAY;
        return story.judge(null);
    }

    private static Story hours(Story story, int from, int to) {
        for (int hour = from; hour < to; hour++) {
            closed(story.hour(hour, 0, HOURS[hour][1], HOURS[hour][0]), hour + 1);
        }
        return story;
    }

    private static double log(Story story) {
        return -StrictMath.log(1 - story.lane(Lane.Kind.EVIDENCE).confidence());
    }

    @Test
    void it_is_proven_when_the_euro_has_become_a_hundred() {
        var story = hours(story(), 0, 6);
        assertThat(log(story)).isCloseTo(2.12698334701, within(1e-9));
        assertThat(story.state()).isEqualTo(State.UNKNOWN);
        hours(story, 6, 7);
        assertThat(log(story)).isCloseTo(7.55116682007, within(1e-9));
        assertThat(story.state()).isEqualTo(State.BREACH);
        hours(story, 7, 8);
        assertThat(log(story)).isCloseTo(11.0019585197, within(1e-8));
        var reading = story.lane(Lane.Kind.EVIDENCE);
        assertThat(reading.threshold()).isCloseTo(100, within(1e-6));
        assertThat(reading.sinceMillis()).isBetween(START, START + 3 * HOUR);
        assertThat(reading.denominator()).isEqualTo(168);
        assertThat(reading.numerator()).isEqualTo(62);
    }

    @Test
    void evidence_never_says_that_all_is_well() {
        var story = story();
        for (int hour = 0; hour < 40; hour++) {
            closed(story.hour(hour, 0, 5L, 95L), hour + 1);
        }
        assertThat(story.state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void six_rules_that_share_the_budget_need_six_hundred() {
        var rules = new StopRule[6];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = Story.rule("r" + i, Then.PAUSE, Lane.evidence(990_000));
        }
        var story = new Story(rules).judge(null);
        assertThat(hours(story, 0, 7).lane(Lane.Kind.EVIDENCE).threshold()).isCloseTo(600, within(1e-6));
        assertThat(story.state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_correction_reckons_anew_and_comes_to_the_same_bits() {
        var right = hours(story(), 0, 8);
        var corrected = story();
        for (int hour = 0; hour < 8; hour++) {
            // at first as if nothing were wrong
            closed(corrected.hour(hour, 0, 2L, 19L), hour + 1);
        }
        assertThat(corrected.state()).isEqualTo(State.UNKNOWN);
        for (int hour = 7; hour >= 0; hour--) {
            corrected.hour(hour, 1, HOURS[hour][1], HOURS[hour][0]);
        }
        corrected.judge(null);
        assertThat(corrected.lane(Lane.Kind.EVIDENCE).confidence())
                .isEqualTo(right.lane(Lane.Kind.EVIDENCE).confidence());
        assertThat(corrected.state()).isEqualTo(State.BREACH);
        assertThat(corrected.level().standing().notes()).containsExactly("after correction");
    }

    @Test
    void a_correction_withdraws_no_proof() {
        var story = hours(story(), 0, 8);
        for (int hour = 0; hour < 8; hour++) {
            story.hour(hour, 1, 2L, 19L);
        }
        story.judge(null);
        assertThat(story.lane(Lane.Kind.EVIDENCE).holds()).isTrue();
    }

    @Test
    void accounts_from_before_the_season_are_not_in_it() {
        var story = story();
        story.decide(Ruling.Kind.SEASON, START + 4 * HOUR - 1, null);
        for (int hour = 0; hour < 8; hour++) {
            story.hour(hour, 0, HOURS[hour][1], HOURS[hour][0]);
        }
        closed(story, 8);
        assertThat(story.level().standing().seasonMillis()).isEqualTo(START + 4 * HOUR);
        assertThat(story.lane(Lane.Kind.EVIDENCE).denominator()).isEqualTo(84);
    }

    @Test
    void after_fourteen_days_the_next_season_begins_by_itself_and_a_review_is_due() {
        var story = hours(story(), 0, 5);
        story.tick = START + 336 * HOUR - HOUR;
        assertThat(story.judge(null).level().standing().reviewDue()).isFalse();
        story.tick = START + 336 * HOUR;
        story.judge(null);
        assertThat(story.level().standing().reviewDue()).isTrue();
        assertThat(story.level().standing().seasonMillis()).isEqualTo(START + 336 * HOUR);
        // the last accounts of the season before are still on their way
        assertThat(story.lane(Lane.Kind.EVIDENCE).denominator()).isEqualTo(105);
        story.tick = START + 337 * HOUR + DAY;
        assertThat(story.judge(null).lane(Lane.Kind.EVIDENCE).denominator()).isNull();
        assertThat(story.decide(Ruling.Kind.SEASON)
                        .later(HOUR)
                        .level()
                        .standing()
                        .reviewDue())
                .isFalse();
    }

    @Test
    void hours_without_accounts_take_nothing_away() {
        var story = hours(story(), 0, 3);
        double before = log(story);
        assertThat(log(closed(story, 30))).isEqualTo(before);
    }
}
