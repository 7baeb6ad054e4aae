package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong at a person's desk: each gives an exit code and a sentence, and where there are results they hold.
 */
class OddInputTest {
    @TempDir
    private Path work;

    private Path events;
    private Path out;

    @BeforeEach
    void name() {
        events = work.resolve("events.jsonl");
        out = work.resolve("out");
    }

    @Test
    void an_empty_file_is_a_replay_of_nothing() throws IOException {
        Written written = replayed(List.of());
        assertThat(written.all("readings.jsonl")).isEmpty();
        assertThat(written.all("days.jsonl")).isEmpty();
        assertThat(written.all("levels.jsonl")).isEmpty();
        assertThat(written.all("dead-letters.jsonl")).isEmpty();
        assertThat(written.summary().at("/records/in").asLong(-1)).isZero();
        assertThat(written.summary().at("/channels/partner/signups").asLong(-1)).isZero();
    }

    @Test
    void a_file_of_junk_is_refused_line_by_line() throws IOException {
        Written written = replayed(List.of("hello", "", "[]", "{\"specversion\":\"1.0\""));
        assertThat(written.all("dead-letters.jsonl"))
                .extracting(letter -> letter.get("reason").asText())
                .containsExactly("bad_json", "empty_value", "not_object", "bad_json");
        assertThat(written.all("readings.jsonl")).isEmpty();
        assertThat(written.summary().at("/records/in").asLong()).isEqualTo(4);
        assertThat(written.summary().at("/records/residual").asLong(-1)).isZero();
    }

    @Test
    void one_event_is_one_signup_of_a_day_that_is_still_open() throws IOException {
        Written written = replayed(one().subList(0, 1));
        assertThat(written.summary().at("/channels/partner/signups").asLong()).isEqualTo(1);
        assertThat(written.all("days.jsonl"))
                .filteredOn(day -> day.get("channel").asText().equals("partner")
                        && day.get("metric").asText().equals("signups"))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.get("k").asLong()).isEqualTo(1);
                    assertThat(day.get("closedAt").isNull()).isTrue();
                });
    }

    @Test
    void a_channel_that_falls_silent_is_read_on_and_becomes_unknown_never_good() throws IOException {
        var traffic = new Traffic(5);
        for (int day = 0; day < 12; day++) {
            traffic.day("direct", day, 150);
            if (day < 3) {
                traffic.day("partner", day, 150);
            }
        }
        Written written = replayed(traffic.lines());
        List<JsonNode> partner = written.all("readings.jsonl").stream()
                .filter(reading -> reading.get("channel").asText().equals("partner"))
                .toList();
        long direct = written.all("readings.jsonl").stream()
                .filter(reading -> reading.get("channel").asText().equals("direct"))
                .count();
        assertThat(partner).hasSize((int) direct);
        assertThat(partner)
                .last()
                .extracting(reading -> reading.at("/metrics/signups/n").asLong(-1))
                .isEqualTo(0L);
        assertThat(levels(written, "partner")).contains("OK").last().isEqualTo("UNKNOWN");
        assertThat(levels(written, "direct")).last().isEqualTo("OK");
    }

    @Test
    void a_plan_with_five_mistakes_is_told_all_five_and_nothing_runs() throws IOException {
        String good = Files.readString(Traffic.plan());
        Path plan = Files.writeString(
                work.resolve("ramp.yml"),
                good.replace("timezone: UTC", "timezone: Mars")
                        .replace("settle: 2h", "settle: soon")
                        .replace("better: higher", "better: faster")
                        .replace("then: watch", "then: scream")
                        .replace("when: {above: 30}", "when: {above: many}"));
        Files.write(events, one());
        var checked = Ran.of("check", plan);
        var replayed = Ran.of("replay", "--plan", plan, "--events", events, "--out", out);
        assertThat(checked.code()).isEqualTo(1);
        assertThat(replayed.code()).isEqualTo(1);
        for (String found : List.of("5 problems", "Mars", "soon", "faster", "scream", "many")) {
            assertThat(checked.said()).contains(found);
            assertThat(replayed.said()).contains(found);
        }
        assertPlain(checked);
        assertPlain(replayed);
        assertThat(out).doesNotExist();
    }

    @Test
    void a_missing_file_of_events_is_named() {
        refused(Traffic.plan(), events, out, "events.jsonl");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_missing_plan_is_named() throws IOException {
        Files.write(events, one());
        refused(work.resolve("nowhere.yml"), events, out, "nowhere.yml");
    }

    @Test
    void a_folder_in_the_place_of_the_events_is_named() throws IOException {
        refused(Traffic.plan(), Files.createDirectory(work.resolve("folder")), out, "folder");
    }

    @Test
    void a_folder_in_the_place_of_the_plan_is_named() throws IOException {
        Files.write(events, one());
        refused(Files.createDirectory(work.resolve("folder")), events, out, "folder");
    }

    @Test
    void a_packed_file_that_breaks_off_is_told_before_anything_runs() throws IOException {
        byte[] packed = packed(String.join("\n", one()));
        Path broken = Files.write(work.resolve("events.jsonl.gz"), Arrays.copyOf(packed, packed.length / 2));
        refused(Traffic.plan(), broken, out, "events.jsonl.gz");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_file_that_is_not_packed_though_its_name_says_so_is_told() throws IOException {
        Path plain = Files.write(work.resolve("plain.jsonl.gz"), one());
        refused(Traffic.plan(), plain, out, "plain.jsonl.gz");
    }

    @Test
    void a_file_in_the_place_of_the_output_folder_is_named() throws IOException {
        Files.write(events, one());
        Files.writeString(out, "mine");
        refused(Traffic.plan(), events, out, "out");
        assertThat(out).hasContent("mine");
    }

    @Test
    void an_output_folder_below_a_file_is_named() throws IOException {
        Files.write(events, one());
        Files.writeString(out, "mine");
        refused(Traffic.plan(), events, out.resolve("below"), "below");
    }

    @Test
    void an_output_file_that_cannot_be_written_is_named() throws IOException {
        Files.write(events, one());
        Files.createDirectories(out.resolve("readings.jsonl"));
        refused(Traffic.plan(), events, out, "readings.jsonl");
    }

    @Test
    void a_tick_that_does_not_divide_the_hour_is_refused() throws IOException {
        Files.write(events, one());
        var ran = Ran.of("replay", "--plan", Traffic.plan(), "--events", events, "--out", out, "--tick", "7m");
        assertThat(ran.code()).isNotZero();
        assertThat(ran.err()).contains("--tick").contains("7m");
        assertPlain(ran);
    }

    @Test
    void a_parallelism_that_makes_no_sense_is_refused() throws IOException {
        Files.write(events, one());
        for (String wrong : List.of("0", "-2", "129", "many")) {
            var ran = Ran.of(
                    "replay", "--plan", Traffic.plan(), "--events", events, "--out", out, "--parallelism", wrong);
            assertThat(ran.code()).as(wrong).isNotZero();
            assertThat(ran.err()).contains("--parallelism").contains(wrong);
            assertPlain(ran);
        }
    }

    @Test
    void a_command_that_makes_no_sense_is_code_2_and_shows_how() {
        var ran = Ran.of("replay", "--plan", Traffic.plan());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--events").contains("Usage: rampwatch replay");
        assertPlain(ran);
    }

    private Written replayed(List<String> lines) throws IOException {
        Files.write(events, lines);
        var ran = Ran.of("replay", "--plan", Traffic.plan(), "--events", events, "--out", out);
        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(ran.out()).contains("records in").contains("nothing was lost");
        assertPlain(ran);
        var written = new Written(out);
        Written.FILES.forEach(file -> assertThat(out.resolve(file)).exists());
        assertThat(written.summary().at("/events/residual").asLong(-1)).isZero();
        return written;
    }

    private static void refused(Path plan, Path events, Path out, String named) {
        var ran = Ran.of("replay", "--plan", plan, "--events", events, "--out", out);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("rampwatch: ").contains(named);
        assertPlain(ran);
    }

    /** Words for a person: no stack trace, no name of a class. */
    private static void assertPlain(Ran ran) {
        assertThat(ran.said())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("java.")
                .doesNotContain("org.apache")
                .doesNotContain("io.rampwatch.");
    }

    private static List<String> levels(Written written, String channel) {
        return written.all("levels.jsonl").stream()
                .filter(level -> level.get("channel").asText().equals(channel)
                        && level.get("rule").asText().equals("activation-drop"))
                .map(level -> level.get("level").asText())
                .toList();
    }

    private static List<String> one() {
        return Collections.unmodifiableList(new Traffic(1).day("partner", 0, 1).lines());
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
