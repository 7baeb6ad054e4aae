package io.rampwatch.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which settings a Kafka client may be given. What is wrong goes to the problems; nothing is thrown. */
final class KafkaChecks {
    private static final String PROTOCOL = "security.protocol";
    private static final String MECHANISM = "sasl.mechanism";
    private static final String HOSTNAME = "ssl.endpoint.identification.algorithm";

    private static final Set<String> ALLOWED = Set.of(
            KafkaSettings.BOOTSTRAP,
            PROTOCOL,
            MECHANISM,
            HOSTNAME,
            "ssl.truststore.location",
            "ssl.truststore.type",
            "ssl.truststore.certificates",
            "ssl.keystore.location",
            "ssl.keystore.type",
            "ssl.keystore.certificate.chain",
            "ssl.protocol",
            "ssl.enabled.protocols",
            "ssl.cipher.suites");
    private static final Set<String> PROTOCOLS = Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[\\w.-]+):\\d{1,5}");
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1]):\\d{1,5}", Pattern.CASE_INSENSITIVE);
    // the modules that talk to a directory or the network have been used to run foreign code
    private static final Pattern LOGIN = Pattern.compile(
            "org\\.apache\\.kafka\\.common\\.security\\.(plain\\.Plain|scram\\.Scram)LoginModule\\s.*", Pattern.DOTALL);

    private KafkaChecks() {}

    static void names(Collection<String> names, List<String> problems) {
        for (String name : names) {
            if (Secrets.OF_KAFKA.contains(name)) {
                problems.add(name + " is a secret: it comes from the environment as " + Secrets.variable(name)
                        + ", or from the file that " + Secrets.variable(name) + "_FILE names");
            } else if (!ALLOWED.contains(name)) {
                problems.add("'" + name + "' is not one of the settings that may be given");
            }
        }
    }

    static void values(Map<String, String> properties, boolean allowPlaintext, List<String> problems) {
        String protocol = properties.getOrDefault(PROTOCOL, "PLAINTEXT");
        oneOf(PROTOCOL, protocol, PROTOCOLS, problems);
        addresses(properties.getOrDefault(KafkaSettings.BOOTSTRAP, ""), problems, plain(protocol) && !allowPlaintext);
        if (properties.containsKey(MECHANISM)) {
            oneOf(MECHANISM, properties.getOrDefault(MECHANISM, ""), MECHANISMS, problems);
        }
        if (properties.getOrDefault(HOSTNAME, "https").isBlank()) {
            problems.add(HOSTNAME + ": blank would accept the certificate of any host");
        }
        if (properties.containsKey(Secrets.LOGIN)
                && !LOGIN.matcher(properties.getOrDefault(Secrets.LOGIN, "").strip())
                        .matches()) {
            // never what was found: it holds a password
            problems.add(Secrets.LOGIN + ": not Kafka's PlainLoginModule or ScramLoginModule");
        }
    }

    private static boolean plain(String protocol) {
        return protocol.endsWith("PLAINTEXT");
    }

    private static void oneOf(String name, String value, Set<String> words, List<String> problems) {
        if (!words.contains(value)) {
            problems.add(name + ": '" + value + "' is not one of "
                    + String.join(", ", words.stream().sorted().toList()));
        }
    }

    private static void addresses(String bootstrap, List<String> problems, boolean onlyHere) {
        for (String address : bootstrap.split(",", -1)) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                problems.add(KafkaSettings.BOOTSTRAP + ": '" + address + "' is not HOST:PORT");
            } else if (onlyHere && !LOOPBACK.matcher(address.strip()).matches()) {
                problems.add(KafkaSettings.BOOTSTRAP + ": " + address + " is not this machine, and " + PROTOCOL
                        + " is not encrypted: use SSL or SASL_SSL, or allow it by " + KafkaSettings.ALLOW_PLAINTEXT);
            }
        }
    }
}
