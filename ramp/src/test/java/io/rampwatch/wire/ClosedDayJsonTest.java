package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClosedDayJsonTest {

    @Test
    void a_day_is_one_line_in_a_fixed_order() {
        assertThat(new String(ClosedDayJson.write(Samples.closedDay()), UTF_8))
                .isEqualTo(
                        "{\"schema\":\"rampwatch.closed-day.v1\",\"channel\":\"partner-acme\",\"day\":\"2011-10-01\","
                                + "\"metric\":\"tickets_per_100_plain\",\"dayStart\":\"2011-09-30T22:00:00Z\","
                                + "\"closedAt\":\"2011-10-03T01:00:00Z\",\"revision\":2,\"k\":17,\"n\":125}");
    }

    @Test
    void a_day_that_is_still_open_has_no_time_of_closing() {
        assertThat(new String(ClosedDayJson.write(Samples.openDay()), UTF_8)).contains("\"closedAt\":null,");
    }

    @Test
    void a_day_comes_back_as_it_was() {
        assertThat(ClosedDayJson.read(ClosedDayJson.write(Samples.closedDay()))).isEqualTo(Samples.closedDay());
        assertThat(ClosedDayJson.read(ClosedDayJson.write(Samples.openDay()))).isEqualTo(Samples.openDay());
    }

    @Test
    void another_major_version_and_a_revision_beyond_32_bits_are_refused() {
        var text = new String(ClosedDayJson.write(Samples.closedDay()), UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClosedDayJson.read(text.replace(".v1", ".v9").getBytes(UTF_8)))
                .withMessage("schema is 'rampwatch.closed-day.v9', this program reads 'rampwatch.closed-day.v1'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClosedDayJson.read(
                        text.replace("revision\":2", "revision\":2147483648").getBytes(UTF_8)))
                .withMessage("rampwatch.closed-day.v1.revision: 2147483648 is not a whole number of 32 bits");
    }
}
