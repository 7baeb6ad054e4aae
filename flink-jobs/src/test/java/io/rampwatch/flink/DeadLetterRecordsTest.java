package io.rampwatch.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Header;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterRecordsTest {
    private static final Origin ORIGIN = new Origin("ramp.events", 3, 7, 1_000);
    private static final byte[] KEY = "k".getBytes(UTF_8);

    @Test
    void a_letter_is_the_original_with_reasons_in_its_headers() {
        var record = record(KEY, "{".getBytes(UTF_8), List.of(header("trace", "t")));
        assertThat(record.topic()).isEqualTo("ramp.dead-letters");
        assertThat(record.timestamp()).isNull();
        assertThat(record.key()).isEqualTo(KEY);
        assertThat(record.value()).isEqualTo("{".getBytes(UTF_8));
        assertThat(names(record))
                .containsExactly(
                        "trace",
                        "rw-reason",
                        "rw-detail",
                        "rw-stage",
                        "rw-topic",
                        "rw-partition",
                        "rw-offset",
                        "rw-timestamp");
    }

    @Test
    void reasons_of_an_earlier_refusal_give_way() {
        var record = record(KEY, "{".getBytes(UTF_8), List.of(header("rw-reason", "old"), header("rw-old", "x")));
        assertThat(names(record)).doesNotContain("rw-old").containsOnlyOnce("rw-reason");
        assertThat(text(record, "rw-reason")).isEqualTo("bad_json");
    }

    @Test
    void a_value_that_would_not_fit_is_cut_and_says_so() {
        var record = record(KEY, new byte[2_000_000], List.of());
        assertThat(record.value()).hasSizeLessThan(1_000_000).hasSizeGreaterThan(900_000);
        assertThat(text(record, "rw-truncated-from")).isEqualTo("2000000");
    }

    @Test
    void headers_that_would_not_fit_are_left_out() {
        var record = record(KEY, "{".getBytes(UTF_8), List.of(new Header("huge", new byte[2_000_000])));
        assertThat(names(record)).doesNotContain("huge");
        assertThat(text(record, "rw-truncated-from")).isEqualTo("1");
        assertThat(text(record, "rw-offset")).isEqualTo("7");
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value, List<Header> headers) {
        var letter = new DeadLetter(ORIGIN, key, value, Reason.BAD_JSON, "not JSON", "(unknown)", headers);
        return new DeadLetterRecords().serialize(letter, null, null);
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(UTF_8));
    }

    private static List<String> names(ProducerRecord<byte[], byte[]> record) {
        return List.of(record.headers().toArray()).stream()
                .map(header -> header.key())
                .toList();
    }

    private static String text(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
