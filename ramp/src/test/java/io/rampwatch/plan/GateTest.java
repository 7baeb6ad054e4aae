package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.GateEvidence.Attested;
import io.rampwatch.plan.GateEvidence.Measured;
import io.rampwatch.plan.GateEvidence.Moment;
import io.rampwatch.plan.GateEvidence.Visible;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @Test
    void a_check_without_evidence_is_not_passed_and_says_what_to_do() {
        GateScore score = Gate.NOTHING.at(Moment.on(DAY));
        assertThat(score.passed()).isZero();
        assertThat(score.opens()).isFalse();
        assertThat(score.missing())
                .hasSize(6)
                .first()
                .isEqualTo("onboarding (80 % of standard accounts reach first value without staff): the plan states "
                        + "nothing; measure it with a metric, or let a named person attest it");
    }

    @Test
    void four_of_six_open_a_step_and_six_a_target_of_the_board() {
        assertThat(gate(3, false).at(Moment.on(DAY)).opens()).isFalse();
        assertThat(gate(4, false).at(Moment.on(DAY)).opens()).isTrue();
        assertThat(gate(5, true).at(Moment.on(DAY)).opens()).isFalse();
        assertThat(gate(6, true).at(Moment.on(DAY)).opens()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21,true", "2026-11-22,true", "2026-11-23,false"})
    void a_word_holds_until_the_end_of_its_last_day(LocalDate day, boolean holds) {
        assertThat(new Attested("cto", DAY).at(Moment.on(day)).holds()).isEqualTo(holds);
    }

    @Test
    void an_expired_word_says_whom_to_ask_again() {
        assertThat(new Attested("cto", DAY).at(Moment.on(DAY.plusDays(1))).words())
                .isEqualTo("attested by cto, but only until 2026-11-22: ask again");
    }

    @ParameterizedTest
    @CsvSource({"800,1000,true", "799,1000,false", "80,100,true", "79,99,false"})
    void a_measured_check_holds_from_its_level_on_and_needs_100_accounts(long k, long n, boolean holds) {
        var check = new Measured("activation_24h", 800_000);
        assertThat(check.at(seen(k, n)).holds()).isEqualTo(holds);
    }

    @Test
    void a_measured_check_says_its_figures() {
        var check = new Measured("activation_24h", 800_000);
        assertThat(check.at(seen(799, 1_000)).words())
                .isEqualTo("activation_24h is 79.9 % (799 of 1,000), 80.0 % needed");
        assertThat(check.at(seen(79, 99)).words()).isEqualTo("activation_24h was measured on 99 yet, 100 needed");
        assertThat(check.at(Moment.on(DAY)).words())
                .isEqualTo("activation_24h was measured on nothing yet, 100 needed");
    }

    @Test
    void what_must_be_visible_is_in_a_reading_of_the_last_day() {
        var check = new Visible(List.of("activation_24h", "tickets_per_100"), 24 * 60);
        assertThat(new Visible(List.of("activation_24h"), 24 * 60)
                        .at(seen(1, 1))
                        .holds())
                .isTrue();
        assertThat(check.at(seen(1, 1)).words()).isEqualTo("not seen: tickets_per_100");
        assertThat(check.at(Moment.on(DAY)).words()).isEqualTo("nothing was read of the channel yet");
        var old = new Moment(DAY, NOON, reading(NOON - 25 * HOUR, 1, 1));
        assertThat(new Visible(List.of("activation_24h"), 24 * 60).at(old).words())
                .isEqualTo("the newest reading is 25h old, at most 24h allowed");
    }

    @Test
    void what_is_there_without_a_value_is_not_visible() {
        var undefined = new Reading(
                "acme",
                NOON,
                NOON,
                0,
                Map.of(
                        "activation_24h",
                        new MetricReading(
                                MetricKind.CONVERSION,
                                Map.of(MetricReading.MATURE, Estimate.undefined(0L, 0, null, "no mature accounts")))));
        assertThat(new Visible(List.of("activation_24h"), 60)
                        .at(new Moment(DAY, NOON, undefined))
                        .holds())
                .isFalse();
    }

    private static Gate gate(int passed, boolean board) {
        var evidence = new EnumMap<GateCheck, GateEvidence>(GateCheck.class);
        for (GateCheck check : List.of(GateCheck.values()).subList(0, passed)) {
            evidence.put(check, new Attested("cto", DAY));
        }
        return new Gate(evidence, board, null);
    }

    private static Moment seen(long k, long n) {
        return new Moment(DAY, NOON, reading(NOON, k, n));
    }

    private static Reading reading(long tickMillis, long k, long n) {
        var mature = Estimate.quotient(k, n, 1, "nobody");
        return new Reading(
                "acme",
                tickMillis,
                tickMillis,
                0,
                Map.of(
                        "activation_24h",
                        new MetricReading(MetricKind.CONVERSION, Map.of(MetricReading.MATURE, mature))));
    }
}
