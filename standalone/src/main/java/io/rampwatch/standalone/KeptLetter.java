package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A refused record as it lies in its topic. */
record KeptLetter(ConsumerRecord<byte[], byte[]> record) {
    /** How headers of ours begin; the others are those of the original. */
    static final String OURS = "rw-";

    String reason() {
        return header("reason", "(unknown)");
    }

    /** The topic that it was read from. */
    String topic() {
        return header("topic", "(unknown)");
    }

    /** Where it lies: {@code PARTITION:OFFSET}. */
    String place() {
        return record.partition() + ":" + record.offset();
    }

    /** A header of ours, by its name without {@code rw-}. */
    String header(String name, String otherwise) {
        Header header = record.headers().lastHeader(OURS + name);
        return header == null || header.value() == null ? otherwise : new String(header.value(), UTF_8);
    }

    boolean has(String name) {
        return record.headers().lastHeader(OURS + name) != null;
    }

    /** The headers that the original had. */
    List<Header> originalHeaders() {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> !header.key().startsWith(OURS))
                .toList();
    }

    /** The value of the original, as far as it was kept. */
    byte @Nullable [] value() {
        return has("null-value") ? null : record.value();
    }

    /** Why it cannot be sent again; null where it can. */
    @Nullable
    String lost() {
        if (has("truncated-from")) {
            return "only a part of it was kept";
        }
        return !has("null-value") && record.value() == null ? "its bytes were not kept" : null;
    }
}
