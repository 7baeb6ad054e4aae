package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.foresight.CaseRecording;
import io.rampwatch.foresight.Recording;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.plan.PlanSummary;
import io.rampwatch.plan.RuleCaseReader;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The stop rules that people asked for, each at its boundary. What shows which wish is said in requirements.csv. */
class StopRuleTest {
    private static final String TEXT = text();
    private static final Plan PLAN = Objects.requireNonNull(
            read(TEXT).plan(), () -> read(TEXT).problems().toString());

    // 104 of 200 is 52.0 %: exactly ten points under 62 %

    @Test
    void a_fall_of_exactly_ten_points_on_two_days_pauses() {
        Level level = level("activation-drop", "days: {activation_24h: [104/200, 104/200]}");
        assertThat(level.state()).isEqualTo(State.BREACH);
        assertThat(level.figures().holding().stream().map(LaneReading::words)).containsExactly("2 days");
    }

    @Test
    void half_a_point_less_does_not() {
        assertThat(level("activation-drop", "days: {activation_24h: [105/200 x 5]}")
                        .state())
                .isNotEqualTo(State.BREACH);
    }

    @Test
    void nor_does_one_day() {
        assertThat(level("activation-drop", "days: {activation_24h: [125/200, 104/200]}")
                        .state())
                .isEqualTo(State.WATCH);
        assertThat(level("activation-drop", "days: {activation_24h: [104/200, 125/200, 104/200]}")
                        .state())
                .isEqualTo(State.WATCH);
    }

    @Test
    void more_tickets_than_agreed_on_two_days_pause_and_as_many_as_agreed_do_not() {
        assertThat(level("tickets-high", "days: {tickets_per_100: [60/200, 60/200]}")
                        .state())
                .isEqualTo(State.OK);
        assertThat(level("tickets-high", "days: {tickets_per_100: [61/200, 61/200]}")
                        .state())
                .isEqualTo(State.BREACH);
    }

    @Test
    void support_that_grows_faster_than_signups_holds_the_ramp_and_as_fast_does_not() {
        // the volume grows fivefold with the load of each account as usual; then the load grows by a quarter
        assertThat(level("support-load", "days: {tickets_per_100: [40/200, 200/1000]}")
                        .state())
                .isEqualTo(State.OK);
        Level level = level("support-load", "days: {tickets_per_100: [40/200, 250/1000, 250/1000]}");
        assertThat(level.state()).isEqualTo(State.BREACH);
        assertThat(level.then()).isEqualTo(StopRule.Then.HOLD);
    }

    @Test
    void activation_that_falls_while_days_are_still_open_pauses_after_24_looks_and_not_after_23() {
        assertThat(level("activation-drop", "looks: {activation_24h: [62% of 120 x 30, 52% of 120 x 23]}")
                        .state())
                .isEqualTo(State.WATCH);
        Level level = level("activation-drop", "looks: {activation_24h: [62% of 120 x 30, 52% of 120 x 24]}");
        assertThat(level.state()).isEqualTo(State.BREACH);
        assertThat(level.figures().holding().stream().map(LaneReading::kind)).containsExactly(Lane.Kind.LIVE);
    }

    @Test
    void a_channel_that_raises_escalations_above_the_threshold_is_paused() {
        assertThat(level("escalations-high", "days: {escalations_per_100: [6/200, 6/200]}")
                        .state())
                .isEqualTo(State.OK);
        assertThat(level("escalations-high", "days: {escalations_per_100: [7/200, 7/200]}")
                        .state())
                .isEqualTo(State.BREACH);
    }

    @Test
    void a_channel_whose_tickets_stay_unresolved_too_long_is_paused() {
        // 5 % of 200 open ones are 10: at every tick of an hour, and neither one ticket nor one minute less
        assertThat(queue(10, 200, 60).state()).isEqualTo(State.BREACH);
        assertThat(queue(10, 200, 59).state()).isEqualTo(State.WATCH);
        assertThat(queue(9, 200, 60).state()).isEqualTo(State.OK);
        // a share is rounded up
        assertThat(queue(10, 201, 60).state()).isEqualTo(State.OK);
        assertThat(queue(11, 201, 60).state()).isEqualTo(State.BREACH);
        // where few are open, three are too many
        assertThat(queue(3, 20, 60).state()).isEqualTo(State.BREACH);
        assertThat(queue(2, 20, 60).state()).isEqualTo(State.OK);
        assertThat(queue(0, 0, 60).state()).isEqualTo(State.OK);
    }

    @Test
    void more_failed_set_ups_than_agreed_pause_and_as_many_as_agreed_do_not() {
        String metric = "provisioning_failed_accounts_24h";
        assertThat(level("provisioning-failures", "days: {" + metric + ": [16/200, 16/200]}")
                        .state())
                .isEqualTo(State.OK);
        assertThat(level("provisioning-failures", "days: {" + metric + ": [17/200, 17/200]}")
                        .state())
                .isEqualTo(State.BREACH);
    }

    @Test
    void a_ramp_without_a_rule_is_refused() {
        String none = TEXT.substring(0, TEXT.indexOf("rules:\n")) + "rules: []\n";
        assertThat(read(none).plan()).isNull();
        assertThat(read(none).problems().toString()).contains("at least one stop rule");
    }

    @Test
    void a_plan_says_which_metrics_stop_the_ramp_and_which_let_it_go_on() {
        assertThat(PlanSummary.of(PLAN))
                .contains("when activation_24h is at or below 52.0 %")
                .contains("may start again when activation_24h is above 62.0 %");
    }

    @Test
    void a_channel_says_what_is_planned_and_what_is_normal() {
        assertThat(PlanSummary.of(PLAN))
                .contains("from 2026-10-19: 200 signups a day")
                .contains("activation_24h 62.0 % on 4,210 accounts");
    }

    @Test
    void a_step_by_half_is_taken_and_one_beyond_is_refused() {
        String step = "steps: [{from: 2026-10-19, signups_per_day: 200}]";
        String half = "steps: [{from: 2026-10-19, signups_per_day: 200}, {from: 2026-10-26, signups_per_day: 300}]";
        assertThat(read(TEXT.replace(step, half)).plan()).isNotNull();
        assertThat(read(TEXT.replace(step, half.replace("300", "301")))
                        .problems()
                        .toString())
                .contains("50");
    }

    @Test
    void a_channel_with_five_times_the_escalations_of_the_others_is_flagged() {
        assertThat(comparison(9).state()).isEqualTo(State.OK);
        assertThat(comparison(10).state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_rule_stops_its_own_channel_and_names_the_metric() {
        Map<String, Level> levels = new HashMap<>();
        var recording = new Recording();
        for (int day = 0; day < 2; day++) {
            recording.add(day("partner", "activation_24h", day, 90, 200));
            recording.add(day("direct", "activation_24h", day, 130, 200));
        }
        ticks(recording);
        recording.judge(
                PLAN.agreedRules(),
                Recording.Person.NOBODY,
                level -> levels.put(level.channel() + " " + level.rule(), level));
        assertThat(levels.get("partner activation-drop").state()).isEqualTo(State.BREACH);
        assertThat(levels.get("partner activation-drop").metric()).isEqualTo("activation_24h");
        assertThat(levels.get("direct activation-drop").state()).isEqualTo(State.OK);
    }

    @Test
    void passing_one_rule_does_not_cancel_the_breach_of_another() {
        var levels = levels("days: {activation_24h: [130/200 x 2], tickets_per_100: [61/200 x 2]}");
        assertThat(levels.get("activation-drop").state()).isEqualTo(State.OK);
        assertThat(levels.get("tickets-high").state()).isEqualTo(State.BREACH);
    }

    @Test
    void a_pause_without_a_way_back_is_refused() {
        int restart = TEXT.indexOf("    restart:");
        String without = TEXT.substring(0, restart) + TEXT.substring(TEXT.indexOf('\n', restart) + 1);
        assertThat(read(without).plan()).isNull();
        assertThat(read(without).problems().toString()).contains("rules[0].restart");
    }

    @Test
    void five_business_days_above_62_bring_it_back_and_exactly_62_is_not_above() {
        // paused on Thursday by Monday and Tuesday; Friday, and Monday to Thursday of the next week are the five
        String bad = "from: 2026-10-26, days: {activation_24h: [100/200 x 2, 130/200 x 2, ";
        assertThat(level("activation-drop", bad + "125/200 x 7]}").state()).isEqualTo(State.RESTART_READY);
        assertThat(level("activation-drop", bad + "125/200 x 6]}").state()).isEqualTo(State.BREACH);
        assertThat(level("activation-drop", bad + "125/200 x 6, 124/200]}").state())
                .isEqualTo(State.BREACH);
    }

    @Test
    void a_saturday_in_the_streak_and_a_holiday_neither_count_nor_break() {
        String bad = "days: {activation_24h: [100/200 x 2, 130/200 x 2, 130/200, 80/200 x 2, 130/200 x 4]}";
        assertThat(level("activation-drop", "from: 2026-10-26, " + bad).state()).isEqualTo(State.RESTART_READY);
        // the same days before Christmas: Friday is a holiday, so the fifth business day comes one day later
        assertThat(level("activation-drop", "from: 2026-12-21, " + bad).state()).isEqualTo(State.BREACH);
        assertThat(level("activation-drop", "from: 2026-12-21, " + bad.replace("x 4]", "x 5]"))
                        .state())
                .isEqualTo(State.RESTART_READY);
    }

    @Test
    void a_day_of_25_hours_is_one_day() {
        // clocks change on Sunday, 2026-10-25
        Level level = level("activation-drop", "from: 2026-10-24, days: {activation_24h: [104/200, 104/200]}");
        assertThat(level.state()).isEqualTo(State.BREACH);
        assertThat(level.streak()).isEqualTo(2);
    }

    @Test
    void a_restart_is_a_proposal_and_a_person_resumes() {
        String good = "from: 2026-10-26, days: {activation_24h: [100/200 x 2, 130/200 x 12]}";
        assertThat(level("activation-drop", good).state()).isEqualTo(State.RESTART_READY);
        assertThat(level("activation-drop", good).standing().latched()).isTrue();
        Level after = level("activation-drop", good + ", resumes: [2026-11-07T10:00:00Z]");
        assertThat(after.state()).isNotIn(State.BREACH, State.RESTART_READY);
        assertThat(after.standing().latched()).isFalse();
    }

    /** What the rule says when so many of the open tickets were too old at every minute from the first tick on. */
    private static Level queue(long over, long open, int minutes) {
        var recording = new Recording();
        for (int minute = 0; minute <= minutes; minute++) {
            long tick = start(0) + minute * 60_000L;
            var value = Estimate.quotient(over, open, 1, "nothing is open");
            var queue = new MetricReading(MetricKind.OPEN_AGE, Map.of(MetricReading.VALUE, value));
            recording.add(new Reading("partner", tick, tick, 0, Map.of("support_queue_age", queue)));
        }
        Map<String, Level> levels = new HashMap<>();
        recording.judge(PLAN.agreedRules(), Recording.Person.NOBODY, level -> levels.put(level.rule(), level));
        return levels.get("queue-age");
    }

    private static Level comparison(long escalations) {
        var recording = new Recording();
        for (int day = 0; day < 2; day++) {
            recording.add(day("direct", "escalations_per_100", day, 2, 200));
            recording.add(day("partner", "escalations_per_100", day, escalations, 200));
        }
        ticks(recording);
        Map<String, Level> levels = new HashMap<>();
        recording.judge(PLAN.agreedRules(), Recording.Person.NOBODY, level -> levels.put(level.rule(), level));
        return levels.get("escalations-against-others");
    }

    private static ClosedDay day(String channel, String metric, int day, long k, long n) {
        long closed = start(day + 1) + 26 * 3_600_000L;
        return new ClosedDay(channel, metric, start(day), "day " + day, closed, 0, k, n);
    }

    private static void ticks(Recording recording) {
        for (long tick = start(0); tick <= start(4); tick += 3_600_000) {
            for (String channel : PLAN.channelNames()) {
                recording.add(new Reading(channel, tick, tick, 0, Map.of()));
            }
        }
    }

    private static long start(int day) {
        return LocalDate.of(2026, 11, 2)
                .plusDays(day)
                .atStartOfDay(ZoneId.of("Europe/Berlin"))
                .toInstant()
                .toEpochMilli();
    }

    private static Level level(String rule, String given) {
        return Objects.requireNonNull(levels(given).get(rule), "no level of " + rule);
    }

    /** The levels of the channel {@code partner} at the end of what is given, as a case writes it. */
    private static Map<String, Level> levels(String given) {
        String yaml = "cases: [{case: one, channel: partner, given: {" + given + "}, then: {activation-drop: OK}}]\n";
        var read = RuleCaseReader.read("case", yaml.getBytes(StandardCharsets.UTF_8), PLAN);
        assertThat(read.problems().list()).isEmpty();
        return CaseRecording.levels(PLAN, read.cases().get(0));
    }

    private static PlanReader.Result read(String yaml) {
        return PlanReader.read("rules.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static String text() {
        try {
            return Files.readString(Repository.root().resolve("tests/src/test/resources/rules.yml"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
