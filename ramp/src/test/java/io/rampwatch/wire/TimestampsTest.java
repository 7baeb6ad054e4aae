package io.rampwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rampwatch.event.Reason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    @ParameterizedTest
    @CsvSource({
        "2011-09-30T22:38:44.546Z, 2011-09-30T22:38:44.546Z",
        "2011-10-01t00:38:44.546+02:00, 2011-09-30T22:38:44.546Z",
        "2024-02-29T23:59:59z, 2024-02-29T23:59:59Z",
        "2000-02-29T00:00:00-05:30, 2000-02-29T05:30:00Z",
        "2025-01-01T00:00:00-00:00, 2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00+23:59, 2024-12-31T00:01:00Z",
        "2025-01-01T00:00:00.1Z, 2025-01-01T00:00:00.100Z",
        "2025-01-01T00:00:00.12Z, 2025-01-01T00:00:00.120Z",
        "2025-01-01T00:00:00.999999999Z, 2025-01-01T00:00:00.999Z",
        "2025-01-01T00:00:00.000999999999999Z, 2025-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2017-01-01T00:59:60.500+01:00, 2016-12-31T23:59:59.500Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-23:59, +10000-01-01T23:58:59Z"
    })
    void a_time_with_its_zone_is_an_instant_cut_to_the_millisecond(String text, Instant instant) throws Exception {
        assertThat(Timestamps.millis(text)).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "",
                "2025",
                "2025-1-01T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-01-00T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "2100-02-29T00:00:00Z",
                "2025-04-31T00:00:00Z",
                "2025-02-30",
                "2025-02-30T00:00:00",
                "2025-01-01T24:00:00Z",
                "2025-01-01T00:60:00Z",
                "2025-01-01T00:00:61Z",
                "2025-01-01T00:00:60Z",
                "2016-12-31T23:59:60+01:00",
                "2025-01-01T00:00Z",
                "2025-01-01T00:00",
                "2025-01-01T",
                "2025-01-01 00:00:00Z",
                "20250101T000000Z",
                "2025-01-01T00:00:00.Z",
                "2025-01-01T00:00:00,5Z",
                "2025-01-01T00:00:00+0100",
                "2025-01-01T00:00:00+01",
                "2025-01-01T00:00:00+24:00",
                "2025-01-01T00:00:00+01:60",
                "2025-01-01T00:00:00 01:00",
                "2025-01-01T00:00:00ZZ",
                "2025-01-01T00:00:00Z[Europe/Berlin]",
                "+2025-01-01T00:00:00Z",
                "-025-01-01T00:00:00Z",
                "12025-01-01T00:00:00Z",
                "２０２５-01-01T00:00:00Z",
                "2025-W01-1T00:00:00Z",
                "Wed, 26 Nov 2025 08:30:00 GMT",
                "26-11-2025",
                "11/26/2025"
            })
    void what_the_standard_does_not_write_is_a_bad_time(String text) {

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Timestamps.millis(text))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_TIME));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_agrees_with_the_platform_on_random_times(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            long second = random.nextLong(-62_000_000_000L, 250_000_000_000L);
            int digits = random.nextInt(10);
            int offset = random.nextInt(-18 * 60, 18 * 60 + 1);
            int nanos = random.nextInt(1_000_000_000);
            var at = OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.ofTotalSeconds(offset * 60));
            var fraction = digits == 0 ? "" : "." + String.format("%09d", nanos).substring(0, digits);
            var zone = at.getOffset().getId();
            var text = at.format(SECONDS) + fraction + zone;
            assertThat(Timestamps.millis(text))
                    .as(text)
                    .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        }
    }
}
