package io.rampwatch.channel;

import static io.rampwatch.channel.Run.DAY;
import static io.rampwatch.channel.Run.HOUR;
import static io.rampwatch.channel.Run.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.AccountState;
import io.rampwatch.account.Facet;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Registry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spend in two currencies is no sum. */
class CurrencyTest {
    private static final Metric COST = Registry.builtIn().stream()
            .filter(metric -> metric.id().equals("cost_per_signup"))
            .findFirst()
            .orElseThrow();

    private final Run run = new Run(Run.settings(60), COST).add(Run.signups(START + HOUR, 40));
    private final AccountBook book = new AccountBook(List.of(COST), 72 * HOUR);
    private AccountState state = AccountState.NEW;
    private int reports;

    private void spend(String campaign, long minor, String currency, long version) {
        var report = new OpsEvent(
                "urn:ads",
                "r" + reports++,
                Kind.SPEND_REPORTED,
                (START + DAY + reports) * Run.MINUTE_MILLIS,
                Name.channel(Run.CHANNEL),
                Run.CHANNEL,
                Kind.SPEND_REPORTED.noun(),
                "2026-11-23" + "\u001f" + campaign,
                null,
                minor * 1_000_000,
                OpsEvent.UNRECORDED,
                Map.of("currency", currency, "version", Long.toString(version)));
        var taken = book.take(state, report, Long.MIN_VALUE);
        state = taken.after();
        run.add(taken.contributions().stream()
                .filter(said -> said.facet() != Facet.TALLY)
                .toList());
    }

    private Estimate cost() {
        run.tickTo(START + 2 * DAY);
        return run.view(START + 2 * DAY, "cost_per_signup", "value");
    }

    @Test
    void one_currency_adds_up_over_campaigns() {
        spend("search", 3_000, "EUR", 1);
        spend("video", 1_000, "EUR", 1);
        assertThat(cost().value()).isEqualTo(100.0);
    }

    @Test
    void two_currencies_are_named_and_not_added() {
        spend("search", 3_000, "USD", 1);
        spend("video", 1_000, "EUR", 1);
        assertThat(cost()).isEqualTo(Estimate.undefined(null, 40, null, "spend is reported in EUR and USD"));
        run.finish();
        assertThat(run.lastDays()).containsEntry("cost_per_signup 2026-11-23", List.of(0L, 0L));
    }

    @Test
    void a_report_that_is_restated_in_another_currency_takes_the_first_back() {
        spend("search", 3_000, "USD", 1);
        spend("search", 2_800, "EUR", 2);
        assertThat(cost().value()).isEqualTo(70.0);
    }
}
