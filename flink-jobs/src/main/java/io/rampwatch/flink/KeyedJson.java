package io.rampwatch.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Results as records of a topic.
 *
 * <p>Without a timestamp of their own: event time would send the levels of an old input to retention at once.
 */
final class KeyedJson<T> implements KafkaRecordSerializationSchema<T> {
    private final String topic;
    private final Text<T> key;
    private final Json<T> value;

    /** The key of a result. */
    interface Text<T> extends Function<T, String>, Serializable {}

    /** The bytes of a result. */
    interface Json<T> extends Function<T, byte[]>, Serializable {}

    KeyedJson(String topic, Text<T> key, Json<T> value) {
        this.topic = topic;
        this.key = key;
        this.value = value;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T result, KafkaSinkContext context, @Nullable Long eventTime) {
        return new ProducerRecord<>(topic, key.apply(result).getBytes(UTF_8), value.apply(result));
    }
}
