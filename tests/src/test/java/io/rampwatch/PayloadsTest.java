package io.rampwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.mapping.Mapper;
import io.rampwatch.mapping.MappingReader;
import io.rampwatch.mapping.Outcome;
import io.rampwatch.mapping.Presets;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The presets against payloads that other hands made: what each is to become, and thirty-one records that must be
 * refused, each for its reason. They are no part of the project.
 */
class PayloadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ARRIVAL = Instant.parse("2026-06-14T12:00:00Z").toEpochMilli();
    /** What the shapes are called there, and our preset for it. */
    private static final Map<String, String> PRESETS =
            Map.of("segment-track", "segment", "stripe", "stripe", "zendesk", "zendesk", "debezium", "debezium");

    private static final List<String> LATER = List.of("intercom", "hubspot");

    private static JsonNode samples;
    private static JsonNode bad;

    @BeforeAll
    static void read() throws IOException {
        samples = JSON.readTree(RealData.payloads().resolve("samples.json").toFile());
        bad = JSON.readTree(RealData.payloads().resolve("bad_inputs.json").toFile());
    }

    @Test
    void each_sample_becomes_the_event_that_it_means() throws IOException {
        List<String> made = new ArrayList<>();
        for (JsonNode sample : samples) {
            String preset = PRESETS.get(sample.get("preset").asText());
            if (preset != null) {
                JsonNode payload = sample.get("payload");
                byte[] value = payload.isNull() ? null : JSON.writeValueAsBytes(payload);
                outcomes(preset, value).forEach(outcome -> made.add(preset + ": " + words(outcome)));
            }
        }
        assertThat(made)
                .containsExactly(
                        "segment: account.signed_up of acct_1 on paid_search",
                        "segment: activation.milestone of acct_1 workspace.created",
                        "segment: provisioning.failed of acct_1 because duplicate_workspace, requestId r-9",
                        "segment: ignored by other-calls",
                        "segment: account.signed_up of acct_2 on paid_search",
                        "segment: account.signed_up of acct_3",
                        "stripe: account.linked of acct_1, linkKey stripe:cus_1",
                        "stripe: billing.failed of stripe:cus_1, billingId evt_1",
                        "stripe: ignored by test-mode",
                        "zendesk: ticket.opened of zendesk-org:509974, ticketId 35436",
                        "zendesk: ticket.resolved of zendesk-org:509974, ticketId 35436",
                        "zendesk: ticket.reopened of zendesk-org:509974, ticketId 35436",
                        "zendesk: escalation.raised of zendesk-org:509974 because tagged, ticketId 35436",
                        "zendesk: ignored by other-ticket-events",
                        "debezium: account.signed_up of 1005 on partner",
                        "debezium: account.attributed of 1005 on partner",
                        "debezium: account.erased of 1005",
                        "debezium: ignored by (tombstone)");
        // all happened at one instant
        assertThat(made).hasSize(18);
        assertThat(made.stream().filter(line -> !line.contains("ignored"))).hasSize(14);
    }

    @Test
    void the_samples_of_sources_that_come_later_are_five_records_and_their_presets_say_so() {
        assertThat(StreamSupport.stream(samples.spliterator(), false)
                        .filter(sample -> LATER.contains(sample.get("preset").asText())))
                .hasSize(5);
        LATER.forEach(name -> assertThatThrownBy(() -> Presets.mapping(name)).hasMessageContaining("comes later"));
    }

    @Test
    void every_event_of_a_sample_happened_when_its_payload_says() throws IOException {
        for (JsonNode sample : samples) {
            String preset = PRESETS.get(sample.get("preset").asText());
            if (preset != null && !sample.get("payload").isNull()) {
                outcomes(preset, JSON.writeValueAsBytes(sample.get("payload"))).forEach(outcome -> {
                    if (outcome instanceof Outcome.Event event) {
                        assertThat(Instant.ofEpochMilli(event.event().timeMillis()))
                                .hasToString("2026-06-14T11:00:00Z");
                    }
                });
            }
        }
    }

    @Test
    void thirty_one_bad_records_are_refused_each_for_its_reason() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode record : bad) {
            String preset = record.get("preset").asText();
            List<Outcome> outcomes = preset.equals("hubspot")
                    ? new Mapper(batches(), Map.of()).map(bytes(record), ARRIVAL)
                    : outcomes(PRESETS.get(preset), bytes(record));
            List<String> reasons = outcomes.stream()
                    .map(PayloadsTest::reason)
                    .filter(Objects::nonNull)
                    .toList();
            if (!reasons.equals(List.of(record.get("want").asText()))) {
                wrong.add(record.get("name").asText() + ": " + reasons);
            }
        }
        assertThat(bad).hasSize(31);
        assertThat(wrong).isEmpty();
    }

    @Test
    void one_bad_element_leaves_its_good_neighbour_an_event() throws IOException {
        for (JsonNode record : bad) {
            if (record.get("name").asText().startsWith("B28")) {
                assertThat(new Mapper(batches(), Map.of()).map(bytes(record), ARRIVAL))
                        .satisfiesExactly(
                                good -> assertThat(good).isInstanceOf(Outcome.Event.class),
                                one -> assertThat(reason(one)).isEqualTo("bad_time"));
            }
        }
    }

    /** A mapping of our own for two records that come as arrays with times in milliseconds. */
    private static io.rampwatch.mapping.Mapping batches() {
        return Objects.requireNonNull(
                MappingReader.read("batches", """
                name: batches
                source: urn:batches
                input: {topics: [batches], split: ''}
                defaults: {id: {hash: [/eventId, /objectId]}, time: {path: /occurredAt, as: epoch_ms}}
                rules:
                  - {when: {path: /subscriptionType, eq: ticket.creation}, emit: ticket.opened, fields: {ticketId: /objectId}}
                """.getBytes(UTF_8)).mapping());
    }

    /** The bytes of a record; four are too large or too odd to be written down, and are built. */
    private static byte @Nullable [] bytes(JsonNode record) throws IOException {
        JsonNode raw = record.get("raw_b64");
        if (!raw.isNull()) {
            return Base64.getDecoder().decode(raw.asText());
        }
        ObjectNode signup = samples.get(0).get("payload").deepCopy();
        return switch (record.get("name").asText().substring(0, 3)) {
            case "B02" -> null;
            case "B09" -> ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(UTF_8);
            case "B10" -> {
                signup.putObject("properties").put("x", "y".repeat(300_000));
                yield JSON.writeValueAsBytes(signup);
            }
            case "B16" -> JSON.writeValueAsBytes(signup.put("messageId", "x".repeat(5_000)));
            default -> throw new AssertionError(record);
        };
    }

    private static List<Outcome> outcomes(String preset, byte @Nullable [] value) {
        return new Mapper(Presets.mapping(preset), Map.of()).map(value, ARRIVAL);
    }

    private static @Nullable String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Refusal refusal) {
            return refusal.reason().label();
        }
        return outcome instanceof Outcome.NotMatched ? "no_rule_matched" : null;
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Event mapped) {
            OpsEvent event = mapped.event();
            String data = new String(mapped.json(), UTF_8);
            StringBuilder words = new StringBuilder(event.kind().noun());
            words.append(" of ").append(data.replaceAll(".*\"account(Id|Key)\":\"([^\"]*)\".*", "$2"));
            words.append(event.channel() == null ? "" : " on " + event.channel());
            words.append(event.name().equals(event.kind().noun()) ? "" : " " + event.name());
            words.append(event.reason() == null ? "" : " because " + event.reason());
            for (String field : List.of("linkKey", "billingId", "ticketId", "requestId")) {
                if (event.fields().containsKey(field)) {
                    words.append(", ")
                            .append(field)
                            .append(' ')
                            .append(event.fields().get(field));
                }
            }
            return words.toString();
        }
        return outcome instanceof Outcome.Ignored ignored
                ? "ignored by " + ignored.rule()
                : String.valueOf(reason(outcome));
    }
}
