package io.rampwatch.alerting.topic;

import io.rampwatch.wire.KafkaSettings;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer of alerting: without a group, because where to read from stands in the ledger. */
final class LedgerConsumer {
    private static final int CALL_MILLIS = 5_000;
    private static final int MOST_RECORDS = 2_000;
    private static final int NEW_PARTITIONS_MILLIS = 30_000;
    private static final int RECONNECT_MILLIS = 2_000;

    private LedgerConsumer() {}

    /**
     * Opens one; Kafka need not be there.
     *
     * @throws IllegalArgumentException when the settings cannot be right, such as an address that no name server knows
     */
    static Consumer<byte[], byte[]> open(KafkaSettings kafka) {
        try {
            return new KafkaConsumer<>(properties(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException wrong) {
            Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
            throw new IllegalArgumentException(
                    kafka + " cannot be reached: " + cause.getMessage() + ". Write addresses such as localhost:9092.",
                    wrong);
        }
    }

    private static Properties properties(KafkaSettings kafka) {
        Properties properties = kafka.properties();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "rampwatch-alerting");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // an open transaction of a dead writer must not hide a level
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, NEW_PARTITIONS_MILLIS);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS);
        properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }
}
