package io.rampwatch.wire;

import static io.rampwatch.wire.Door.accepted;
import static io.rampwatch.wire.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage time: events that do not say when, or not believably. */
class EventTimeTest {
    private static final String NOT_A_TIME = "bad_time: not a time such as 2026-11-23T09:14:03Z";

    @Test
    void an_event_without_a_time_is_refused() {
        assertThat(refused(Line.signup().without("time"))).isEqualTo("missing_time: time is missing");
        assertThat(refused(Line.signup().with("time", " "))).isEqualTo("missing_time: time is missing");
        assertThat(refused(Line.signup().with("time", Line.raw("null")))).isEqualTo("missing_time: time is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "1764145800", "1764145800250", "1.5", "1e400", "1e999999999", "9223372036854775807"})
    void a_number_is_no_time_whatever_it_may_mean(String number) {
        assertThat(refused(Line.signup().with("time", Line.raw(number)))).isEqualTo("bad_time: time is a number");
    }

    @Test
    void other_values_are_no_times_either() {
        assertThat(refused(Line.signup().with("time", true))).isEqualTo("bad_time: time is a boolean");
        assertThat(refused(Line.signup().with("time", Map.of("at", 1))))
                .isEqualTo("bad_time: time is an object or an array");
        assertThat(refused(Line.signup().with("time", "1764145800"))).isEqualTo(NOT_A_TIME);
    }

    @Test
    void a_date_alone_and_a_time_without_zone_are_never_guessed() {
        assertThat(refused(Line.signup().with("time", "2025-11-26")))
                .isEqualTo("time_date_only: a date without a time of day");
        assertThat(refused(Line.signup().with("time", "2025-11-26T08:30:00")))
                .isEqualTo("time_no_zone: a local time without zone");
        assertThat(refused(Line.signup().with("time", "26-11-2025"))).isEqualTo(NOT_A_TIME);
    }

    @Test
    void a_time_outside_the_century_is_out_of_range() {
        var outside = "time_out_of_range: time is not from 2000-01-01 to 2100-01-01";
        assertThat(refused(Line.signup().with("time", "2999-01-01T00:00:00Z"))).isEqualTo(outside);
        assertThat(refused(Line.signup().with("time", "1970-01-01T00:00:00Z"))).isEqualTo(outside);
        assertThat(refused(Line.signup().with("time", "0000-01-01T00:00:00Z"))).isEqualTo(outside);
        assertThat(refused(Line.signup().with("time", "1999-12-31T23:59:59.999Z")))
                .isEqualTo(outside);
        assertThat(refused(Line.signup().with("time", "2100-01-01T00:00:00.001Z")))
                .isEqualTo(outside);
        assertThat(accepted(Line.signup().with("time", "2000-01-01T00:00:00Z")).timeMillis())
                .isEqualTo(946_684_800_000L);
        assertThat(accepted(Line.signup().with("time", "2100-01-01T00:00:00Z")).timeMillis())
                .isEqualTo(4_102_444_800_000L);
    }

    @Test
    void a_time_may_be_five_minutes_ahead_of_its_arrival_and_no_more() {
        long arrival = Line.TIME_MILLIS - 300_001;
        assertThat(refused(Line.signup(), arrival))
                .isEqualTo("time_in_future: time is more than 5 minutes ahead of the arrival");
        var reader = new EventReader(Map.of());
        var origin = new Origin("t", 0, 1, arrival + 1);
        assertThat(reader.read(null, Line.signup().bytes(), origin).event()).isEqualTo(accepted(Line.signup()));
    }

    @Test
    void the_far_future_is_out_of_range_even_where_the_arrival_is_known() {
        assertThat(refused(Line.signup().with("time", "2999-01-01T00:00:00Z"), Line.TIME_MILLIS))
                .startsWith("time_out_of_range");
    }
}
