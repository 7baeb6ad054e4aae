package io.rampwatch.channel;

import static io.rampwatch.channel.Run.DAY;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.account.Reasons;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Reach;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.ReasonCount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reasons behind failures, escalations and manual work of a channel. */
class ReasonViewTest {
    private static final Metric COUNT = Run.metric(MetricKind.COUNT, Reach.EACH, 0, DAY, Run.SIGNED_UP);
    private static final long MILLION = 1_000_000;

    private static Contribution of(String code, int sum, long minute, long value) {
        return new Contribution(Run.CHANNEL, code, Facet.REASON, minute, minute, sum, value);
    }

    private static Run hourly() {
        return new Run(Run.settings(60), COUNT);
    }

    private static List<ReasonCount> reasons(Run run, long tick) {
        return run.last().get(tick).reasons();
    }

    @Test
    void a_reason_has_its_volume_its_accounts_and_its_minutes() {
        var run = hourly().add(Run.signups(START, 50))
                .add(of("failed_import", Reasons.FAILURES, START, 12))
                .add(of("failed_import", Reasons.WORKS, START, 3))
                .add(of("failed_import", Reasons.MINUTES, START, 66 * MILLION))
                .add(of("failed_import", Reasons.ACCOUNTS, START, 9))
                .tickTo(START + HOUR);
        assertThat(reasons(run, START + HOUR))
                .containsExactly(new ReasonCount(
                        "failed_import", FailureCause.PRODUCT_FRICTION, 12, 0, 3, 66 * MILLION, 9, 50, 9, 0));
        assertThat(reasons(run, START + HOUR).get(0).volume()).isEqualTo(15);
    }

    @Test
    void the_heaviest_are_first_by_minutes_raised_by_churn_and_then_by_volume() {
        var run = hourly();
        for (String code : List.of("a", "b", "c", "d", "e", "f", "g")) {
            run.add(of(code, Reasons.ESCALATIONS, START, code.charAt(0) - 'a' + 1));
        }
        run.add(of("a", Reasons.MINUTES, START, 10 * MILLION), of("b", Reasons.MINUTES, START, 11 * MILLION))
                .add(of("a", Reasons.ACCOUNTS, START, 4), of("a", Reasons.CHURNED, START, 1))
                .tickTo(START + HOUR);
        // a: 10 min · 1.25; b: 11 min; the others by volume
        assertThat(reasons(run, START + HOUR)).extracting(ReasonCount::code).containsExactly("a", "b", "g", "f", "e");
    }

    @Test
    void a_window_of_24_hours_is_looked_at_and_full_hours_only() {
        var run = new Run(Run.settings(15), COUNT).add(of("x", Reasons.FAILURES, START, 2));
        run.tickTo(START + 25 * HOUR);
        assertThat(reasons(run, START + 45)).isEmpty();
        assertThat(reasons(run, START + 24 * HOUR)).hasSize(1);
        assertThat(reasons(run, START + 25 * HOUR)).isEmpty();
    }

    @Test
    void at_most_200_codes_are_kept_apart_and_the_rest_is_counted_as_one() {
        var run = hourly();
        for (int i = 0; i < 260; i++) {
            run.add(of("code" + i, Reasons.FAILURES, START, i < 200 ? 1 : 5));
        }
        run.tickTo(START + HOUR);
        assertThat(reasons(run, START + HOUR).get(0))
                .extracting(ReasonCount::code, ReasonCount::volume)
                .containsExactly("(other)", 300L);
        assertThat(run.marks().codes()).hasSize(201);
    }

    @Test
    void who_churned_is_remembered_for_30_days_and_what_it_did_for_as_long_as_it_can_be_corrected() {
        var run = hourly().add(of("x", Reasons.FAILURES, START, 1), of("x", Reasons.ACCOUNTS, START, 4));
        run.add(new Contribution(Run.CHANNEL, "x", Facet.REASON, START, START + 20 * DAY, Reasons.CHURNED, 1));
        run.tickTo(START + 20 * DAY).add(of("x", Reasons.FAILURES, START + 20 * DAY, 1));
        run.tickTo(START + 20 * DAY + HOUR);
        assertThat(reasons(run, START + 20 * DAY + HOUR).get(0))
                .extracting(ReasonCount::failures, ReasonCount::met, ReasonCount::churned)
                .containsExactly(1L, 4L, 1L);
        run.tickTo(START + 40 * DAY);
        assertThat(run.hours()).isEmpty();
    }

    @Test
    void the_plan_says_where_its_codes_come_from() {
        var settings = new ChannelSettings(
                60, "UTC", 0, 72 * HOUR, Set.of(), Map.of("seat_limit", FailureCause.TRAFFIC_QUALITY));
        var run = new Run(settings, COUNT)
                .add(of("seat_limit", Reasons.FAILURES, START, 1), of("what", Reasons.FAILURES, START, 2))
                .tickTo(START + HOUR);
        assertThat(reasons(run, START + HOUR))
                .extracting(ReasonCount::cause)
                .containsExactly(FailureCause.UNKNOWN, FailureCause.TRAFFIC_QUALITY);
    }
}
