package io.rampwatch.rule;

import static io.rampwatch.rule.Story.ADS;
import static io.rampwatch.rule.Story.HOUR;
import static io.rampwatch.rule.Story.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Doubt;
import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five good business days in a row, each above 62 % of at least 100 accounts. The second Wednesday is a holiday. */
class RestartWayTest {

    /** Paused on Wednesday at midnight, the close of Monday: Wednesday is the first whole day. */
    private static Story paused() {
        var rule = Story.with(Story.rule("r", Then.PAUSE, Lane.businessDays(1)), Lane.businessDays(5));
        var story = new Story(rule).day(40, 100);
        assertThat(story.state()).isEqualTo(State.BREACH);
        return story.day(40, 100);
    }

    private static RestartProgress way(Story story) {
        return story.level().standing().restart();
    }

    @Test
    void weekends_and_holidays_are_skipped() {
        // Wednesday to Friday, a bad weekend, Monday and Tuesday
        var story = paused().days(3, 63, 100).days(2, 10, 100).day(63, 100);
        assertThat(way(story).good()).isEqualTo(4);
        assertThat(story.state()).isEqualTo(State.BREACH);
        assertThat(story.day(63, 100).state()).isEqualTo(State.RESTART_READY);
        // the holiday is bad, and does not count
        assertThat(story.day(10, 100).state()).isEqualTo(State.RESTART_READY);
        assertThat(story.day(62, 100).state()).isEqualTo(State.BREACH);
    }

    @Test
    void it_is_published_from_the_first_tick_after_the_pause() {
        var way = way(paused());
        assertThat(way.good()).isZero();
        assertThat(way.needed()).isEqualTo(5);
        assertThat(way.cause()).isEqualTo(Cause.IMMATURE);
        // Wednesday, Thursday, Friday, Monday, Tuesday, which closes a day after its end
        assertThat(way.earliestMillis()).isEqualTo(START + 10 * Story.DAY);
        assertThat(way.words()).isEqualTo("day 0 of 5, earliest restart Thu 2026-11-12 00:00");
    }

    @Test
    void it_says_the_day_its_interval_and_its_accounts() {
        assertThat(way(paused().days(3, 260, 412)).words())
                .isEqualTo("day 3 of 5, 63.1 % [58.3-67.6], 412 accounts, earliest restart Thu 2026-11-12 00:00");
    }

    @Test
    void a_day_below_the_floor_neither_extends_nor_breaks_and_is_not_pooled() {
        var story = paused().days(2, 63, 100).day(60, 60);
        assertThat(way(story).good()).isEqualTo(2);
        assertThat(way(story).cause()).isEqualTo(Cause.TOO_FEW);
        assertThat(way(story.days(2, 0, 0).day(63, 100)).good()).isEqualTo(3);
    }

    @Test
    void a_bad_day_sets_it_to_nothing() {
        assertThat(way(paused().days(3, 63, 100).days(2, 0, 0).day(62, 100)).good())
                .isZero();
    }

    @Test
    void a_channel_without_a_flow_cannot_be_measured_and_stays_paused() {
        var story = paused().day(0, 0);
        assertThat(story.state()).isEqualTo(State.BREACH);
        assertThat(way(story).cause()).isEqualTo(Cause.NO_FLOW);
        assertThat(way(story).earliestMillis()).isNull();
        assertThat(way(story).words())
                .isEqualTo("restart cannot be measured: 0 accounts a day, 100 needed; let in a pilot volume");
    }

    @Test
    void a_streak_whose_first_day_lies_too_far_back_expires() {
        var story = paused().day(63, 100).days(20, 1, 1);
        assertThat(way(story).good()).isEqualTo(1);
        story.days(3, 1, 1);
        assertThat(way(story).good()).isZero();
    }

    @Test
    void a_channel_that_goes_on_being_good_stays_ready() {
        var story = paused().days(40, 70, 100);
        assertThat(story.state()).isEqualTo(State.RESTART_READY);
    }

    @Test
    void days_that_were_not_to_be_trusted_do_not_count_and_a_doubt_now_forbids_it() {
        var story = paused().days(3, 63, 100);
        assertThat(way(story).good()).isEqualTo(3);
        story.doubts.add(new Doubt(Doubt.Kind.DATA, List.of(), "unattributed 7 % of signups"));
        story.later(HOUR);
        story.doubts.clear();
        // the doubt fell on Saturday evening: Friday had not closed, Saturday and Sunday do not matter
        assertThat(way(story.days(2, 63, 100)).good()).isEqualTo(3);
        assertThat(way(story.day(63, 100)).good()).isEqualTo(4);
        assertThat(story.day(63, 100).state()).isEqualTo(State.RESTART_READY);
        story.doubts.add(new Doubt(Doubt.Kind.STALE, List.of("m"), "urn:app is silent"));
        assertThat(story.later(HOUR).state()).isEqualTo(State.BREACH);
        story.doubts.clear();
        assertThat(story.later(HOUR).standingNow().latched()).isTrue();
    }

    @Test
    void a_late_fact_can_take_a_good_day_back() {
        var story = paused().days(7, 70, 100);
        assertThat(story.state()).isEqualTo(State.RESTART_READY);
        assertThat(story.closed(ADS, "m", 7, 1, 50, 100).later(HOUR).state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_proxy_is_measured_on_the_other_channels_days() {
        var rule = Story.rule("r", Then.PAUSE, Lane.days(1));
        var proxy = new RestartCondition(
                "m", rule.kind(), Side.ABOVE, 620_000, 2, false, 0, new Flow(Flow.Kind.PROXY, 300, "web"), 100, null);
        var story = new Story(new StopRule(
                        rule.id(),
                        rule.version(),
                        rule.metric(),
                        rule.kind(),
                        rule.side(),
                        rule.limits(),
                        rule.proof(),
                        rule.on(),
                        rule.least(),
                        null,
                        null,
                        rule.then(),
                        false,
                        null,
                        proxy,
                        null))
                .day(40, 100);
        story.closed("web", "m", 2, 0, 70, 100)
                .closed("web", "m", 3, 0, 70, 100)
                .later(HOUR);
        assertThat(story.state()).isEqualTo(State.RESTART_READY);
    }
}
