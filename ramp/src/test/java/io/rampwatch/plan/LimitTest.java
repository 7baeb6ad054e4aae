package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    private static final Written SMALL = Written.small();
    private static final String WHEN = "when: {falls_by: 10pp, from: baseline}";

    @Test
    void a_fall_by_points_is_the_baseline_less_the_points() {
        StopRule rule = SMALL.plan().rules().get(0);
        assertThat(rule.side()).isEqualTo(Side.FALLS_TO);
        assertThat(rule.limitMillionths()).containsExactlyEntriesOf(Map.of("partner-acme", 520_000L));
    }

    @ParameterizedTest
    @CsvSource({"10%,558000", "50%,310000", "12.5%,542500", "100%,0", "0.01%,619938", "2.5pp,595000", "62pp,0"})
    void a_fall_is_computed_exactly(String fall, long millionths) {
        assertThat(limit("when: {falls_by: " + fall + ", from: baseline}")).isEqualTo(millionths);
    }

    @Test
    void a_relative_fall_that_needs_more_than_six_decimals_asks_for_the_number() {
        assertThat(SMALL.with("62%, accounts", "62.0001%, accounts")
                        .with("10pp", "12.5%")
                        .problems())
                .containsExactly(
                        "rules[0].when.falls_by: '12.5%' of the baseline of partner-acme, 62.0001%, has too many "
                                + "decimals; write the limit itself, such as below: 54.25%");
    }

    @Test
    void a_fall_below_nothing_asks_for_the_number() {
        assertThat(SMALL.with("value: 62%", "value: 9.12%").problems())
                .containsExactly("rules[0].when.falls_by: '10pp' is more than the baseline of partner-acme, 9.12%; "
                        + "write the limit itself, such as below: 5%");
    }

    @ParameterizedTest
    @CsvSource({"100,9.5,38.6", "200,6.7,42.7", "400,4.8,45.5", "1000,3.0,47.9", "1999,2.1,49.1"})
    void a_baseline_of_few_accounts_asks_for_the_number_and_offers_the_safe_one(
            String accounts, String points, String safe) {
        assertThat(SMALL.with("accounts: 4210", "accounts: " + accounts).problems())
                .singleElement()
                .asString()
                .startsWith("rules[0].when.falls_by: '10pp' needs a baseline of at least 2,000 accounts")
                .endsWith("such as below: 52% (itself uncertain by ± " + points + " points) or the safe limit below: "
                        + safe + "%");
    }

    @Test
    void a_limit_remembers_its_baseline() {
        assertThat(SMALL.plan().rules().get(0).limits().get("partner-acme"))
                .isEqualTo(Limit.fromBaseline(520_000, 620_000, 4_210));
    }

    @ParameterizedTest
    @CsvSource({"20%,744000", "10pp,720000", "0.01%,620062"})
    void a_rise_is_computed_exactly_and_the_limit_itself_is_bad(String rise, long millionths) {
        var rule = SMALL.with(WHEN, "when: {rises_by: " + rise + ", from: baseline}")
                .with("then: pause", "then: watch")
                .without("restart:")
                .plan()
                .rules()
                .get(0);
        assertThat(rule.side()).isEqualTo(Side.RISES_TO);
        assertThat(rule.limitMillionths()).containsEntry("partner-acme", millionths);
    }

    @Test
    void a_baseline_of_2000_accounts_is_enough() {
        assertThat(SMALL.with("accounts: 4210", "accounts: 2000").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"62%,620000", "62.5%,625000", "62.5 %,625000", "0.0001%,1", "100%,1000000", "'\"62%\"',620000"})
    void a_percentage_is_millionths_of_a_share(String written, long millionths) {
        assertThat(limit("when: {below: " + written + "}")).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource({"30,300000", "2.5,25000", "0.0001,1", "250,2500000"})
    void a_number_per_100_is_millionths_of_one_account(String written, long millionths) {
        assertThat(higher("tickets_per_100", written)).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource({"35,35000000", "2.5,2500000", "0.0001,100"})
    void an_amount_is_millionths_of_its_unit(String written, long millionths) {
        assertThat(higher("manual_minutes_per_account", written)).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource({"62.00001%", "062%", "0.62", "62", "62pp", "-5%", "yes", "1_0%", "٦٢%"})
    void what_is_no_percentage_is_told(String written) {
        assertThat(SMALL.with(WHEN, "when: {below: " + written + "}").problems())
                .singleElement()
                .asString()
                .startsWith("rules[0].when.below: '" + written + "' is not a percentage such as 62% or 62.5%");
    }

    private static long limit(String when) {
        return SMALL.with(WHEN, when)
                .with("then: pause", "then: watch")
                .without("restart:")
                .plan()
                .rules()
                .get(0)
                .limitMillionths()
                .get("partner-acme");
    }

    private static long higher(String metric, String above) {
        return SMALL.and("  - {id: other, metric: " + metric + ", when: {above: " + above
                        + "}, proof: [2 days], then: watch}\n")
                .plan()
                .rules()
                .get(1)
                .limitMillionths()
                .get("partner-acme");
    }
}
