package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rampwatch.event.Kind;
import io.rampwatch.wire.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command accounts: what happened to accounts that failed, and to some that did not. */
class AccountTimelinesTest {
    private static final long MINUTE = 60_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();

    @TempDir
    private Path work;

    private void says(Kind kind, long minute, String... fields) {
        Map<String, String> data = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            data.put(fields[i], fields[i + 1]);
        }
        String id = kind + "-" + lines.size();
        long at = Traffic.START + minute * MINUTE;
        lines.add(new String(EventJson.write("urn:t", id, kind, at, id, data), StandardCharsets.UTF_8));
    }

    private void signup(String account, String channel, long minute) {
        says(Kind.SIGNED_UP, minute, "accountId", account, "channel", channel, "email", account + "@example.com");
    }

    /** Six accounts of one channel, one elsewhere, a duplicate that was merged, one that was erased. */
    private void aDay() {
        signup("ann", "partner", 0);
        says(Kind.MILESTONE, 2, "accountId", "ann", "milestone", "first_login");
        says(Kind.MILESTONE, 90, "accountId", "ann", "milestone", "activated");

        signup("ben", "partner", 10);
        says(Kind.LINKED, 11, "accountId", "ben", "linkKey", "stripe:cus_1");
        says(
                Kind.PROVISIONING_FAILED,
                24,
                "accountKey",
                "stripe:cus_1",
                "attemptId",
                "p1",
                "reasonCode",
                "failed_import");
        says(Kind.TICKET_OPENED, 41, "ticketId", "t1", "reasonCode", "billing_mismatch");
        says(Kind.TICKET_ASSIGNED, 55, "ticketId", "t1", "owner", "kim@example.com");
        says(Kind.TICKET_LINKED, 300, "ticketId", "t1", "accountId", "ben");
        says(Kind.WORK_LOGGED, 310, "accountId", "ben", "minutes", "22.5", "workId", "w1", "reasonCode", "own_code");

        signup("cem", "partner", 20);
        signup("dee", "partner", 1_300);
        signup("eve", "direct", 5);
        signup("ben-again", "partner", 30);
        says(Kind.PROVISIONING_FAILED, 31, "accountId", "ben-again", "attemptId", "p2", "reasonCode", "expired_token");
        says(Kind.MERGED, 32, "accountId", "ben-again", "survivorId", "ben");
        signup("gone", "partner", 40);
        says(Kind.PROVISIONING_FAILED, 50, "accountId", "gone", "attemptId", "p3", "reasonCode", "expired_token");
        says(Kind.ERASED, 60, "accountId", "gone");
        signup("late", "direct", 1_500);
    }

    private Ran run(Object... more) throws IOException {
        Collections.shuffle(lines, new Random(1));
        Path events = Files.write(work.resolve("events.jsonl"), lines);
        var words = new ArrayList<Object>(List.of("accounts", "partner", "--plan", Traffic.plan(), "--events", events));
        words.addAll(List.of(more));
        return Ran.of(words.toArray());
    }

    @Test
    void each_story_is_told_in_its_order_with_reasons_and_where_they_come_from() throws IOException {
        aDay();
        var ran = run("--ids");
        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(ran.out()).isEqualTo("""
                partner: 4 accounts, as known at 2026-11-24 01:00 (UTC)
                1 activated (activation_24h), 1 had a failed set-up and did not, 1 did not in time, 1 still have time

                the latest that failed

                  ben  signup Mon 2026-11-23 00:10 · no first login · first error +14.0 min · first ticket +31.0 min · first response +45.0 min · no first value
                    Mon 23 00:10:00   +0.0 min  account.signed_up
                    Mon 23 00:24:00  +14.0 min  provisioning.failed  failed_import (product friction)
                    Mon 23 00:41:00  +31.0 min  ticket.opened  billing_mismatch (operations delay)
                    Mon 23 00:55:00  +45.0 min  ticket.assigned
                    Mon 23 05:10:00     +5.0 h  manual_work.logged  own_code (cause not said)  22.5 min of work

                  cem  signup Mon 2026-11-23 00:20 · no first login · no first error · no first ticket · no first response · no first value
                    Mon 23 00:20:00   +0.0 min  account.signed_up

                the latest that activated

                  ann  signup Mon 2026-11-23 00:00 · first login +2.0 min · no first error · no first ticket · no first response · first value +90.0 min
                    Mon 23 00:00:00   +0.0 min  account.signed_up
                    Mon 23 00:02:00   +2.0 min  first_login
                    Mon 23 01:30:00  +90.0 min  activated
                """);
    }

    @Test
    void nobody_is_named_who_need_not_be() throws IOException {
        aDay();
        String said = run().said();
        assertThat(said).contains("account 1  signup", "account 2  signup", "account 3  signup");
        for (String name : List.of("ben", "cem", "ann", "gone", "@example.com", "t1", "cus_1")) {
            assertThat(said).doesNotContain(name);
        }
    }

    @Test
    void the_same_as_json_is_what_its_schema_says() throws IOException {
        aDay();
        JsonNode json = JSON.readTree(run("--ids", "--json").out());
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(
                        Repository.root().resolve("ramp/src/main/resources/schema/timelines.schema.json")));
        assertThat(schema.validate(json.toString(), InputFormat.JSON)).isEmpty();
        assertThat(json.at("/latestFailed/0/account").asText()).isEqualTo("ben");
        assertThat(json.at("/latestFailed/0/firstError").asText()).isEqualTo("2026-11-23T00:24:00Z");
        assertThat(json.at("/latestFailed/0/firstValue").isNull()).isTrue();
        assertThat(json.at("/latestFailed/0/steps/1").toString())
                .isEqualTo("{\"at\":\"2026-11-23T00:24:00Z\",\"minutes\":14.0,\"what\":\"provisioning.failed\","
                        + "\"reason\":\"failed_import\",\"cause\":\"product_friction\",\"workMinutes\":null}");
        assertThat(json.at("/latestActivated/0/account").asText()).isEqualTo("ann");
        assertThat(json.at("/open").asLong()).isEqualTo(1);
    }

    @Test
    void a_time_can_be_asked_about() throws IOException {
        aDay();
        assertThat(run("--to", "2026-11-23T00:30:00Z").out())
                .contains("partner: 3 accounts, as known at 2026-11-23 00:30 (UTC)")
                .contains(
                        "0 activated (activation_24h), 1 had a failed set-up and did not, 0 did not in time, 2 still");
        assertThat(run("--from", "2026-11-23T12:00:00Z").out()).contains("partner: 1 accounts");
        assertThat(run("--from", "2026-11-25").said()).contains("no account of 'partner' signed up in that time");
    }

    @Test
    void what_makes_no_sense_is_said_in_a_sentence() throws IOException {
        aDay();
        assertThat(run("--from", "monday").said())
                .contains(
                        "--from: 'monday' is neither a day such as 2026-11-23 nor a time such as 2026-11-23T09:00:00Z");
        assertThat(run("--count", "0").said()).contains("--count: '0' is not a whole number from 1 to 100");
        var none = Ran.of("accounts", "tv", "--plan", Traffic.plan(), "--events", work.resolve("events.jsonl"));
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.said()).contains("no account signed up in a channel 'tv'; accounts are in direct, partner");
        assertThat(Ran.of("accounts", "partner", "--plan", Traffic.plan()).code())
                .isEqualTo(2);
    }
}
