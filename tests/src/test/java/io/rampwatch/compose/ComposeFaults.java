package io.rampwatch.compose;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rampwatch.compose.Compose.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is wrong with a compose file: first by its schema, then what no schema can know. */
final class ComposeFaults {
    private static final Pattern PINNED = Pattern.compile(".+:(?!latest$).*\\d+\\.\\d+.*");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|ROUTING_KEY|API_KEY)$");

    private final Compose compose;
    private final List<String> faults = new ArrayList<>();

    private ComposeFaults(Compose compose) {
        this.compose = compose;
    }

    static List<String> of(Compose compose) {
        var found = new ComposeFaults(compose);
        found.bySchema();
        found.compose.services().values().forEach(found::service);
        return found.faults;
    }

    private void bySchema() {
        try (var schema = ComposeFaults.class.getResourceAsStream("/compose.schema.json")) {
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(new ObjectMapper().writeValueAsString(compose.document()), InputFormat.JSON)
                    .forEach(error -> faults.add("schema: " + error));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void service(Service service) {
        // what we build is named by our own version; what we fetch must be one thing for ever
        if (!PINNED.matcher(service.text("image")).matches()) {
            faults.add(service.name() + ": image " + service.text("image") + " is not pinned to a version");
        }
        volumes(service);
        for (String secret : service.list("secrets")) {
            if (!declared("secrets").contains(secret)) {
                faults.add(service.name() + ": secret " + secret + " is not declared");
            }
        }
        for (String port : service.list("ports")) {
            if (!port.startsWith("127.0.0.1:")) {
                faults.add(service.name() + ": port " + port + " is open to every network");
            }
        }
        service.map("environment").forEach((name, value) -> {
            if (SECRET.matcher(name).matches() && !String.valueOf(value).startsWith("/run/secrets/")) {
                faults.add(service.name() + ": " + name + " holds a secret in the file");
            }
        });
        service.map("depends_on").forEach((other, how) -> dependency(service, other, String.valueOf(how)));
    }

    private void volumes(Service service) {
        Set<String> places = new HashSet<>();
        for (String volume : service.list("volumes")) {
            String[] parts = volume.split(":");
            if (!parts[0].startsWith(".")
                    && !parts[0].startsWith("/")
                    && !declared("volumes").contains(parts[0])) {
                faults.add(service.name() + ": volume " + parts[0] + " is not declared");
            }
            if (!places.add(parts[1])) {
                faults.add(service.name() + ": two mounts on " + parts[1]);
            }
        }
    }

    private void dependency(Service service, String other, String how) {
        Service on = compose.services().get(other);
        if (on == null) {
            faults.add(service.name() + ": waits for " + other + ", which is no service");
        } else if (how.contains("service_healthy") && on.map("healthcheck").isEmpty()) {
            faults.add(service.name() + ": waits for the health of " + other + ", which has no check");
        } else if (how.contains("completed") && !on.text("restart").equals("no")) {
            faults.add(service.name() + ": waits for the end of " + other + ", which is started again and again");
        }
    }

    private Set<String> declared(String what) {
        Map<String, Object> all = new TreeMap<>();
        if (compose.document().get(what) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> all.put(String.valueOf(name), name));
        }
        return all.keySet();
    }
}
