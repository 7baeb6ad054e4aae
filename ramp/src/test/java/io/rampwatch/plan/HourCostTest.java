package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One more hour of a channel, priced with the rates of its plan, whose windows are of two days. */
class HourCostTest {
    private static final String RATES = """
            rates:
              currency: USD
              staff_hour: 55
              engineer_hour: 90..115
              ticket_minutes: 12
              escalation_minutes: 20..40
              margin_per_activated: 120
            """;

    private static Plan plan(String rates) {
        String yaml = new String(Written.bytes("full.yml"), StandardCharsets.UTF_8);
        int from = yaml.indexOf("rates:");
        int to = yaml.indexOf("gate:", from);
        String text = yaml.substring(0, from) + rates + yaml.substring(to);
        var read = PlanReader.read("ramp.yml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems().isEmpty()).as(read.problems().toString()).isTrue();
        return read.plan();
    }

    private static MetricReading value(MetricKind kind, Estimate estimate) {
        return new MetricReading(kind, Map.of(MetricReading.VALUE, estimate));
    }

    private static Estimate of(double value) {
        return new Estimate(null, 240L, value, null, null, null, null);
    }

    private static Reading reading() {
        return new Reading(
                "partner-acme",
                0,
                0,
                0,
                Map.of(
                        "signups", value(MetricKind.COUNT, Estimate.count(480)),
                        "manual_minutes_per_account", value(MetricKind.AMOUNT_PER_SUBJECT, of(6)),
                        "tickets_per_100", value(MetricKind.PER_100, of(30)),
                        "escalations_per_100", value(MetricKind.PER_100, of(2)),
                        "activation_24h",
                                new MetricReading(
                                        MetricKind.CONVERSION,
                                        Map.of(
                                                MetricReading.MATURE,
                                                new Estimate(132L, 240L, 0.55, 0.5, 0.6, null, null)))));
    }

    private static HourCostWords words(Plan plan) {
        return new HourCostWords(
                HourCost.of(plan, reading()).orElseThrow(), plan.rates().currency());
    }

    @Test
    void ten_accounts_an_hour_cost_an_hour_of_work_and_some_of_an_engineer() {
        var words = words(plan(RATES));
        assertThat(words.inputs())
                .isEqualTo(List.of(
                        "manual work: 10.0 an hour × 6.00 minutes each × 55.0 per hour = 1.00 h, 55.0 USD",
                        "tickets: 3.00 an hour × 12.0 minutes each × 55.0 per hour = 0.60 h, 33.0 USD",
                        "escalations: 0.20 an hour × 20.0 to 40.0 minutes each × 90.0 to 115 per hour"
                                + " = 0.07 to 0.13 h, 6.00 to 15.3 USD"));
        assertThat(words.continuing()).isEqualTo("1.67 to 1.73 h of work, 94.0 to 103 USD");
        assertThat(words.pausing()).isEqualTo("600 to 720 USD of margin of accounts that would have activated");
    }

    @Test
    void a_price_that_nobody_said_is_not_guessed() {
        Plan plan = plan("rates: {currency: USD, staff_hour: 55}\n");
        var words = words(plan);
        assertThat(words.continuing()).isEqualTo("1.00 h of work, its price is not known");
        assertThat(words.pausing()).isEqualTo("not known");
        assertThat(HourCost.of(plan, reading()).orElseThrow().unknown())
                .containsExactly("minutes of tickets", "minutes of escalations", "margin of an activated account");
    }

    @Test
    void without_rates_or_signups_nothing_is_said() {
        assertThat(HourCost.of(Written.small().plan(), reading())).isEmpty();
        assertThat(HourCost.of(plan(RATES), new Reading("partner-acme", 0, 0, 0, Map.of())))
                .isEmpty();
    }
}
