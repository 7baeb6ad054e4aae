package io.rampwatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.mapping.MappingFile;
import io.rampwatch.standalone.Broker;
import io.rampwatch.standalone.Rampwatch;
import io.rampwatch.standalone.TopicsAdmin;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A mapped topic on a real broker: its records through the job, what is refused, shown, and sent again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersIT {
    private static final long MILLIS = 1_781_430_000_000L;
    private static final String TOPIC = "batches";
    private static final String MAPPING = """
            name: batches
            source: urn:batches
            input: {topics: [batches], split: ''}
            defaults: {id: /id, time: {path: /at, as: epoch_ms}, accountId: /account}
            rules:
              - {name: noise, when: {path: /kind, eq: noise}, ignore: true}
              - {when: {path: /kind, eq: signup}, emit: account.signed_up, fields: {channel: /channel}}
            """;

    @TempDir
    private static Path folder;

    private static Broker broker;
    private static Records records;
    private static Path mapping;

    @BeforeAll
    static void run() throws Exception {
        mapping = Files.writeString(folder.resolve("batches.yaml"), MAPPING);
        broker = Broker.start(folder.resolve("broker"), Broker.ANY_PORT);
        TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
        try (var admin = Admin.create(broker.settings().properties())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
        }
        records = new Records(broker.settings());
        var mixed = record(
                "k-1",
                "[" + signup("1") + "," + signup("").replace("marketplace", "pa$$") + ",{\"kind\":\"noise\"},7]");
        mixed.headers().add("authorization", "Bearer abcdefghijk".getBytes(UTF_8));
        mixed.headers().add("trace", "t-1".getBytes(UTF_8));
        records.send(List.of(
                record("k-0", "[" + signup("0") + "]"),
                mixed,
                record("k-2", "[{\"kind\":\"odd\",\"api_token\":\"s3cr3t\"}]"),
                record("k-3", "{"),
                Records.signup(0, "a-9", "marketplace", MILLIS)));
        job();
    }

    private static void job() throws Exception {
        var plan = LaunchPlan.read();
        var ends = new KafkaEnds(broker.settings());
        var input = KafkaInput.recorded().mapped(MappingFile.demand(List.of(mapping.toString())));
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(2, RampJob.configuration())) {
            RampJob.wire(ends.received(env, plan, input), null, ends.sinks(), plan, JobSettings.replay(60));
            env.execute();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static String signup(String id) {
        return "{\"kind\":\"signup\",\"id\":\"%s\",\"at\":%d,\"account\":\"a-%s\",\"channel\":\"marketplace\"}"
                .formatted(id, MILLIS, id);
    }

    private static ProducerRecord<byte[], byte[]> record(String key, String value) {
        return new ProducerRecord<>(TOPIC, 0, MILLIS, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    @Test
    @Order(1)
    void both_laws_hold_over_mapped_and_plain_topics_and_a_good_neighbour_is_counted() {
        var law = law();
        assertThat(law.recordsResidual()).isZero();
        assertThat(law.eventsResidual()).isZero();
        assertThat(law.count(Fate.IN)).isEqualTo(8);
        assertThat(law.count(Fate.COUNTED)).isEqualTo(3);
        assertThat(law.count(Fate.IGNORED)).isEqualTo(1);
        assertThat(law.count(Fate.UNMATCHED)).isEqualTo(1);
        assertThat(law.refused()).isEqualTo(3);
    }

    private static Conservation law() {
        var beats = records.in(Topics.HEARTBEATS);
        return Conservation.of(
                HeartbeatJson.read(beats.get(beats.size() - 1).value()).counts());
    }

    @Test
    @Order(2)
    void a_dead_letter_names_the_mapping_and_the_element() {
        assertThat(records.in(Topics.DEAD_LETTERS))
                .extracting(
                        letter -> Records.header(letter, "rw-reason"),
                        letter -> Records.header(letter, "rw-element"),
                        letter -> Records.header(letter, "rw-mapping").substring(0, 8),
                        Records::key)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("missing_id", "1", "batches@", "k-1"),
                        org.assertj.core.groups.Tuple.tuple("no_rule_matched", "0", "batches@", "k-2"),
                        org.assertj.core.groups.Tuple.tuple("bad_json", null, "batches@", "k-3"));
    }

    @Test
    @Order(3)
    void list_counts_by_reason() {
        assertThat(said("dead-letters", "list"))
                .startsWith("0: reason")
                .containsPattern("bad_json +decode +batches +batches@[0-9a-f]{12} +1 +0:\\d")
                .containsPattern("missing_id +validate +batches")
                .containsPattern("no_rule_matched +map +batches");
        assertThat(said("dead-letters", "list", "--json"))
                .contains("{\"reason\":\"bad_json\",\"stage\":\"decode\",\"topic\":\"batches\"");
    }

    @Test
    @Order(4)
    void show_prints_one_and_no_secret() {
        String mixed = said("dead-letters", "show", place("missing_id"));
        assertThat(mixed)
                .startsWith("0: missing_id (validate): id is missing")
                .containsPattern("rw-element +1")
                .containsPattern("trace +t-1")
                .containsPattern("authorization +\\(hidden, 18 bytes\\)")
                .contains("key    k-1")
                .contains("\"kind\":\"noise\"")
                .doesNotContain("abcdefghijk");
        assertThat(said("dead-letters", "show", place("no_rule_matched")))
                .contains("\"api_token\":\"(hidden)\"")
                .doesNotContain("s3cr3t");
        assertThat(said("dead-letters", "show", "0:99"))
                .startsWith("1: ")
                .contains("there is no refused record at '0:99'");
    }

    private static String place(String reason) {
        return records.in(Topics.DEAD_LETTERS).stream()
                .filter(letter -> reason.equals(Records.header(letter, "rw-reason")))
                .map(letter -> letter.partition() + ":" + letter.offset())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(5)
    void retry_sends_the_original_bytes_and_headers_to_the_topic_that_they_came_from() {
        int before = records.in(TOPIC).size();
        assertThat(said("dead-letters", "retry", "--reason", "missing_id")).isEqualTo("0: 1 of 1 sent again");
        var sent = records.in(TOPIC);
        assertThat(sent).hasSize(before + 1);
        assertThat(sent.stream().filter(record -> Records.key(record).equals("k-1")))
                .hasSize(2)
                .allSatisfy(record -> {
                    assertThat(new String(record.value(), UTF_8))
                            .startsWith("[")
                            .contains("pa$$");
                    assertThat(Arrays.stream(record.headers().toArray()).map(header -> header.key()))
                            .containsExactly("authorization", "trace");
                });
    }

    @Test
    @Order(6)
    void what_was_sent_again_is_counted_once_when_the_mapping_is_mended() throws Exception {
        Files.writeString(
                mapping,
                MAPPING.replace("id: /id,", "id: {coalesce: [/id, {template: 'x{/at}'}]},")
                        .replace("channel: /channel", "channel: {const: marketplace}"));
        job();
        var law = law();
        assertThat(law.recordsResidual()).isZero();
        assertThat(law.eventsResidual()).isZero();
        // k-1 came twice: what was refused is an event now, and what was counted is a duplicate
        assertThat(law.count(Fate.COUNTED)).isEqualTo(4);
        assertThat(law.count(Fate.DUPLICATE)).isEqualTo(2);
    }

    @Test
    @Order(7)
    void a_decision_cannot_come_in_as_a_dead_letter() throws Exception {
        var forged = new ProducerRecord<>(Topics.DEAD_LETTERS, "k".getBytes(UTF_8), "{}".getBytes(UTF_8));
        forged.headers().add("rw-reason", "bad_json".getBytes(UTF_8));
        forged.headers().add("rw-topic", Topics.CONTROL.getBytes(UTF_8));
        var gone = new ProducerRecord<>(Topics.DEAD_LETTERS, "k".getBytes(UTF_8), "{".getBytes(UTF_8));
        gone.headers().add("rw-reason", "bad_json".getBytes(UTF_8));
        gone.headers().add("rw-topic", "no-such-topic".getBytes(UTF_8));
        records.send(List.of(forged, gone));
        assertThat(said("dead-letters", "retry", "--from-topic", Topics.CONTROL))
                .startsWith("1: 0 of 1 sent again")
                .contains("ramp.control is written by Rampwatch alone");
        assertThat(said("dead-letters", "retry", "--from-topic", "no-such-topic"))
                .contains("1 left: there is no topic no-such-topic");
        assertThat(said("dead-letters", "retry", "--reason", "merge_cycle"))
                .startsWith("1: ")
                .contains("none of the refused records");
        assertThat(records.in(Topics.CONTROL)).isEmpty();
    }

    @Test
    @Order(8)
    void what_makes_no_sense_is_told_with_exit_code_two() {
        assertThat(said("dead-letters")).startsWith("2: ");
        assertThat(said("dead-letters", "retry")).startsWith("2: ");
    }

    private static String said(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.size() > 1) {
            words.addAll(List.of("--kafka", broker.bootstrap()));
        }
        var out = new StringWriter();
        int code = Rampwatch.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
        return code + ": " + out.toString().strip();
    }
}
