package io.rampwatch;

import static io.rampwatch.Traffic.DAY;
import static io.rampwatch.Traffic.HOUR;
import static io.rampwatch.Traffic.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From records to levels: where data are not to be trusted nobody says OK, and a breach stays one. */
class DoubtTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MINUTE = 60_000;
    private static final int DAYS = 6;
    /** Noon of the fourth day: two days are closed, the rules have said OK. */
    private static final long NOON = START + 4 * DAY + 12 * HOUR;

    @TempDir
    private Path work;

    private final List<Traffic.Event> more = new ArrayList<>();

    @Test
    void signups_without_a_channel_make_ok_unknown_for_a_day_and_stand_beside_a_breach() throws IOException {
        for (int i = 0; i < 40; i++) {
            signup("lost-" + i, NOON - 30 * MINUTE + i * 1_000);
        }
        var written = run(plan(), lines(), 2);
        NavigableMap<Long, JsonNode> sound = levels(written, "partner", "activation-drop");
        assertThat(word(sound, NOON - HOUR)).isEqualTo("OK");
        assertThat(word(sound, NOON)).isEqualTo("UNKNOWN DATA");
        assertThat(word(sound, NOON + 23 * HOUR)).isEqualTo("UNKNOWN DATA");
        assertThat(word(sound, NOON + 24 * HOUR)).isEqualTo("OK");
        NavigableMap<Long, JsonNode> broken = levels(written, "direct", "activation-drop");
        assertThat(word(broken, NOON - HOUR)).isEqualTo("BREACH");
        assertThat(word(broken, NOON)).isEqualTo("BREACH");
        assertThat(broken.floorEntry(NOON).getValue().toString())
                .contains("of the last 24 h name no channel")
                .contains("limit 5 %");
        assertThat(broken.floorEntry(NOON - HOUR).getValue().toString()).doesNotContain("name no channel");
        assertThat(reading(written, "(all)", NOON).path("doubts").isMissingNode())
                .as("the sum of all has all of them")
                .isTrue();
        assertThat(reading(written, "(unattributed)", NOON).at("/quality/0").toString())
                .isEqualTo("{\"check\":\"missing_channel\",\"count\":40,\"of\":40}");
    }

    @Test
    void a_silent_source_makes_what_it_feeds_stale_until_it_speaks_again() throws IOException {
        String plan = plan() + "\nsources:\n  urn:desk: {freshness: 15m, feeds: [tickets_per_100]}\n";
        for (long at = START; at < START + DAYS * DAY; at += 5 * MINUTE) {
            // its last word before noon is of 11:45, its next of 14:30
            if (at <= NOON - 15 * MINUTE || at >= NOON + 150 * MINUTE) {
                pulse("urn:desk", at);
            }
        }
        var written = run(plan, lines(), 2);
        NavigableMap<Long, JsonNode> tickets = levels(written, "partner", "tickets-high");
        assertThat(word(tickets, NOON)).isEqualTo("OK");
        assertThat(word(tickets, NOON + HOUR)).isEqualTo("UNKNOWN STALE");
        assertThat(word(tickets, NOON + 2 * HOUR)).isEqualTo("UNKNOWN STALE");
        assertThat(word(tickets, NOON + 3 * HOUR)).isEqualTo("OK");
        assertThat(tickets.floorEntry(NOON + HOUR).getValue().toString())
                .contains(
                        "urn:desk has sent neither event nor heartbeat since 2026-11-27T11:45:00Z, longer than 15 min");
        assertThat(word(levels(written, "partner", "activation-drop"), NOON + HOUR))
                .as("not fed by it")
                .isEqualTo("OK");
    }

    @Test
    void refused_records_doubt_all_that_their_source_may_feed_for_a_quarter_of_an_hour() throws IOException {
        List<String> arrivals = new ArrayList<>();
        for (Traffic.Event event : all()) {
            arrivals.add(arrival(event.millis(), event.json()));
        }
        int noon = 0;
        while (millis(arrivals.get(noon)) < NOON - MINUTE) {
            noon++;
        }
        for (int i = 0; i < 3; i++) {
            arrivals.add(noon, arrival(NOON - MINUTE, "hello"));
        }
        var written = run(plan(), arrivals, 2);
        NavigableMap<Long, JsonNode> levels = levels(written, "partner", "activation-drop");
        assertThat(word(levels, NOON - HOUR)).isEqualTo("OK");
        assertThat(word(levels, NOON)).isEqualTo("UNKNOWN DATA");
        assertThat(levels.floorEntry(NOON).getValue().toString()).contains("were refused and name no source");
        assertThat(word(levels, NOON + HOUR)).isEqualTo("OK");
    }

    @ParameterizedTest(name = "seed {0}, parallelism {1}")
    @CsvSource({"1, 1", "2, 2", "3, 4"})
    void doubts_are_the_same_bytes_in_any_order_at_any_parallelism(long seed, int parallelism) throws IOException {
        String plan = plan() + "\nsources:\n  urn:desk: {freshness: 15m}\n";
        for (int i = 0; i < 40; i++) {
            signup("lost-" + i, NOON - 30 * HOUR + i * 45 * MINUTE + i * 1_000L);
            pulse("urn:desk", START + i * 3 * HOUR - 15 * MINUTE + i * 20_000L);
            pulse("urn:feed", START + i * 2 * HOUR - 15 * MINUTE - 30_000 + i * 20_000L);
        }
        List<String> lines = lines();
        var once = run(plan, lines, 1);
        var again = run(plan, Disorder.within(29_999, seed, lines), parallelism);
        for (String file : Written.FILES) {
            again.assertSame(file, once);
        }
        assertThat(String.join("\n", once.sorted("readings.jsonl")))
                .contains("\"kind\":\"STALE\"", "\"kind\":\"DATA\"", "urn:feed", "urn:desk", "whichever of the");
    }

    @Test
    void ten_thousand_channels_are_two_hundred_and_the_rest_is_one() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            more.add(event("urn:test:traffic", "account.signed_up", "f" + i, START + DAY + i * 6L)
                    .with("accountId", "f" + i)
                    .with("channel", String.format("macro-%04d", i))
                    .event());
        }
        var written = run(plan(), lines(), 2);
        Set<String> channels = new LinkedHashSet<>();
        written.each(
                "readings.jsonl", reading -> channels.add(reading.get("channel").asText()));
        assertThat(channels)
                .hasSize(200 + 2)
                .contains("(all)", "(other)", "partner", "direct", "macro-0000", "macro-0197")
                .doesNotContain("macro-0198");
        long tick = START + DAY + HOUR;
        assertThat(reading(written, "(other)", tick).at("/metrics/signups/n").asLong())
                .isEqualTo(10_000 - 198);
        assertThat(written.summary().at("/events/residual").asLong(-1)).isZero();
    }

    private List<Traffic.Event> all() {
        var traffic = new Traffic(42);
        for (int day = 0; day < DAYS; day++) {
            traffic.day("partner", day, 200).day("direct", day, 200);
        }
        List<Traffic.Event> all = new ArrayList<>(traffic.events());
        all.addAll(more);
        all.sort(Comparator.comparingLong(Traffic.Event::millis));
        return all;
    }

    private List<String> lines() {
        return all().stream().map(Traffic.Event::json).toList();
    }

    /** As {@link Traffic#plan}, but that the other channel is used to more and so breaches. */
    private static String plan() throws IOException {
        String plan = Files.readString(Traffic.plan()).replace("above: 58%", "above: 75%");
        int direct = plan.indexOf("direct:");
        return plan.substring(0, direct) + plan.substring(direct).replaceFirst("value: 61%", "value: 80%");
    }

    private Written run(String plan, List<String> lines, int parallelism) throws IOException {
        Path folder = Files.createTempDirectory(work, "run");
        Path file = Files.writeString(folder.resolve("ramp.yml"), plan);
        return Written.by(file, Files.write(folder.resolve("events.jsonl"), lines), folder.resolve("out"), parallelism);
    }

    private static NavigableMap<Long, JsonNode> levels(Written written, String channel, String rule) {
        NavigableMap<Long, JsonNode> levels = new TreeMap<>();
        written.each("levels.jsonl", level -> {
            if (level.get("channel").asText().equals(channel)
                    && level.get("rule").asText().equals(rule)) {
                levels.put(Instant.parse(level.get("tick").asText()).toEpochMilli(), level);
            }
        });
        return levels;
    }

    /** A level holds until it changes. */
    private static String word(NavigableMap<Long, JsonNode> levels, long tick) {
        JsonNode level = levels.floorEntry(tick).getValue();
        return (level.get("level").asText() + " " + level.path("cause").asText("")).strip();
    }

    private static JsonNode reading(Written written, String channel, long tick) {
        return written.all("readings.jsonl").stream()
                .filter(reading -> reading.get("channel").asText().equals(channel)
                        && reading.get("revision").asInt() == 0
                        && Instant.parse(reading.get("tick").asText()).toEpochMilli() == tick)
                .findFirst()
                .orElseThrow();
    }

    private void signup(String account, long at) {
        more.add(event("urn:test:traffic", "account.signed_up", account, at)
                .with("accountId", account)
                .event());
    }

    private void pulse(String source, long at) {
        more.add(event(source, "source.heartbeat", source, at).event());
    }

    private static Draft event(String source, String type, String account, long at) {
        ObjectNode json = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", type + " " + account + " " + at)
                .put("source", source)
                .put("type", "io.rampwatch." + type + ".v1")
                .put("time", Instant.ofEpochMilli(at).toString());
        return new Draft(at, type, account, json);
    }

    private record Draft(long at, String type, String account, ObjectNode json) {
        Draft with(String field, String value) {
            json.withObjectProperty("data").put(field, value);
            return this;
        }

        Traffic.Event event() {
            return new Traffic.Event(at, type, account, json.toString());
        }
    }

    private static String arrival(long at, String raw) {
        return JSON.createObjectNode().put("arrival", at).put("raw", raw).toString();
    }

    private static long millis(String line) throws IOException {
        return JSON.readTree(line).get("arrival").asLong();
    }
}
