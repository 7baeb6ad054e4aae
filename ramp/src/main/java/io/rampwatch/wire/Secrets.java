package io.rampwatch.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets from the environment, or from files that it names. */
final class Secrets {
    static final String LOGIN = "sasl.jaas.config";
    static final List<String> OF_KAFKA =
            List.of(LOGIN, "ssl.key.password", "ssl.keystore.password", "ssl.keystore.key", "ssl.truststore.password");

    private Secrets() {}

    /** The variable that holds a setting of Kafka. */
    static String variable(String name) {
        return "RAMPWATCH_KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The secrets of Kafka that are there, by the names of their settings. */
    static Map<String, String> ofKafka(Map<String, String> environment, List<String> problems) {
        Map<String, String> found = new TreeMap<>();
        for (String name : OF_KAFKA) {
            find(environment, variable(name), name, problems).ifPresent(value -> found.put(name, value));
        }
        return found;
    }

    /**
     * The secret in a variable, or in the file that the variable of that name with {@code _FILE} names.
     *
     * @param name what it is called in problems
     */
    static Optional<String> find(Map<String, String> environment, String variable, String name, List<String> problems) {
        String value = environment.get(variable);
        String file = environment.get(variable + "_FILE");
        if (value != null && file != null) {
            problems.add(variable + " and " + variable + "_FILE are both set: one must go");
            return Optional.empty();
        }
        return file != null ? read(Path.of(file), name, problems) : Optional.ofNullable(value);
    }

    private static Optional<String> read(Path file, String name, List<String> problems) {
        try {
            if (isOpenToAll(file)) {
                problems.add(file + " (" + name + "): everybody on this machine may read it; chmod 400 it");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException unreadable) {
            problems.add(file + " (" + name + ") cannot be read");
            return Optional.empty();
        }
    }

    private static boolean isOpenToAll(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException noSuchPermissions) {
            return false;
        }
    }
}
