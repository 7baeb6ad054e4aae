package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command map at a person's desk. */
class MapFileTest {
    private static final String GOOD = """
            {"id":"evt_7","created":1781430000,"livemode":true,"type":"customer.created",\
            "data":{"object":{"id":"cus_7","metadata":{"account_id":"a-1"}}}}""";
    private static final String EVENT = """
            {"specversion":"1.0","id":"evt_7","source":"urn:stripe","type":"io.rampwatch.account.linked.v1",\
            "time":"2026-06-14T09:40:00Z","datacontenttype":"application/json","subject":"a-1",\
            "data":{"accountId":"a-1","linkKey":"stripe:cus_7"}}""";

    @TempDir
    private Path work;

    @Test
    void events_are_printed_as_lines_of_json_and_the_rest_beside_them() throws IOException {
        var ran = mapped(
                "p.jsonl",
                GOOD,
                GOOD.replace("true", "false"),
                "{\"livemode\":true,\"type\":\"x\"}",
                GOOD.replace("evt_7", ""));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.said())
                .contains(EVENT)
                .contains("record 2  ignored by the rule test-mode")
                .contains("record 3  no_rule_matched")
                .contains("record 4  refused, missing_id: id is missing")
                .contains("4 records: 1 events, 1 ignored, 1 matched by no rule, 1 refused");
    }

    @Test
    void records_that_are_events_or_ignored_are_a_success() throws IOException {
        assertThat(mapped("p.jsonl", GOOD, GOOD.replace("true", "false")).code())
                .isZero();
    }

    @Test
    void a_document_over_several_lines_is_one_record_and_so_is_a_recording() throws IOException {
        var pretty = new ObjectMapper().readTree(GOOD).toPrettyString();
        assertThat(mapped("p.json", pretty).said()).contains(EVENT);
        assertThat(mapped("p.txt", pretty).said()).contains(EVENT);
        var recording = "{\"arrival\":1781430000000,\"raw\":" + new ObjectMapper().writeValueAsString(GOOD) + "}";
        assertThat(mapped("r.jsonl", recording, recording).said()).contains(EVENT, "2 records: 2 events");
        assertThat(mapped("r.jsonl", recording.replace("1781430000000", "1781420000000"))
                        .said())
                .contains("refused, time_in_future");
    }

    @Test
    void json_holds_every_outcome() throws IOException {
        Path file = Files.write(work.resolve("p.jsonl"), List.of(GOOD, GOOD.replace("true", "false"), "[]"));
        assertThat(Ran.of("map", "--preset", "stripe", "--json", file).said())
                .contains("{\"record\":1,\"outcome\":\"event\",\"event\":" + EVENT + "}")
                .contains("{\"record\":2,\"outcome\":\"ignored\",\"rule\":\"test-mode\"}")
                .contains(
                        "{\"record\":3,\"outcome\":\"refused\",\"reason\":\"not_object\",\"stage\":\"decode\",\"detail\":");
    }

    @Test
    void what_makes_no_sense_and_what_is_not_there_is_said_in_a_sentence() throws IOException {
        Path file = Files.writeString(work.resolve("p.jsonl"), GOOD);
        assertThat(Ran.of("map", file).code()).isEqualTo(2);
        assertThat(Ran.of("map", "--preset", "stripe").code()).isEqualTo(2);
        assertThat(Ran.of("map", "--preset", "stripe", "--mapping", file, file).code())
                .isEqualTo(2);
        assertThat(Ran.of("map", "--preset", "hubspot", file).said()).contains("the preset 'hubspot' comes later");
        assertThat(Ran.of("map", "--preset", "strip", file).said()).contains("there is no preset 'strip'");
        assertThat(Ran.of("map", "--mapping", work.resolve("no.yaml"), file).said())
                .contains("cannot be read: is there such a file?");
        assertThat(Ran.of("map", "--preset", "stripe", work.resolve("no.json")).said())
                .contains("cannot be read");
    }

    @Test
    void a_preset_can_be_printed_changed_and_used() throws IOException {
        String preset = Ran.of("map", "--preset", "stripe", "--show").said();
        Path own = Files.writeString(work.resolve("own.yaml"), preset.replace("urn:stripe", "urn:billing"));
        Path file = Files.writeString(work.resolve("p.jsonl"), GOOD);
        assertThat(Ran.of("map", "--mapping", own, file).said()).contains(EVENT.replace("urn:stripe", "urn:billing"));
    }

    @Test
    void events_of_a_plan_are_targets_like_all_others_once_the_plan_is_named() throws IOException {
        Path mapping = Files.writeString(work.resolve("shop.yaml"), """
                name: shop
                source: urn:shop
                input: {topics: [shop.orders]}
                rules:
                - when: {path: /what, eq: problem}
                  emit: order.exception
                  id: /n
                  time: {path: /at, as: iso}
                  accountId: /customer
                  fields: {orderId: /order, warehouse: /where}
                """);
        Path file = Files.writeString(work.resolve("o.jsonl"), """
                {"n":"1","what":"problem","at":"2026-11-23T10:00:00Z","customer":"c1","order":"o1","where":"north"}""");
        Path plan = Repository.root().resolve("profiles/commerce.yml");
        var ran = Ran.of("map", "--mapping", mapping, "--plan", plan, file);
        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(ran.out())
                .contains("\"type\":\"io.rampwatch.order.exception.v1\"")
                .contains("\"data\":{\"accountId\":\"c1\",\"orderId\":\"o1\",\"warehouse\":\"north\"}");
        Path out = work.resolve("out");
        var replayed = Ran.of("replay", "--plan", plan, "--events", file, "--mapping", mapping, "--out", out);
        assertThat(replayed.said()).contains("1 records in: 1 counted");
        assertThat(Ran.of("map", "--mapping", mapping, file).said()).contains("'order.exception' is not one of");
        Files.writeString(mapping, Files.readString(mapping).replace("{orderId: /order, ", "{"));
        assertThat(Ran.of("map", "--mapping", mapping, "--plan", plan, file).said())
                .contains("orderId: is missing; every order.exception needs it");
    }

    private Ran mapped(String name, String... records) throws IOException {
        return Ran.of("map", "--preset", "stripe", Files.write(work.resolve(name), List.of(records)));
    }
}
