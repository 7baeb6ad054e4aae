package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.MINUTE;
import static io.rampwatch.flink.Sample.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Reason;
import io.rampwatch.mapping.Presets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of the state stage, from bytes to contributions, each once in one go and once with all operators stopped
 * and restored between any two steps.
 *
 * <table>
 * <caption>Which test shows which case</caption>
 * <tr><td>S1</td><td>{@link #s1_a_merge_that_closes_a_circle_is_refused}; DirectoryOperatorTest, OrderTest</td></tr>
 * <tr><td>S2</td><td>{@link #s2_minutes_out_of_range_are_refused}</td></tr>
 * <tr><td>S3</td><td>{@link #s3_of_one_report_that_says_two_things_the_first_wins}; AccountFunctionTest</td></tr>
 * <tr><td>S4</td><td>{@link #s4_an_event_of_an_erased_account_is_dropped_and_counted}; DirectoryOperatorTest,
 * AliasOperatorTest</td></tr>
 * <tr><td>S5</td><td>the tests of the cap of channels</td></tr>
 * <tr><td>S6</td><td>{@link #s6_a_ticket_resolved_before_it_was_opened_counts_nothing_until_it_is}; AccountBookTest</td></tr>
 * <tr><td>S7</td><td>{@link #s7_reopening_a_voided_ticket_has_no_effect_and_is_counted}; AccountBookTest</td></tr>
 * <tr><td>S8</td><td>{@link #s8_a_lower_version_of_a_day_of_spend_has_no_effect}; AccountBookTest</td></tr>
 * <tr><td>S9</td><td>{@link #s9_another_version_of_the_envelope_is_refused}</td></tr>
 * <tr><td>S10</td><td>{@link #s10_a_structured_record_may_carry_the_headers_of_a_binary_one}</td></tr>
 * <tr><td>S11</td><td>{@link #s11_a_second_snapshot_of_all_accounts_moves_no_figure}</td></tr>
 * <tr><td>S12</td><td>{@link #s12_a_producer_whose_clock_is_a_day_behind_counts_in_its_own_hours}</td></tr>
 * </table>
 */
class StateStageTest {
    private static final String SIGNED_UP = "account.signed_up";

    private Line line;
    private boolean restarts;
    private long ids;

    private void begin(boolean withRestarts) throws Exception {
        line = Line.of(Presets.mapping("debezium"));
        restarts = withRestarts;
    }

    private void end() throws Exception {
        assertThat(line.residuals()).as("nothing was lost").containsExactly(0L, 0L);
        line.close();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s1_a_merge_that_closes_a_circle_is_refused(boolean withRestarts) throws Exception {
        begin(withRestarts);
        hear("account.merged", START, "\"accountId\":\"A\",\"survivorId\":\"B\"");
        hear("account.merged", START + MINUTE, "\"accountId\":\"B\",\"survivorId\":\"A\"");
        time(START + HOUR);
        assertThat(line.refused()).extracting(DeadLetter::reason).containsExactly(Reason.MERGE_CYCLE);
        assertThat(line.fates()).containsOnly(Map.entry("counted", 1L), Map.entry("dead:merge_cycle", 1L));
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s2_minutes_out_of_range_are_refused(boolean withRestarts) throws Exception {
        begin(withRestarts);
        for (String minutes : List.of("-5", "1e9", "0", "1440")) {
            hear("manual_work.logged", START, "\"accountId\":\"A\",\"minutes\":" + minutes);
        }
        time(START + HOUR);
        assertThat(line.refused()).extracting(DeadLetter::reason).hasSize(3).containsOnly(Reason.NUMBER_OUT_OF_RANGE);
        assertThat(line.fates()).containsOnly(Map.entry("counted", 1L), Map.entry("dead:number_out_of_range", 3L));
        assertThat(line.flow("manual_work.logged#amount")).containsOnly(Map.entry("(no signup) +0m", 1_440_000_000L));
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s3_of_one_report_that_says_two_things_the_first_wins(boolean withRestarts) throws Exception {
        begin(withRestarts);
        line.hear(event("one", SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\""));
        time(START + HOUR);
        line.hear(event("one", SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"direct\""));
        line.hear(event("one", SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\""));
        time(START + 2 * HOUR);
        time(START + 3 * HOUR);
        assertThat(line.fates())
                .containsOnly(
                        Map.entry("counted", 1L), Map.entry("duplicate", 2L), Map.entry("duplicate_conflict", 1L));
        assertThat(line.flow(SIGNED_UP)).containsOnly(Map.entry("partner +0m", 1L));
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s4_an_event_of_an_erased_account_is_dropped_and_counted(boolean withRestarts) throws Exception {
        begin(withRestarts);
        hear(SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\"");
        hear("account.erased", START + HOUR, "\"accountId\":\"A\"");
        time(START + 2 * HOUR);
        hear("ticket.opened", START + 3 * HOUR, "\"accountId\":\"A\",\"ticketId\":\"T\"");
        hear("manual_work.logged", START, "\"accountId\":\"A\",\"minutes\":5");
        hear("provisioning.failed", START + 3 * HOUR, "\"accountId\":\"A\",\"reasonCode\":\"x\"");
        time(START + 4 * HOUR);
        time(START + 5 * HOUR);
        assertThat(line.fates()).containsOnly(Map.entry("counted", 2L), Map.entry("erased", 3L));
        assertThat(line.refused()).isEmpty();
        assertThat(line.flow(SIGNED_UP)).as("sums stay").containsOnly(Map.entry("partner +0m", 1L));
        assertThat(line.accounts()).isZero();
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s6_a_ticket_resolved_before_it_was_opened_counts_nothing_until_it_is(boolean withRestarts) throws Exception {
        begin(withRestarts);
        hear(SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\"");
        hear("ticket.resolved", START + 50 * MINUTE, "\"ticketId\":\"T\",\"accountId\":\"A\"");
        time(START + HOUR);
        assertThat(line.flow("ticket.opened")).isEmpty();
        hear("ticket.opened", START + 40 * MINUTE, "\"ticketId\":\"T\",\"accountId\":\"A\"");
        time(START + 2 * HOUR);
        time(START + 3 * HOUR);
        assertThat(line.flow("ticket.opened")).containsOnly(Map.entry("partner +40m", 1L));
        assertThat(line.sums().entrySet())
                .as("opened and closed again")
                .filteredOn(sum -> sum.getKey().measure().equals("support_queue_age"))
                .extracting(Map.Entry::getValue)
                .containsExactlyInAnyOrder(1L, -1L);
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s7_reopening_a_voided_ticket_has_no_effect_and_is_counted(boolean withRestarts) throws Exception {
        begin(withRestarts);
        hear("ticket.opened", START, "\"ticketId\":\"T\",\"accountId\":\"A\"");
        time(START + HOUR);
        hear("ticket.voided", START + 90 * MINUTE, "\"ticketId\":\"T\"");
        time(START + 2 * HOUR);
        hear("ticket.reopened", START + 150 * MINUTE, "\"ticketId\":\"T\"");
        time(START + 3 * HOUR);
        assertThat(line.sums()).isEmpty();
        assertThat(line.fates()).containsOnly(Map.entry("counted", 3L), Map.entry("without_effect", 1L));
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s8_a_lower_version_of_a_day_of_spend_has_no_effect(boolean withRestarts) throws Exception {
        begin(withRestarts);
        spend(START + MINUTE, 2, 500);
        time(START + HOUR);
        spend(START + HOUR + MINUTE, 1, 300);
        time(START + 2 * HOUR);
        assertThat(line.fates())
                .containsOnly(Map.entry("counted", 1L), Map.entry("duplicate", 1L), Map.entry("without_effect", 1L));
        spend(START + 2 * HOUR + MINUTE, 3, 700);
        time(START + 3 * HOUR);
        assertThat(line.fates()).containsEntry("corrected", 1L).containsEntry("duplicate", 2L);
        end();
    }

    private void spend(long millis, int version, long amount) throws Exception {
        hear(
                "spend.reported",
                millis,
                "\"channel\":\"partner\",\"day\":\"2026-11-22\",\"currency\":\"EUR\",\"version\":" + version
                        + ",\"amountMinor\":" + amount);
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s9_another_version_of_the_envelope_is_refused(boolean withRestarts) throws Exception {
        begin(withRestarts);
        String good = event("one", SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\"");
        line.hear(good.replace("\"1.0\"", "\"0.3\""));
        time(START + HOUR);
        assertThat(line.refused()).extracting(DeadLetter::reason).containsExactly(Reason.UNSUPPORTED_SPECVERSION);
        assertThat(line.fates()).containsOnly(Map.entry("dead:unsupported_specversion", 1L));
        assertThat(line.sums()).isEmpty();
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s10_a_structured_record_may_carry_the_headers_of_a_binary_one(boolean withRestarts) throws Exception {
        begin(withRestarts);
        var headers = new RecordHeaders();
        headers.add("content-type", "Application/CloudEvents+json; charset=UTF-8".getBytes(UTF_8));
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", "another".getBytes(UTF_8));
        headers.add("ce_type", "io.rampwatch.nope.v1".getBytes(UTF_8));
        String good = event("one", SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\"");
        line.hear("ramp.events", headers, good);
        time(START + HOUR);
        line.hear(good);
        time(START + 2 * HOUR);
        time(START + 3 * HOUR);
        assertThat(line.refused()).isEmpty();
        assertThat(line.fates()).containsOnly(Map.entry("counted", 1L), Map.entry("duplicate", 1L));
        end();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s11_a_second_snapshot_of_all_accounts_moves_no_figure(boolean withRestarts) throws Exception {
        begin(withRestarts);
        for (int account = 0; account < 20; account++) {
            row("c", account, 100 + account);
        }
        time(START + HOUR);
        Map<String, Long> before = line.flow(SIGNED_UP);
        var sums = line.sums();
        for (int account = 0; account < 20; account++) {
            row("r", account, 900);
        }
        time(START + 10 * DAY);
        for (int account = 0; account < 20; account++) {
            row("r", account, 5_000);
        }
        time(START + 10 * DAY + HOUR);
        time(START + 10 * DAY + 2 * HOUR);
        assertThat(before).hasSize(20).containsEntry("partner +3m", 1L);
        assertThat(line.sums()).isEqualTo(sums);
        assertThat(line.fates()).containsOnly(Map.entry("counted", 20L), Map.entry("duplicate", 40L));
        end();
    }

    /** A row of the table of accounts as a connector sends it; the place in the log is another each time. */
    private void row(String op, int account, long lsn) throws Exception {
        line.hear("app.public.accounts", new RecordHeaders(), """
                {"before":null,"after":{"id":%d,"acquisition_channel":"partner","created_at":%d},"op":"%s",\
                "source":{"name":"app","schema":"public","table":"accounts","lsn":%d,"txId":5,"ts_ms":%d}}""".formatted(
                        account, START + account * MINUTE, op, lsn, START + 2 * HOUR));
        pause();
    }

    @ParameterizedTest(name = "restarts {0}")
    @ValueSource(booleans = {false, true})
    void s12_a_producer_whose_clock_is_a_day_behind_counts_in_its_own_hours(boolean withRestarts) throws Exception {
        begin(withRestarts);
        hear(SIGNED_UP, START, "\"accountId\":\"A\",\"channel\":\"partner\"");
        time(START + DAY);
        for (int i = 0; i < 3; i++) {
            hear("ticket.opened", START + i * HOUR, "\"accountId\":\"A\",\"ticketId\":\"T-" + i + "\"");
            time(START + DAY + (i + 1) * HOUR);
        }
        time(START + DAY + 4 * HOUR);
        assertThat(line.flow("ticket.opened"))
                .containsOnly(
                        Map.entry("partner +0m", 1L), Map.entry("partner +60m", 1L), Map.entry("partner +120m", 1L));
        assertThat(line.fates()).containsOnly(Map.entry("counted", 4L));
        end();
    }

    private void hear(String type, long millis, String fields) throws Exception {
        line.hear(event("e" + ids++, type, millis, fields));
        pause();
    }

    private void time(long millis) throws Exception {
        line.time(millis);
        pause();
    }

    private void pause() throws Exception {
        if (restarts) {
            line.restart();
        }
    }

    private static String event(String id, String type, long millis, String fields) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:test:product","type":"io.rampwatch.%s.v1","time":"%s",\
                "data":{%s}}""".formatted(id, type, Instant.ofEpochMilli(millis), fields);
    }
}
