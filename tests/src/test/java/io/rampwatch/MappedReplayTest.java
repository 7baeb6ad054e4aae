package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payloads of other systems through the very job: what their sources send twice moves no figure. */
class MappedReplayTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path work;

    @Test
    void a_retry_of_segment_moves_no_figure() throws IOException {
        List<String> calls = new ArrayList<>();
        List<String> retried = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            calls.add(call("Signed Up", i, i, "\"campaign\":{\"medium\":\"cpc\"}"));
            calls.add(call("Integration Connected", i, i + 1, ""));
            calls.add(call("Provisioning Failed", i, i + 2, ""));
        }
        for (int i = 0; i < calls.size(); i++) {
            retried.add(calls.get(i));
            if (i % 3 == 0) {
                // the library sends the same call again; its receiver stamps it anew
                retried.add(calls.get(i).replace("\"receivedAt\":\"", "\"retried\":true,\"receivedAt\":\"2031"));
            }
        }
        Written once = replayed("once", "preset:segment", calls);
        Written twice = replayed("twice", "preset:segment", retried);
        assertThat(twice.summary().at("/events/duplicate").asLong()).isEqualTo(60);
        assertThat(once.summary().at("/channels/paid_search/signups").asLong()).isEqualTo(60);
        assertSameFigures(twice, once);
    }

    @Test
    void a_replay_of_stripe_moves_no_figure() throws IOException {
        List<String> webhooks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            webhooks.add(webhook(i, "invoice.payment_failed", 1));
        }
        List<String> replayed = new ArrayList<>(webhooks);
        for (int i = 0; i < 40; i++) {
            // Stripe sends them again within three days, as another delivery
            replayed.add(webhook(i, "invoice.payment_failed", 3));
        }
        Written once = replayed("once", "preset:stripe", webhooks);
        Written twice = replayed("twice", "preset:stripe", replayed);
        assertThat(once.summary().at("/events/counted").asLong()).isEqualTo(40);
        assertThat(twice.summary().at("/events/duplicate").asLong()).isEqualTo(40);
        assertSameFigures(twice, once);
    }

    @Test
    void a_new_snapshot_of_all_rows_moves_no_figure() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            rows.add(row("c", i, 100 + i));
        }
        List<String> again = new ArrayList<>(rows);
        for (int i = 0; i < 80; i++) {
            // another place in the log, another time of the source: not the same report, but the same facts
            again.add(row("r", i, 9_000));
        }
        Written once = replayed("once", "preset:debezium", rows);
        Written twice = replayed("twice", "preset:debezium", again);
        assertThat(once.summary().at("/channels/partner/signups").asLong()).isEqualTo(80);
        assertSameFigures(twice, once);
    }

    @Test
    void ignored_unmatched_and_refused_records_are_counted_and_nothing_is_lost() throws IOException {
        Written written = replayed(
                "mixed",
                "preset:segment",
                List.of(
                        call("Signed Up", 1, 1, ""),
                        "{\"type\":\"page\"}",
                        "{\"type\":\"track\",\"event\":\"Account Frobbed\"}",
                        "{\"type\":\"track\",\"event\":\"Signed Up\"}",
                        "hello"));
        JsonNode summary = written.summary();
        assertThat(summary.at("/records/in").asLong()).isEqualTo(5);
        assertThat(summary.at("/records/mapped").asLong()).isEqualTo(2);
        assertThat(summary.at("/records/ignored").asLong()).isEqualTo(1);
        assertThat(summary.at("/records/unmatched").asLong()).isEqualTo(1);
        assertThat(summary.at("/records/residual").asLong(-1)).isZero();
        assertThat(summary.at("/events/residual").asLong(-1)).isZero();
        assertThat(written.all("dead-letters.jsonl"))
                .allSatisfy(letter -> assertThat(letter.get("mapping").asText()).startsWith("segment@"))
                .extracting(letter -> letter.get("reason").asText())
                .containsExactly("missing_id", "bad_json");
    }

    @Test
    void a_mapping_with_a_fault_is_told_before_the_replay_begins() throws IOException {
        Path mapping =
                Files.writeString(work.resolve("m.yaml"), "name: a\nsource: urn:a\ninput: {topics: [a]}\nrules: []\n");
        assertThat(Ran.of(
                                "replay",
                                "--plan",
                                RealData.plan(),
                                "--events",
                                mapping,
                                "--out",
                                work.resolve("out"),
                                "--mapping",
                                mapping)
                        .said())
                .contains("the mapping cannot be used", "line 4  rules:");
    }

    private Written replayed(String name, String mapping, List<String> lines) throws IOException {
        Path events = Files.write(work.resolve(name + ".jsonl"), lines);
        Path out = work.resolve(name);
        var ran = Ran.of(
                "replay", "--plan", RealData.plan(), "--events", events, "--out", out, "--mapping", mapping, "--json");
        assertThat(ran.code()).as(ran.said()).isZero();
        return new Written(out);
    }

    /** Of each tick the last word, of each day the last word, and what all added up to. */
    private static void assertSameFigures(Written found, Written expected) {
        assertThat(found.summary().get("channels")).isEqualTo(expected.summary().get("channels"));
        assertThat(found.lastReadings()).isNotEmpty().isEqualTo(expected.lastReadings());
        assertThat(found.sorted("days.jsonl")).isEqualTo(expected.sorted("days.jsonl"));
        assertThat(found.sorted("levels.jsonl")).isEqualTo(expected.sorted("levels.jsonl"));
    }

    private static String at(int hour) {
        return START.plusSeconds(3_600L * hour).toString();
    }

    private static String call(String event, int account, int hour, String context) {
        return """
                {"type":"track","event":"%s","messageId":"%s-%d","timestamp":"%s","receivedAt":"%s","userId":"u-%d",\
                "context":{"groupId":"g-%d"%s}}""".formatted(
                event, event, account, at(hour), at(hour), account, account, context.isEmpty() ? "" : "," + context);
    }

    private static String webhook(int number, String type, int pending) {
        return """
                {"id":"evt_%d","created":%d,"livemode":true,"pending_webhooks":%d,"type":"%s","data":{"object":{"id":"in_%d",\
                "metadata":{"account_id":"a-%d"},"amount_due":100,"currency":"eur"}}}""".formatted(
                        number, START.plusSeconds(1_800L * number).getEpochSecond(), pending, type, number, number);
    }

    private static String row(String op, int account, int lsn) {
        long created = START.plusSeconds(1_800L * account).toEpochMilli();
        return """
                {"before":null,"after":{"id":%d,"acquisition_channel":"Partner","created_at":%d},"op":"%s","source":{"name":"app",\
                "table":"accounts","lsn":%d,"txId":1,"ts_ms":%d}}""".formatted(
                        account,
                        created,
                        op,
                        lsn,
                        op.equals("c") ? created : START.plusSeconds(400_000).toEpochMilli());
    }
}
