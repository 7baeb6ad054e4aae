package io.rampwatch.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A compose file as Compose reads it: anchors resolved, variables put in from the example of {@code .env}.
 *
 * @param document the whole of it
 */
record Compose(Map<String, Object> document) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    /** One service, its values as they are written. */
    record Service(String name, Map<String, Object> fields) {
        String text(String key) {
            return Objects.toString(fields.get(key), "");
        }

        List<String> list(String key) {
            return fields.get(key) instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
        }

        Map<String, Object> map(String key) {
            return Compose.map(fields.get(key));
        }
    }

    /** The project's own. */
    static Compose ours() throws IOException {
        return of(Files.readString(root().resolve("docker-compose.yml")), exampleOfEnv());
    }

    static Compose of(String yaml, Map<String, String> variables) {
        // anchors are many and ours: the limit is against strangers
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(200);
        return new Compose(map(new Yaml(new SafeConstructor(options)).load(put(yaml, variables))));
    }

    Map<String, Service> services() {
        Map<String, Service> all = new TreeMap<>();
        map(document.get("services")).forEach((name, fields) -> all.put(name, new Service(name, map(fields))));
        return all;
    }

    Service service(String name) {
        return Objects.requireNonNull(services().get(name), name);
    }

    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    static Map<String, String> exampleOfEnv() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String line : Files.readAllLines(root().resolve(".env.example"))) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                all.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return all;
    }

    private static String put(String yaml, Map<String, String> variables) {
        return VARIABLE.matcher(yaml).replaceAll(found -> {
            String given = variables.get(found.group(1));
            if (given == null && !"-".equals(found.group(2))) {
                throw new IllegalArgumentException("the variable " + found.group(1) + " is not in .env.example");
            }
            return Matcher.quoteReplacement(given == null ? found.group(3) : given);
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
