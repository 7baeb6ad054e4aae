package io.rampwatch.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Header;
import io.rampwatch.event.Origin;
import io.rampwatch.wire.Topics;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Refused records as they came, with headers that say why. */
final class DeadLetterRecords implements KafkaRecordSerializationSchema<DeadLetter> {
    private static final String OURS = "rw-";
    /** What fits into a record of Kafka's usual size, with room for our headers. */
    private static final int MOST_BYTES = 1_000_000;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, @Nullable Long eventTime) {
        byte[] key = letter.key();
        byte[] value = letter.value();
        int around = size(key) + headerBytes(letter);
        if (around > MOST_BYTES / 2) {
            // key and headers as large as that are an attack or a defect: what is left says where the original lies
            return record(letter, null, null, false);
        }
        if (size(value) > MOST_BYTES - around) {
            return record(letter, key, Arrays.copyOf(value == null ? new byte[0] : value, MOST_BYTES - around), true);
        }
        return record(letter, key, value, true);
    }

    private static ProducerRecord<byte[], byte[]> record(
            DeadLetter letter, byte @Nullable [] key, byte @Nullable [] value, boolean whole) {
        var record = new ProducerRecord<>(Topics.DEAD_LETTERS, key, value);
        if (whole) {
            // those of an earlier refusal go: a record that is sent again and refused again would grow each time
            letter.headers().stream()
                    .filter(header -> !header.name().startsWith(OURS))
                    .forEach(header -> record.headers().add(header.name(), header.value()));
        }
        add(record, "reason", letter.reason().label());
        add(record, "detail", letter.detail());
        add(record, "stage", letter.reason().stage().label());
        Origin origin = letter.origin();
        add(record, "topic", origin.topic());
        add(record, "partition", Integer.toString(origin.partition()));
        add(record, "offset", Long.toString(origin.offset()));
        if (origin.arrivalMillis() != Origin.UNKNOWN) {
            add(record, "timestamp", Long.toString(origin.arrivalMillis()));
        }
        if (letter.mapping() != null) {
            add(record, "mapping", letter.mapping());
        }
        if (letter.element() != DeadLetter.WHOLE) {
            add(record, "element", Integer.toString(letter.element()));
        }
        byte[] original = letter.value();
        if (original == null) {
            add(record, "null-value", "true");
        } else if (size(value) < original.length) {
            add(record, "truncated-from", Integer.toString(original.length));
        }
        return record;
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(OURS + name, value.getBytes(UTF_8));
    }

    private static int headerBytes(DeadLetter letter) {
        return letter.headers().stream().mapToInt(DeadLetterRecords::bytes).sum();
    }

    private static int bytes(Header header) {
        return header.name().length() * 3 + size(header.value());
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
