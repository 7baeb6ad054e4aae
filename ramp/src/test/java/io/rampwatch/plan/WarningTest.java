package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is allowed and yet unwise: the plan stands, and {@code check} says so. */
class WarningTest {
    private static final Written SMALL = Written.small();
    private static final Written QUIET =
            SMALL.with("[2 days]", "[2 business days]").with("{when: {above: 62%}", "{when: {above: 57%}");

    @Test
    void a_careful_plan_is_warned_of_nothing() {
        assertThat(warnings(QUIET)).isEmpty();
        assertThat(QUIET.problems()).isEmpty();
    }

    @Test
    void two_calendar_days_may_be_a_weekend() {
        assertThat(warnings(QUIET.with("[2 business days]", "[2 days]")))
                .containsExactly(
                        "rules[0].proof: may be Saturday and Sunday: where a weekend runs at 57.0 % with nothing "
                                + "wrong, both lie beyond 52.0 % with a chance of 2.2 % at 125 accounts a day; write 2 business "
                                + "days if weekends are different");
    }

    @ParameterizedTest
    @CsvSource({"100,3.3", "200,0.8"})
    void the_chance_of_a_bad_weekend_is_exact(String perDay, String chance) {
        assertThat(warnings(QUIET.with("[2 business days]", "[2 days]")
                        .with("signups_per_day: 125", "signups_per_day: " + perDay)
                        .with("signups_per_day: 175", "signups_per_day: 200, override: {reason: x}")))
                .singleElement()
                .asString()
                .contains("with a chance of " + chance + " % at " + perDay + " accounts a day");
    }

    @Test
    void who_works_every_day_has_no_weekend() {
        assertThat(warnings(QUIET.with("[2 business days]", "[2 days]")
                        .and("calendar: {business_days: [mon, tue, wed, thu, fri, sat, sun]}\n")))
                .isEmpty();
    }

    @Test
    void a_rule_that_only_watches_may_speak_of_weekends() {
        assertThat(warnings(SMALL.with("then: pause", "then: watch").without("restart:")))
                .isEmpty();
    }

    @Test
    void a_restart_that_a_healthy_channel_hardly_ever_meets_is_told_with_its_days() {
        assertThat(warnings(QUIET.with("{when: {above: 57%}", "{when: {above: 62%}")))
                .singleElement()
                .asString()
                .startsWith("rules[0].restart.when: is seldom met: at its baseline of 62.0 %, partner-acme needs ")
                .contains("business days on average with 130 accounts a day")
                .endsWith("set the level 3 points worse than what you expect");
    }

    @Test
    void a_flow_that_often_misses_its_floor_is_told() {
        assertThat(warnings(QUIET.with("130 per day", "100 per day")))
                .containsExactly(
                        "rules[0].restart.measured_on.probe: '100 per day' brings 100 accounts/day: the floor of "
                                + "100 is reached on 51 % of days only; the others neither count nor break");
    }

    @Test
    void a_limit_on_a_borrowed_baseline_is_told() {
        assertThat(warnings(QUIET.with("source: own history", "source: proxy of paid-search")))
                .containsExactly(
                        "rules[0].when.from: 'baseline' rests in partner-acme on a borrowed baseline (proxy of "
                                + "paid-search); replace it as soon as the channel has a history of its own");
    }

    @Test
    void more_than_20_categories_of_tickets_are_too_many() {
        assertThat(warnings(categories(20))).isEmpty();
        assertThat(warnings(categories(21)))
                .containsExactly(
                        "categories: has 21 entries; people sort reliably into few, so keep to 20 at most, and "
                                + "begin with seven");
    }

    @Test
    void warnings_are_lines_like_problems() {
        assertThat(categories(21).read().problems().warningLines())
                .isEqualTo(
                        "ramp.yml: 1 warning\n  line 25  categories: has 21 entries; people sort reliably into few, so "
                                + "keep to 20 at most, and begin with seven");
    }

    private static Written categories(int many) {
        return QUIET.and("categories: ["
                + IntStream.range(0, many).mapToObj(i -> "c" + i).collect(Collectors.joining(", "))
                + "]\n");
    }

    private static List<String> warnings(Written plan) {
        return plan.read().problems().warnings().stream().map(Problem::words).toList();
    }
}
