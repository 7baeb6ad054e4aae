package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.Reason;
import io.rampwatch.event.SourceWord;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is what the published schemas say, no more and no less. */
class SchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void readings_are_as_their_schema_says() {
        assertThat(faults("reading", ReadingJson.write(Samples.reading()))).isEmpty();
        assertThat(faults("reading", ReadingJson.write(Samples.emptyReading()))).isEmpty();
        assertThat(faults("reading", ReadingJson.write(Samples.doubtedReading())))
                .isEmpty();
        var bare = new Reading("c", Samples.TICK, Samples.TICK, 0, Map.of());
        assertThat(faults("reading", ReadingJson.write(bare))).isEmpty();
    }

    @Test
    void levels_are_as_their_schema_says() {
        assertThat(faults("level", LevelJson.write(Samples.level()))).isEmpty();
        assertThat(faults("level", LevelJson.write(Samples.unknownLevel()))).isEmpty();
        assertThat(faults("level", LevelJson.write(Samples.fullLevel()))).isEmpty();
    }

    @Test
    void closed_days_are_as_their_schema_says() {
        assertThat(faults("closed-day", ClosedDayJson.write(Samples.closedDay())))
                .isEmpty();
        assertThat(faults("closed-day", ClosedDayJson.write(Samples.openDay()))).isEmpty();
    }

    @Test
    void dead_letters_are_as_their_schema_says() {
        assertThat(faults("dead-letter", DeadLetterJson.write(Samples.deadLetter())))
                .isEmpty();
        assertThat(faults("dead-letter", DeadLetterJson.write(Samples.tombstone())))
                .isEmpty();
    }

    @Test
    void heartbeats_are_as_their_schema_says() {
        var counts = Map.of("urn:product|counted", 7L, "urn:product|dead:bad_json", 3L, "urn:a|ignored:test-mode", 1L);
        var full = new Heartbeat("born", 4, 1_317_423_600_000L, counts, Map.of("urn:a", new SourceWord(0, true)), 2);
        assertThat(faults("heartbeat", HeartbeatJson.write(full))).isEmpty();
        var first = HeartbeatJson.write(new Heartbeat("born", 0, Long.MIN_VALUE, Map.of()));
        assertThat(faults("heartbeat", first)).isEmpty();
        var odd = new String(first, UTF_8).replace("\"sequence\":0", "\"sequence\":-1");
        assertThat(faults("heartbeat", odd.getBytes(UTF_8))).hasSize(1);
        assertThat(faults(
                        "heartbeat",
                        new String(first, UTF_8)
                                .replace("\"counts\":{}", "\"counts\":{\"x\":1}")
                                .getBytes(UTF_8)))
                .hasSize(1);
    }

    @Test
    void totals_are_as_their_schema_says() {
        assertThat(faults("totals", ChannelTotalsJson.write(totals()))).isEmpty();
        var odd = new String(ChannelTotalsJson.write(totals()), UTF_8).replace("FLOW signups", "signups");
        assertThat(faults("totals", odd.getBytes(UTF_8))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void decisions_are_as_their_schema_says_and_an_override_alone_expires(Decision.Kind kind) {
        boolean override = kind == Decision.Kind.OVERRIDE;
        var expiring = new Decision("d1", kind, "ads", "VP Growth", "agreed", 0, 3_600_000L);
        var lasting = new Decision("d1", kind, "ads", "VP Growth", "agreed", 0);
        assertThat(faults("decision", DecisionJson.write(expiring)).isEmpty()).isEqualTo(override);
        assertThat(faults("decision", DecisionJson.write(lasting)).isEmpty()).isEqualTo(!override);
    }

    @Test
    void versions_of_the_plan_are_as_their_schema_says() {
        var version = PlanVersionJson.write(new PlanVersion("v2", "VP Growth", 0, 1_440, "ramp: autumn"));
        assertThat(faults("plan-version", version)).isEmpty();
        assertThat(faults(
                        "plan-version",
                        new String(version, UTF_8).replace("1440", "-1").getBytes(UTF_8)))
                .hasSize(1);
    }

    @Test
    void a_summary_has_totals_by_channel_and_both_laws() {
        var summary = new String(SummaryJson.write(List.of(totals()), law(), "activation_24h"), UTF_8);
        assertThat(faults("summary", summary.getBytes(UTF_8))).isEmpty();
        assertThat(faults("summary", summary.replace("\"held\":0,", "").getBytes(UTF_8)))
                .hasSize(1);
        assertThat(summary).contains("\"in\":10", "\"held\":0,");
        assertThat(faults("summary", summary.replace("\"in\":10", "\"in\":-10").getBytes(UTF_8)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\":130 -> \"n\":\"130\"",
                "\"n\":130 -> \"m\":130",
                "\"kind\":\"count\" -> \"kind\":\"ratio\"",
                "23:00:00Z -> 23:00:00",
                "reading.v1 -> reading.v2",
                "\"form\":\"cohort\" -> \"form\":\"naive\"",
                "\"open\":40 -> \"open\":-1"
            })
    void a_reading_that_differs_is_told_apart(String change) {
        var parts = change.split(" -> ", 2);
        var text = new String(ReadingJson.write(Samples.reading()), UTF_8);
        assertThat(text).contains(parts[0]);
        assertThat(faults("reading", text.replace(parts[0], parts[1]).getBytes(UTF_8)))
                .isNotEmpty();
    }

    @Test
    void the_words_of_the_schemas_are_those_of_the_program() {
        assertThat(words("dead-letter", "reason")).containsExactly(labels(Reason.values()));
        assertThat(words("dead-letter", "stage")).containsExactly(labels(Reason.Stage.values()));
        assertThat(words("decision", "kind")).containsExactly(labels(Decision.Kind.values()));
        assertThat(words("level", "side")).containsExactly(labels(Side.values()));
        assertThat(words("level", "then")).containsExactly(labels(StopRule.Then.values()));
        assertThat(words("level", "level"))
                .containsExactly(Arrays.stream(State.values()).map(State::name).toArray(String[]::new));
        assertThat(words("level", "cause"))
                .startsWith(Arrays.stream(Cause.values()).map(Cause::name).toArray(String[]::new))
                .endsWith("null")
                .hasSize(Cause.values().length + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading", "level", "closed-day", "dead-letter", "summary", "timelines"})
    void every_n_says_what_it_counts(String name) {
        for (String counted : List.of("n", "open", "denominator")) {
            assertThat(tree(name).findValues(counted))
                    .filteredOn(JsonNode::isObject)
                    .allSatisfy(n -> assertThat(n.path("description").asText()).containsIgnoringCase("counts "));
        }
    }

    private static ChannelTotals totals() {
        return new ChannelTotals("(all)", Map.of("FLOW signups", 2L, "FLOW manual_work.logged:amount", 7_500_000L));
    }

    private static Conservation law() {
        return new Conservation(Map.of(
                "in", 10L, "mapped", 7L, "dead:bad_json", 3L, "events", 7L, "counted", 6L, "dead:missing_id", 1L));
    }

    private static String[] labels(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static List<String> words(String schema, String field) {
        List<String> words = new ArrayList<>();
        tree(schema).path("properties").path(field).path("enum").forEach(each -> words.add(each.asText()));
        return words;
    }

    /** What is wrong with a document; a field that the schema does not name is wrong here, too. */
    private static List<String> faults(String name, byte[] document) {
        Schema schema = SCHEMAS.getSchema(closed(tree(name)));
        return schema.validate(new String(document, UTF_8), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode closed(JsonNode schema) {
        schema.forEach(SchemaTest::closed);
        if (schema instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    private static JsonNode tree(String name) {
        try (var in = SchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return MAPPER.readTree(requireNonNull(in, name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
