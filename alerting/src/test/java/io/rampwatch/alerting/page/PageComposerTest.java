package io.rampwatch.alerting.page;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.level;
import static io.rampwatch.alerting.Given.plan;
import static io.rampwatch.alerting.Given.reading;
import static io.rampwatch.alerting.Given.tickets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rampwatch.episode.Episode;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule.Then;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageComposerTest {
    private static final Episode EPISODE = Episode.none(CHANNEL).next(breach(CHANNEL, TICK, TICK));

    private final PageComposer composer = new PageComposer(plan(), "production", "https://rampwatch.example.com");

    @Test
    void the_key_is_environment_channel_and_number() {
        assertThat(composer.key(EPISODE)).isEqualTo("rampwatch/production/partner-acme/1");
    }

    @Test
    void a_hold_is_a_warning_and_the_pause_that_joins_it_goes_first() {
        var hold = Episode.none(CHANNEL).next(tickets(CHANNEL, State.BREACH, Then.HOLD, TICK));
        var page = composer.compose(hold, null);
        assertThat(page.severity()).isEqualTo("warning");
        assertThat(page.summary()).startsWith("Hold partner-acme: tickets_per_100 is 40.0 per 100 accounts");
        var both = composer.compose(hold.next(breach(CHANNEL, TICK, TICK)), null);
        assertThat(both.severity()).isEqualTo("critical");
        assertThat(both.summary()).startsWith("Pause partner-acme: activation_24h is 48.7 %");
        assertThat(both.alsoBreached()).hasSize(1);
    }

    @Test
    void rules_of_one_tick_stand_in_the_order_of_the_plan_whichever_came_first() {
        var activation = breach(CHANNEL, TICK, TICK);
        var tickets = tickets(CHANNEL, State.BREACH, Then.PAUSE, TICK);
        var one = composer.compose(Episode.none(CHANNEL).next(activation).next(tickets), null);
        var other = composer.compose(Episode.none(CHANNEL).next(tickets).next(activation), null);
        assertThat(other).isEqualTo(one);
        assertThat(one.summary()).startsWith("Pause partner-acme: activation_24h is 48.7 %");
        assertThat(one.next().runbook()).isEqualTo("https://wiki.example.com/ramp/activation");
    }

    @Test
    void a_rule_that_joins_later_stands_behind_the_one_that_opened_whatever_the_plan_says() {
        var tickets = tickets(CHANNEL, State.BREACH, Then.PAUSE, TICK);
        var later = breach(CHANNEL, TICK + 60_000, TICK + 60_000);
        assertThat(composer.compose(Episode.none(CHANNEL).next(tickets).next(later), null)
                        .summary())
                .startsWith("Pause partner-acme: tickets_per_100 is 40.0 per 100 accounts");
    }

    @Test
    void that_it_may_restart_is_information() {
        var page = PageJson.read(composer.ready(EPISODE, level(CHANNEL, State.RESTART_READY, TICK, TICK), null));
        assertThat(page.severity()).isEqualTo("info");
        assertThat(page.summary())
                .isEqualTo("partner-acme may restart: the restart condition is met (autumn-partner-launch)");
    }

    @Test
    void the_summary_says_it_all_in_one_line() {
        assertThat(composer.compose(EPISODE, null).summary())
                .isEqualTo(
                        "Pause partner-acme: activation_24h is 48.7 % (112 of 230), limit 52.5 %, beyond it by 3.8 points,"
                                + " 2 of 2 days (autumn-partner-launch)");
    }

    @Test
    void the_summary_counts_further_rules() {
        Episode both = EPISODE.next(tickets(CHANNEL, State.BREACH, Then.PAUSE, TICK));
        assertThat(composer.compose(both, null).summary()).contains(", and 1 more rule breached (");
        assertThat(composer.compose(both, null).alsoBreached())
                .extracting(Page.Breach::words)
                .containsExactly("tickets_per_100 is 40.0 per 100 accounts (80 of 200), limit 30.0 per 100 accounts,"
                        + " beyond it by 10.0 per 100 accounts");
    }

    @Test
    void the_rule_is_told_about_this_channel_only() {
        assertThat(composer.compose(EPISODE, null).breach().sentence())
                .isEqualTo("pause partner-acme when activation_24h is at or below 52.5 % on 2 days in a row"
                        + " (each at least 100 accounts)");
    }

    @Test
    void numbers_stay_numbers() {
        Page.Breach breach = composer.compose(EPISODE, null).breach();
        assertThat(breach.value()).isEqualTo(112 / 230.0);
        assertThat(breach.numerator()).isEqualTo(112);
        assertThat(breach.denominator()).isEqualTo(230);
        assertThat(breach.limit()).isEqualTo(0.525);
        assertThat(breach.distance()).isCloseTo(-0.0380434783, within(1e-9));
        assertThat(breach.interval()).hasSize(2);
        assertThat(breach.interval().get(0)).isLessThan(breach.value());
        assertThat(breach.interval().get(1)).isGreaterThan(breach.value());
    }

    @Test
    void the_five_numbers_come_with_counts_and_interval_or_with_why_there_are_none() {
        assertThat(composer.compose(EPISODE, reading(CHANNEL, TICK)).numbers())
                .extracting(figure -> figure.metric() + ": " + figure.words())
                .containsExactly(
                        "activation_24h: 51.0 % [47.5 % to 54.4 %], 414 of 812",
                        "provisioning_failure_rate: not known: no attempt",
                        "tickets_per_100: 31.5 per 100 accounts, n = 812",
                        "escalations_per_100: not read yet",
                        "manual_minutes_per_account: 7.3 per account, n = 812");
    }

    @Test
    void what_an_hour_costs_stands_on_the_page_with_what_it_follows_from() {
        var cost = composer.compose(EPISODE, reading(CHANNEL, TICK)).cost();
        assertThat(cost)
                .isEqualTo(new Page.Cost(
                        "1.00 h of work, its price is not known",
                        "309 to 354 USD of margin of accounts that would have activated",
                        List.of(
                                "manual work: 5.42 an hour × 7.25 minutes each × 55.0 per hour = 0.65 h, 36.0 USD",
                                "tickets: 1.71 an hour × 12.0 minutes each × 55.0 per hour = 0.34 h, 18.8 USD"),
                        List.of("escalations"),
                        List.of("refunds", "churn", "what a failed activation costs later", "time of managers")));
        assertThat(composer.compose(EPISODE, null).cost()).isNull();
    }

    @Test
    void the_way_out_stands_on_the_page() {
        assertThat(composer.compose(EPISODE, null).next())
                .isEqualTo(new Page.Next(
                        "another hardening cycle of onboarding, not a larger budget: cpo answers within 1h",
                        "https://wiki.example.com/ramp/activation",
                        "may start again when activation_24h is above 60.0 % on 5 business days in a row (each at least 100"
                                + " accounts), measured on probe: 130 per day",
                        "https://rampwatch.example.com/episodes/partner-acme/1"));
    }

    @Test
    void the_first_tick_the_plan_and_the_owner_stand_on_the_page() {
        Page page = composer.compose(EPISODE, reading(CHANNEL, TICK));
        assertThat(page.tick()).isEqualTo("2026-11-27T01:59:00Z");
        assertThat(page.numbersAsOf()).isEqualTo("2026-11-27T01:59:00Z");
        assertThat(page.planHash()).isEqualTo(plan().hash());
        assertThat(page.owner()).isEqualTo("VP Growth");
        assertThat(page.breach().streak()).isEqualTo("2 of 2 days");
    }

    @Test
    void a_rule_that_the_plan_does_not_know_pages_all_the_same() {
        var strange = breach(CHANNEL, TICK, TICK);
        var other = new io.rampwatch.rule.Level(
                CHANNEL,
                "gone",
                "old",
                "unknown_metric",
                strange.kind(),
                TICK,
                State.BREACH,
                null,
                TICK,
                null,
                null,
                strange.side(),
                525_000,
                2,
                2,
                Then.PAUSE,
                "old plan");
        Page page = composer.compose(Episode.none(CHANNEL).next(other), null);
        assertThat(page.breach().words()).isEqualTo("unknown_metric is at or below the limit of 52.5 %");
        assertThat(page.breach().value()).isNull();
        assertThat(page.next().restart()).isEmpty();
    }

    @Test
    void a_page_is_kept_as_it_is() {
        Page page = composer.compose(EPISODE, reading(CHANNEL, TICK));
        assertThat(PageJson.read(PageJson.write(page))).isEqualTo(page);
    }

    @Test
    void a_channel_with_odd_letters_is_a_good_link() {
        Episode odd = Episode.none("a b/ü").next(breach("a b/ü", TICK, TICK));
        assertThat(composer.compose(odd, null).next().decide())
                .isEqualTo("https://rampwatch.example.com/episodes/a%20b%2F%C3%BC/1");
    }
}
