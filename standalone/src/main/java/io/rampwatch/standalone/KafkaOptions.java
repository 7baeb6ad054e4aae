package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How a command is told where Kafka is. */
final class KafkaOptions {
    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "Where Kafka is.")
    private String bootstrap = "";

    @Option(
            names = "--kafka-setting",
            paramLabel = "NAME=VALUE",
            description = "A security setting such as security.protocol=SASL_SSL. Secrets come from the environment:"
                    + " RAMPWATCH_KAFKA_SASL_JAAS_CONFIG or RAMPWATCH_KAFKA_SASL_JAAS_CONFIG_FILE.")
    private Map<String, String> settings = Map.of();

    /** The settings, or a sentence with everything that is wrong with them. */
    KafkaSettings read() {
        var given = new TreeMap<>(settings);
        given.put(KafkaSettings.BOOTSTRAP, bootstrap);
        return KafkaSettings.read(given, System.getenv());
    }
}
