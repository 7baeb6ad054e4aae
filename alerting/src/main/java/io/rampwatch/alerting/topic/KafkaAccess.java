package io.rampwatch.alerting.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How Kafka is reached.
 *
 * @param bootstrap addresses of brokers, such as {@code localhost:9092}
 * @param security security settings; no other setting is passed through
 */
public record KafkaAccess(String bootstrap, Map<String, String> security) {
    private static final Set<String> ALLOWED = Set.of("security.protocol", "sasl.mechanism", "sasl.jaas.config");
    private static final int CALL_MILLIS = 5_000;

    /** @throws IllegalArgumentException for a setting that is not passed through */
    public KafkaAccess {
        security = Map.copyOf(security);
        for (String name : new TreeMap<>(security).keySet()) {
            if (!ALLOWED.contains(name) && !name.startsWith("ssl.")) {
                throw new IllegalArgumentException(
                        "The Kafka setting " + name
                                + " is not passed through: only security.protocol, sasl.mechanism, sasl.jaas.config and ssl.* are.");
            }
        }
    }

    /** Shows the addresses only: settings may hold passwords. */
    @Override
    public String toString() {
        return bootstrap;
    }

    /**
     * A consumer without a group: where to read from stands in the ledger.
     *
     * @throws IllegalArgumentException when the settings cannot be right, such as an address without a port
     */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "rampwatch-alerting");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // an open transaction of a dead writer must not hide a level
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException wrong) {
            Throwable cause = wrong.getCause() == null ? wrong : wrong.getCause();
            throw new IllegalArgumentException(
                    "Kafka cannot be reached at '" + bootstrap + "': " + cause.getMessage()
                            + ". Write addresses such as localhost:9092.",
                    wrong);
        }
    }
}
