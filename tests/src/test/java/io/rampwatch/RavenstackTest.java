package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rampwatch.standalone.PatientReplay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Horizons and windows of a week over two years, most facts from before the signup of their account, against figures
 * that two other programs computed. Ten of them differ, and have to: ids that are used again, by other accounts, after
 * 11 to 559 days are counted here, and are duplicates there.
 */
class RavenstackTest {
    private static final long PATIENCE = Duration.ofDays(731).toMillis();
    private static final String END = "2025-01-01T00:00:00Z";
    /** It only moves time: the last midnight of the truth lies after the last event. */
    private static final String HEARTBEAT = "{\"specversion\":\"1.0\",\"id\":\"end\",\"source\":\"urn:test:end\","
            + "\"type\":\"io.rampwatch.source.heartbeat.v1\",\"time\":\"" + END + "\",\"data\":{}}";

    @TempDir
    private Path work;

    @Test
    void clean_every_figure_is_the_truth_but_ten() throws IOException {
        Written written = replay("events.jsonl.gz", HEARTBEAT);
        assertTruth(written);
        assertThat(written.summary().at("/events/counted").asLong()).isEqualTo(42_926 + 1);
        assertThat(written.summary().at("/events/duplicate").asLong()).isZero();
    }

    @Test
    void dirty_every_figure_is_the_truth_but_the_same_ten() throws IOException {
        long arrival = Instant.parse(END).toEpochMilli();
        var line = JsonNodeFactory.instance.objectNode().put("arrival", arrival).put("raw", HEARTBEAT);
        Written written = replay("events_dirty.jsonl.gz", line.toString());
        assertTruth(written);
        JsonNode summary = written.summary();
        assertThat(summary.at("/records/in").asLong()).isEqualTo(45_501 + 1);
        assertThat(summary.at("/events/counted").asLong()).isEqualTo(42_926 + 1);
        assertThat(summary.at("/events/duplicate").asLong()).isEqualTo(2_159);
        assertThat(summary.at("/events/lateDropped").asLong(-1)).isZero();
    }

    private Written replay(String file, String last) throws IOException {
        Path events = work.resolve("with-end-" + file);
        try (var to = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(events)), StandardCharsets.UTF_8))) {
            for (String line : RealData.lines(RealData.ravenstack().resolve(file), Integer.MAX_VALUE)) {
                to.write(line + "\n");
            }
            to.write(last + "\n");
        }
        Path plan = Repository.root().resolve("tests/src/test/resources/ravenstack.yml");
        PatientReplay.run(plan, events, work.resolve(file + ".out"), PATIENCE);
        return new Written(work.resolve(file + ".out"));
    }

    private static void assertTruth(Written written) {
        assertRolling(written);
        assertDaily(written);
        assertTotals(written);
    }

    private static void assertRolling(Written written) {
        var compared = new Compared();
        Map<String, JsonNode> last = new HashMap<>();
        written.each("readings.jsonl", reading -> {
            String tick = reading.get("tick").asText();
            if (tick.endsWith("T00:00:00Z")) {
                assertThat(reading.get("revision").asInt()).isZero();
                last.put(reading.get("channel").asText() + "|" + tick, reading.get("metrics"));
            }
        });
        for (Map<String, String> row : RealData.rows(RealData.ravenstack().resolve("truth_rolling.csv"))) {
            String place = row.get("channel") + "|" + row.get("window_end_excl");
            JsonNode metrics = last.get(place);
            assertThat(metrics).as(place).isNotNull();
            Map.of(
                            "matured_signups", "/activation_7d/mature/n",
                            "matured_activated", "/activation_7d/mature/k",
                            "signups", "/signups/n",
                            "failed_accounts", "/failed_accounts/n",
                            "tickets", "/tickets_per_100/plain/k",
                            "escalations", "/escalations_per_100/plain/k")
                    .forEach((figure, path) -> compared.whole(
                            place + " " + figure, Long.parseLong(row.get(figure)), whole(metrics.at(path))));
        }
        assertThat(compared.different())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(6, 12)
                        .mapToObj(day -> String.format("event|2024-10-%02dT00:00:00Z failed_accounts", day))
                        .map(place -> one(compared, place))
                        .toList());
        assertThat(compared.figures()).isEqualTo(3_650 * 6).isEqualTo(21_900);
    }

    /** The difference at a place, which is one account too many. */
    private static String one(Compared compared, String place) {
        String found = compared.different().stream()
                .filter(each -> each.startsWith(place + " is "))
                .findFirst()
                .orElse(place + " does not differ");
        String[] words = found.substring(place.length()).replace(",", "").split(" ");
        long truth = words.length > 4 ? Long.parseLong(words[2]) : 0;
        return place + " is " + truth + ", not " + (truth + 1);
    }

    private static void assertDaily(Written written) {
        var compared = new Compared();
        Map<String, JsonNode> last = new HashMap<>();
        written.each(
                "days.jsonl",
                day -> last.put(
                        day.get("day").asText() + "|" + day.get("channel").asText() + "|"
                                + day.get("metric").asText(),
                        day));
        for (Map<String, String> row : RealData.rows(RealData.ravenstack().resolve("truth_daily.csv"))) {
            String place = row.get("day_utc") + "|" + row.get("channel") + "|";
            Map.of(
                            "signups", "signups",
                            "cohort_activated", "activation_7d",
                            "failure_events", "provisioning_failures",
                            "failed_accounts", "failed_accounts",
                            "tickets", "tickets_per_100_plain",
                            "escalations", "escalations_per_100_plain",
                            "manual_minutes", "manual_minutes_per_account_plain")
                    .forEach((figure, metric) -> compared.whole(
                            place + figure,
                            (long) Double.parseDouble(row.get(figure)),
                            whole(last.get(place + metric).get("k"))));
        }
        assertThat(compared.different())
                .containsExactlyInAnyOrder(
                        "2024-10-05|event|failure_events is 1, not 2", "2024-10-05|event|failed_accounts is 1, not 2");
        assertThat(compared.figures()).isEqualTo(3_423 * 7).isEqualTo(23_961);
    }

    private static void assertTotals(Written written) {
        var compared = new Compared();
        JsonNode channels = written.summary().get("channels");
        for (Map<String, String> row : RealData.rows(RealData.ravenstack().resolve("truth_totals.csv"))) {
            JsonNode channel = channels.get(row.get("channel"));
            Map.of(
                            "signups", "signups",
                            "activated_within_168h", "activatedWithinH",
                            "failed_accounts", "failedAccounts",
                            "failure_events", "provisioningFailures",
                            "tickets", "tickets",
                            "escalations", "escalations")
                    .forEach((figure, name) -> compared.whole(
                            row.get("channel") + " " + figure,
                            Long.parseLong(row.get(figure)),
                            whole(channel.get(name))));
        }
        assertThat(compared.different()).containsExactly("event failure_events is 1414, not 1415");
        assertThat(compared.figures()).isEqualTo(5 * 6);
    }

    private static Object whole(JsonNode number) {
        return number.isIntegralNumber() ? (Object) number.asLong() : number;
    }
}
