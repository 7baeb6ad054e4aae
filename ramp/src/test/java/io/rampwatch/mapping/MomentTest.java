package io.rampwatch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something happened, as each source writes it. */
class MomentTest {
    private static final String BERLIN = "date, zone: Europe/Berlin, at: ";

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "iso      | \"2026-06-14T11:00:00.250+02:00\" | 2026-06-14T09:00:00.250Z",
                "iso      | 1781434800                        | bad_time",
                "iso      | \"2026-06-14\"                    | time_date_only",
                "iso      | \"2026-06-14T11:00:00\"           | time_no_zone",
                "iso      | \"14-06-2026\"                    | bad_time",
                "iso      | \"1999-12-31T23:59:59Z\"          | time_out_of_range",
                "iso      | null                              | missing_time",
                "iso      | {}                                | bad_time",
                "epoch_s  | 1781434800                        | 2026-06-14T11:00:00Z",
                "epoch_s  | \"1781434800\"                    | 2026-06-14T11:00:00Z",
                "epoch_s  | 1781434800.9999                   | 2026-06-14T11:00:00.999Z",
                "epoch_s  | 1.7814348E9                       | 2026-06-14T11:00:00Z",
                "epoch_s  | 1781434800000                     | time_out_of_range",
                "epoch_s  | -1                                | time_out_of_range",
                "epoch_s  | 1e400                             | bad_time",
                "epoch_s  | 1e-400                            | time_out_of_range",
                "epoch_s  | \"soon\"                          | bad_time",
                "epoch_s  | \"2026-06-14T11:00:00Z\"          | bad_time",
                "epoch_s  | true                              | bad_time",
                "epoch_s  | [1781434800]                      | bad_time",
                "epoch_s  | \"\"                              | missing_time",
                "epoch_ms | 1781434800123                     | 2026-06-14T11:00:00.123Z",
                "epoch_ms | 1781434800                        | time_out_of_range",
                "epoch_us | 1781434800123999                  | 2026-06-14T11:00:00.123Z",
            })
    void a_time_is_read_as_its_source_writes_it_or_refused(String as, String written, String read) {
        assertThat(time(as, written)).isEqualTo(read);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "start_of_day | \"2026-06-14\"           | 2026-06-13T22:00:00Z",
                "end_of_day   | \"2026-06-13\"           | 2026-06-13T21:59:59.999Z",
                // a day of 25 hours
                "end_of_day   | \"2025-10-26\"           | 2025-10-26T22:59:59.999Z",
                "end_of_day   | \"2026-02-30\"           | bad_time",
                "end_of_day   | \"2026-06-13T10:00:00Z\" | bad_time",
                "end_of_day   | 20260613                 | bad_time",
            })
    void a_date_stands_for_the_end_of_its_day_that_the_mapping_says(String at, String written, String read) {
        assertThat(time(BERLIN + at, written)).isEqualTo(read);
    }

    private static String time(String as, String written) {
        var feed = Feed.of("""
                name: trial
                source: urn:trial
                input: {topics: [trial]}
                defaults: {id: /id, time: {path: /at, as: %s}, accountId: /account}
                rules: [{emit: account.active}]
                """.formatted(as));
        Outcome outcome = feed.outcomes("{\"id\":\"1\",\"account\":\"a\",\"at\":%s}".formatted(written))
                .get(0);
        return outcome instanceof Outcome.Event event
                ? Instant.ofEpochMilli(event.event().timeMillis()).toString()
                : ((Outcome.Refusal) outcome).reason().label();
    }
}
