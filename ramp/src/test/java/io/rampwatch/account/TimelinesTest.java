package io.rampwatch.account;

import static io.rampwatch.account.Report.DAY;
import static io.rampwatch.account.Report.MINUTE;
import static io.rampwatch.account.Report.START;
import static io.rampwatch.account.Report.failure;
import static io.rampwatch.account.Report.signup;
import static io.rampwatch.account.Report.ticket;
import static io.rampwatch.account.Report.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Timeline.Station;
import io.rampwatch.account.Timeline.Step;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of one account. */
class TimelinesTest {
    private static final Metric ACTIVATION =
            Report.metric("activation_24h", MetricKind.CONVERSION, Reach.ALL, DAY, DAY, "connected", "viewed");
    private static final Timelines TIMELINES = new Timelines(ACTIVATION, Long.MAX_VALUE);
    private static final long HEARD = START + 3 * DAY * MINUTE;

    private static Report milestone(String name, long minute) {
        return Report.milestone(name, minute).withKey(null);
    }

    private static Optional<Timeline> told(Timelines timelines, Report... reports) {
        return timelines.of("a", addressed(reports), HEARD);
    }

    private static List<Addressed> addressed(Report... reports) {
        return Arrays.stream(reports)
                .map(report -> Addressed.of(report.event()))
                .toList();
    }

    private static Timeline of(Report... reports) {
        return told(TIMELINES, reports).orElseThrow();
    }

    private static Step step(long minute, String what) {
        return new Step(START + minute * MINUTE, what, null, 0);
    }

    private static long minute(Timeline of, Station station) {
        long at = of.reached(station);
        return at == AccountState.NEVER ? -1 : (at - START) / MINUTE;
    }

    private static final Report[] STORY = {
        signup(0, "ads"),
        milestone("first_login", 2),
        failure("p1", 14).withReason("failed_import"),
        ticket("t", 31),
        ticket(Kind.TICKET_ASSIGNED, "t", 45),
        work(50, 22).withReason("failed_import"),
        milestone("connected", 60),
        milestone("viewed", 90),
        milestone("viewed", 700),
    };

    @Test
    void each_step_stands_in_its_place_with_its_reason() {
        assertThat(of(STORY))
                .isEqualTo(new Timeline(
                        "a",
                        "ads",
                        START,
                        START + 90 * MINUTE,
                        START + DAY * MINUTE,
                        HEARD,
                        List.of(
                                step(0, "account.signed_up"),
                                step(2, "first_login"),
                                new Step(START + 14 * MINUTE, "provisioning.failed", "failed_import", 0),
                                step(31, "ticket.opened"),
                                step(45, "ticket.assigned"),
                                new Step(START + 50 * MINUTE, "manual_work.logged", "failed_import", 22_000_000),
                                step(60, "connected"),
                                step(90, "viewed")),
                        0));
    }

    @Test
    void stations_are_the_first_of_their_kind_from_the_signup_on() {
        var story = of(STORY);
        assertThat(Arrays.stream(Station.values()).map(station -> minute(story, station)))
                .containsExactly(2L, 14L, 31L, 45L, 90L);
        var before = of(signup(20, "ads"), failure("early", 3), ticket("t", 4), milestone("login", 5));
        assertThat(Arrays.stream(Station.values()).map(station -> minute(before, station)))
                .containsExactly(-1L, -1L, -1L, -1L, -1L);
        assertThat(before.steps()).hasSize(4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neither_order_nor_repetition_changes_the_story(long seed) {
        List<Report> heard = new ArrayList<>(List.of(STORY));
        heard.addAll(List.of(STORY));
        Collections.shuffle(heard, new Random(seed));
        assertThat(of(heard.toArray(Report[]::new))).isEqualTo(of(STORY));
    }

    @Test
    void what_was_taken_back_or_said_anew_is_told_as_the_last_word_has_it() {
        var story = of(
                signup(0, "ads"),
                signup(3, "partner").withSource("urn:crm").recorded(10),
                ticket("spam", 30),
                ticket(Kind.TICKET_VOIDED, "spam", 40),
                failure("p", 50),
                failure("p", 55).withSource("urn:other").recorded(60));
        assertThat(story.channel()).isEqualTo("partner");
        assertThat(story.steps()).containsExactly(step(3, "account.signed_up"), step(55, "provisioning.failed"));
    }

    @Test
    void a_milestone_is_told_once_and_rather_the_time_that_counts() {
        var story = of(
                signup(10, "ads"),
                milestone("used", 3),
                milestone("used", 12),
                milestone("used", 15),
                milestone("seen", 4),
                milestone("seen", 6));
        assertThat(story.steps()).containsExactly(step(4, "seen"), step(10, "account.signed_up"), step(12, "used"));
    }

    @Test
    void activation_needs_the_whole_set_within_the_horizon() {
        assertThat(of(signup(0, "ads"), milestone("connected", 5), milestone("viewed", DAY))
                        .activated())
                .isTrue();
        var late = of(
                signup(0, "ads"),
                milestone("connected", 5),
                milestone("viewed", DAY).plusMillis(1));
        assertThat(late.activated()).isFalse();
        assertThat(late.due()).isTrue();
        assertThat(minute(late, Station.FIRST_VALUE)).isEqualTo(-1);
    }

    @Test
    void what_comes_from_a_time_on_is_left_out() {
        var until = new Timelines(ACTIVATION, START + 60 * MINUTE);
        var story = told(until, STORY).orElseThrow();
        assertThat(story.steps()).hasSize(6).last().isEqualTo(of(STORY).steps().get(5));
        assertThat(story.activated()).isFalse();
        assertThat(story.due()).isFalse();
        assertThat(story.knownUntilMillis()).isEqualTo(START + 60 * MINUTE);
        assertThat(told(new Timelines(ACTIVATION, START), STORY)).isEmpty();
    }

    @Test
    void who_is_no_account_of_its_own_has_no_story() {
        assertThat(told(TIMELINES, failure("p", 3))).isEmpty();
        assertThat(told(
                        TIMELINES,
                        signup(0, "ads"),
                        Report.of(Kind.MERGED, 9).withKey("a").with("survivorId", "b")))
                .isEmpty();
        assertThat(TIMELINES.of(Name.ticket("t"), addressed(ticket("t", 3)), HEARD))
                .isEmpty();
    }

    @Test
    void a_long_story_is_cut_and_says_so() {
        List<Report> reports = new ArrayList<>(List.of(signup(0, "ads")));
        for (int i = 1; i <= 250; i++) {
            reports.add(ticket("t" + i, i));
        }
        var story = of(reports.toArray(Report[]::new));
        assertThat(story.steps()).hasSize(200).last().isEqualTo(step(199, "ticket.opened"));
        assertThat(story.further()).isEqualTo(51);
    }

    @Test
    void a_plan_without_an_activation_has_stories_without_an_end() {
        var story = told(new Timelines(null, Long.MAX_VALUE), STORY).orElseThrow();
        assertThat(story.activated()).isFalse();
        assertThat(story.due()).isFalse();
        assertThat(story.steps()).hasSize(8);
    }
}
