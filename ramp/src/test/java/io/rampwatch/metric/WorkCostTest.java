package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkCostTest {
    private static Range millionths(long millionths) {
        return new Range(millionths, millionths);
    }

    @Test
    void a_quarter_of_1000_signups_at_20_minutes_is_83_hours_and_20_minutes() {
        var cost = WorkCost.of("signups", Range.of(1_000), millionths(250_000), Range.of(20), null);
        assertThat(cost.hours()).isEqualTo(millionths(83_333_333));
        assertThat(cost.money()).isNull();
        assertThat(cost.inputs())
                .containsExactly(
                        new WorkCost.Input("signups", Range.of(1_000)),
                        new WorkCost.Input("share that needs work", millionths(250_000)),
                        new WorkCost.Input("minutes each", Range.of(20)));
    }

    @Test
    void a_hundred_tickets_at_12_minutes_are_20_hours() {
        assertThat(WorkCost.of("tickets", Range.of(100), null, Range.of(12), null)
                        .hours())
                .isEqualTo(Range.of(20));
    }

    @Test
    void three_hundred_cases_at_27_minutes_are_135_hours_and_7425_at_55_an_hour() {
        var cost = WorkCost.of("accounts", Range.of(300), null, Range.of(27), Range.of(55));
        assertThat(cost.hours()).isEqualTo(Range.of(135));
        assertThat(cost.money()).isEqualTo(Range.of(7_425));
    }

    @Test
    void ranges_stay_ranges() {
        var minutes = new Range(10_000_000, 14_000_000);
        var cost = WorkCost.of("tickets", Range.of(30), null, minutes, new Range(50_000_000, 60_000_000));
        assertThat(cost.hours()).isEqualTo(new Range(5_000_000, 7_000_000));
        assertThat(cost.money()).isEqualTo(new Range(250_000_000, 420_000_000));
        assertThat(Range.between(-0.2, 1.5)).isEqualTo(new Range(0, 1_500_000));
    }

    @Test
    void what_is_no_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(2, 1)).withMessage("no range from 2 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(-1, 1));
    }

    @Test
    void an_hour_of_the_ramp_against_an_hour_of_pause() {
        var load = new RampHour.Load(Range.of(10), Range.of(6), Range.of(30), Range.of(2), new Range(500_000, 600_000));
        var prices = new RampHour.Prices(Range.of(60), Range.of(120), Range.of(12), Range.of(30), Range.of(40));
        var hour = RampHour.of(load, prices);
        // 10 · 6 min = 1 h · 60; 3 tickets · 12 min = 0.6 h · 60; 0.2 escalations · 30 min = 0.1 h · 120
        assertThat(hour.work()).extracting(WorkCost::money).containsExactly(Range.of(60), Range.of(36), Range.of(12));
        assertThat(hour.continuing()).isEqualTo(Range.of(108));
        assertThat(hour.pausing()).isEqualTo(new Range(200_000_000, 240_000_000));
        assertThat(hour.unknown()).isEmpty();
        assertThat(hour.excluded()).contains("churn", "refunds");
    }

    @Test
    void what_is_not_known_is_named_and_makes_the_sum_unknown() {
        var load = new RampHour.Load(Range.of(10), Range.of(6), null, Range.of(2), null);
        var hour = RampHour.of(load, new RampHour.Prices(Range.of(60), null, Range.of(12), Range.of(30), null));
        assertThat(hour.continuing()).isNull();
        assertThat(hour.pausing()).isNull();
        assertThat(hour.unknown()).isEqualTo(List.of("tickets", "price of an hour of escalations", "activation"));
        assertThat(hour.work()).extracting(WorkCost::what).containsExactly("manual work", "escalations");
    }
}
