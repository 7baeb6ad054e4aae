package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of a command that speaks to Kafka. */
final class KafkaPlace {
    @Option(
            names = "--kafka",
            defaultValue = "127.0.0.1:19092",
            paramLabel = "HOST:PORT",
            description = "Where Kafka is. Default: ${DEFAULT-VALUE}, the demo's.")
    private String bootstrap;

    @Option(
            names = "--kafka-setting",
            paramLabel = "NAME=VALUE",
            description = "A security setting such as security.protocol=SASL_SSL. Secrets come from the environment:"
                    + " RAMPWATCH_KAFKA_SASL_JAAS_CONFIG or RAMPWATCH_KAFKA_SASL_JAAS_CONFIG_FILE.")
    private Map<String, String> settings = Map.of();

    /** How it is reached; what is not allowed is refused with a sentence. */
    KafkaSettings kafka() {
        var given = new TreeMap<>(settings);
        given.put(KafkaSettings.BOOTSTRAP, bootstrap);
        return KafkaSettings.read(given, System.getenv());
    }
}
