package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a replay wrote.
 *
 * @param folder where
 */
record Written(Path folder) {
    static final List<String> FILES = List.of("readings.jsonl", "days.jsonl", "levels.jsonl", "dead-letters.jsonl");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a replay that must succeed. */
    static Written by(Path plan, Path events, Path out, int parallelism) {
        var ran = Ran.of(
                "replay", "--plan", plan, "--events", events, "--out", out, "--parallelism", parallelism, "--json");
        if (ran.code() != 0) {
            throw new AssertionError("exit code " + ran.code() + ": " + ran.said());
        }
        return new Written(out);
    }

    JsonNode summary() {
        try {
            return JSON.readTree(folder.resolve("summary.json").toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Each line of a file, without holding the file. */
    void each(String file, Consumer<JsonNode> line) {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(file))) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(JSON.readTree(next));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<JsonNode> all(String file) {
        List<JsonNode> all = new ArrayList<>();
        each(file, all::add);
        return all;
    }

    /** The lines as they are, by tick (or day), channel and rule (or metric); of one of these in the order written. */
    List<String> sorted(String file) {
        try (var lines = Files.lines(folder.resolve(file))) {
            return lines.map(line -> Map.entry(place(line), line))
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .map(Map.Entry::getValue)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same bytes in the same places; of what differs the first lines are told. */
    void assertSame(String file, Written expected) {
        List<String> found = sorted(file);
        List<String> wanted = expected.sorted(file);
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            assertThat(found.get(i)).as("line %d of %s", i + 1, file).isEqualTo(wanted.get(i));
        }
        assertThat(found.size()).as("lines of %s", file).isEqualTo(wanted.size());
    }

    private static String place(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return String.join(
                    "|",
                    json.path("tick").asText(json.path("day").asText()),
                    json.path("channel").asText(),
                    json.path("rule").asText(json.path("metric").asText()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The metrics of the last revision of each reading, by channel and tick. */
    Map<String, JsonNode> lastReadings() {
        Map<String, JsonNode> last = new HashMap<>();
        Map<String, Integer> revisions = new HashMap<>();
        each("readings.jsonl", reading -> {
            String key =
                    reading.get("channel").asText() + "|" + reading.get("tick").asText();
            int revision = reading.get("revision").asInt();
            if (revisions.getOrDefault(key, -1) < revision) {
                revisions.put(key, revision);
                last.put(key, reading.get("metrics"));
            }
        });
        return last;
    }
}
