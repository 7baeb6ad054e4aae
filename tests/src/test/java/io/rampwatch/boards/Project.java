package io.rampwatch.boards;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The files that Grafana, Prometheus and Alertmanager read, as they lie in the project. */
final class Project {
    static final Path ROOT = root();
    static final Path PROMETHEUS = ROOT.resolve("prometheus");
    static final Path BOARDS = ROOT.resolve("grafana/dashboards");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Project() {}

    /** The plan of the example, for which the boards are made. */
    static Plan plan() {
        return plan("", "");
    }

    /** The same plan in another year, so that its first step has begun whenever the tests run. */
    static Plan begun() {
        return plan("from: 2026-11-", "from: 2025-11-");
    }

    private static Plan plan(String said, String instead) {
        try {
            String yaml = Files.readString(ROOT.resolve("examples/launch-week/ramp.yml"));
            byte[] read = (said.isEmpty() ? yaml : yaml.replace(said, instead)).getBytes(UTF_8);
            return Objects.requireNonNull(PlanReader.read("ramp.yml", read).plan());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The boards by file name. */
    static Map<String, JsonNode> boards() {
        Map<String, JsonNode> boards = new TreeMap<>();
        try (var files = Files.list(BOARDS)) {
            for (Path file : files.toList()) {
                boards.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
            }
            return boards;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ArrayNode list() {
        return JSON.createArrayNode();
    }

    static String write(JsonNode yaml) {
        try {
            return YAML.writeValueAsString(yaml);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("flink-jobs"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the tests run outside of the project");
    }
}
