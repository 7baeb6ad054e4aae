package io.rampwatch.wire;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka is reached: settings that passed the list of those that are allowed.
 *
 * <p>A Kafka client runs code and reads files that its settings name, so what is not listed is refused. Secrets come
 * from the environment or from a file that it names: {@code ssl.key.password} from
 * {@code RAMPWATCH_KAFKA_SSL_KEY_PASSWORD} or the file in {@code RAMPWATCH_KAFKA_SSL_KEY_PASSWORD_FILE}.
 */
public final class KafkaSettings implements Serializable {
    /** Where brokers are: {@code HOST:PORT}, several with commas. */
    public static final String BOOTSTRAP = "bootstrap.servers";
    /** {@code true} lets records go unencrypted to a host that is not this machine. */
    public static final String ALLOW_PLAINTEXT = "allowPlaintext";

    private final HashMap<String, String> properties;

    private KafkaSettings(Map<String, String> properties) {
        this.properties = new HashMap<>(properties);
    }

    /** A broker on this machine, without encryption. */
    public static KafkaSettings local(String bootstrap) {
        return read(Map.of(BOOTSTRAP, bootstrap), Map.of());
    }

    /**
     * Settings as they were given.
     *
     * @param given by a file or by arguments, by name; {@link #ALLOW_PLAINTEXT} among them
     * @param environment of the process, which alone may hold secrets
     * @throws IllegalArgumentException that says everything that is wrong
     */
    public static KafkaSettings read(Map<String, String> given, Map<String, String> environment) {
        denyTokensFromElsewhere();
        List<String> problems = new ArrayList<>();
        Map<String, String> properties = new TreeMap<>(given);
        @Nullable String allow = properties.remove(ALLOW_PLAINTEXT);
        if (allow != null && !allow.equals("true") && !allow.equals("false")) {
            problems.add(ALLOW_PLAINTEXT + ": '" + allow + "' is neither true nor false");
        }
        KafkaChecks.names(properties.keySet(), problems);
        Secrets.ofKafka(environment, problems).forEach(properties::put);
        KafkaChecks.values(properties, "true".equals(allow), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Kafka settings: " + String.join("; ", problems));
        }
        return new KafkaSettings(properties);
    }

    // the clients refuse such URLs and files where nobody allowed any; said here so that it does not depend on a
    // default
    private static void denyTokensFromElsewhere() {
        for (String what : List.of("urls", "files")) {
            String property = "org.apache.kafka.sasl.oauthbearer.allowed." + what;
            if (System.getProperty(property) == null) {
                System.setProperty(property, "");
            }
        }
    }

    /** Where brokers are. */
    public String bootstrap() {
        return properties.getOrDefault(BOOTSTRAP, "");
    }

    /** For a client; a copy, to which it adds its own. */
    public Properties properties() {
        var copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** The addresses alone: the rest may be secret. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrap();
    }
}
