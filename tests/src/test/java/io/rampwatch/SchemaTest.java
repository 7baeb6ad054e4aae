package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line that a replay writes is what its schema says; other programs read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaTest {
    private static final SchemaRegistry DRAFT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Path out;

    @BeforeAll
    void replay(@TempDir Path work) throws IOException {
        var traffic = new Traffic(3);
        for (int day = 0; day < 5; day++) {
            traffic.day("partner", day, 120).day("direct", day, 8);
        }
        Path events = Files.write(work.resolve("events.jsonl"), Disorder.bad(3, traffic.lines()));
        out = Written.by(Traffic.plan(), events, work.resolve("out"), 1).folder();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "readings.jsonl, reading",
        "days.jsonl, closed-day",
        "levels.jsonl, level",
        "dead-letters.jsonl, dead-letter",
        "summary.json, summary"
    })
    void every_line_is_what_its_schema_says(String file, String name) throws IOException {
        Schema schema = DRAFT.getSchema(schema(name));
        List<String> lines = Files.readAllLines(out.resolve(file));
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            List<Error> errors = schema.validate(line, InputFormat.JSON);
            assertThat(errors).as(line).isEmpty();
        }
    }

    @Test
    void the_lines_hold_revisions_open_days_and_every_view() throws IOException {
        var written = new Written(out);
        Set<String> seen = new HashSet<>();
        written.each("readings.jsonl", reading -> {
            seen.add(reading.get("revision").asInt() > 0 ? "restated" : "first");
            seen.add(reading.at("/metrics/activation_24h/early/value").isNumber() ? "early" : "too few");
        });
        written.each("days.jsonl", day -> seen.add(day.get("closedAt").isNull() ? "open" : "closed"));
        assertThat(seen).contains("restated", "first", "early", "too few", "open", "closed");
    }

    private static String schema(String name) throws IOException {
        try (var stream = SchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
