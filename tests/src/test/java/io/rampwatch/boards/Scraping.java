package io.rampwatch.boards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A real Prometheus with the configuration and the rules of the project, of which only addresses and pace are changed.
 */
final class Scraping implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Scraping(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * One series of an answer.
     *
     * @param labels its labels
     * @param value its last value
     */
    record Series(Map<String, String> labels, double value) {}

    /**
     * Starts it.
     *
     * @param targets where to scrape, by the name of a job of the configuration
     */
    static Scraping start(Path folder, Map<String, String> targets) throws Exception {
        Files.createDirectory(folder.resolve("rules"));
        try (var rules = Files.list(Project.PROMETHEUS.resolve("rules"))) {
            for (Path file : rules.toList()) {
                Files.copy(file, folder.resolve("rules").resolve(file.getFileName()));
            }
        }
        int port = freePort();
        Map<String, String> all = new TreeMap<>(targets);
        all.put("prometheus", "127.0.0.1:" + port);
        Files.writeString(folder.resolve("prometheus.yml"), Project.write(configuration(all)));
        var process = new ProcessBuilder(
                        Tool.PROMETHEUS.demand().toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        var started = new Scraping(process, port);
        started.awaitReady(folder.resolve("prometheus.log"));
        return started;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where it takes values with a time of their own. */
    URI remoteWrite() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/write");
    }

    /** The series that an expression gives now. */
    List<Series> ask(String expression) throws Exception {
        List<Series> series = new ArrayList<>();
        for (JsonNode each : result("query?query=" + encoded(expression), expression)) {
            series.add(new Series(labels(each), each.path("value").path(1).asDouble()));
        }
        return series;
    }

    /** The last value of each series that an expression gives over the last so many seconds. */
    List<Series> course(String expression, long seconds) throws Exception {
        double now = System.currentTimeMillis() / 1e3;
        List<Series> series = new ArrayList<>();
        String range = "&start=" + (now - seconds) + "&end=" + now + "&step=" + seconds / 600;
        for (JsonNode each : result("query_range?query=" + encoded(expression) + range, expression)) {
            JsonNode last = each.path("values").path(each.path("values").size() - 1);
            series.add(new Series(labels(each), last.path(1).asDouble()));
        }
        return series;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode configuration(Map<String, String> targets) {
        var configuration = (ObjectNode) Project.yaml(Project.PROMETHEUS.resolve("prometheus.yml"));
        configuration.withObject("/global").put("scrape_interval", "1s").put("evaluation_interval", "1s");
        configuration.remove("alerting");
        ArrayNode jobs = Project.list();
        for (JsonNode job : configuration.path("scrape_configs")) {
            String target = targets.get(job.path("job_name").asText());
            if (target != null) {
                ((ArrayNode) job.path("static_configs").path(0).path("targets"))
                        .removeAll()
                        .add(target);
                jobs.add(job);
            }
        }
        assertThat(jobs).as("jobs of the configuration with a target").hasSameSizeAs(targets.keySet());
        configuration.set("scrape_configs", jobs);
        return configuration;
    }

    private JsonNode result(String query, String expression) throws Exception {
        var answer = get("/api/v1/" + query);
        JsonNode json = Project.json(answer);
        assertThat(json.path("status").asText())
                .as(expression + " gives " + answer)
                .isEqualTo("success");
        return json.path("data").path("result");
    }

    private String get(String path) throws Exception {
        var place = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString())
                .body();
    }

    /** It is ready, and it is ours: a failed bind would leave us with somebody else's. */
    private void awaitReady(Path log) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            try {
                if (get("/-/ready").contains("Ready")) {
                    return;
                }
            } catch (IOException notYet) {
                // it is not listening yet
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("Prometheus is not ready: " + Files.readString(log));
    }

    private static Map<String, String> labels(JsonNode series) {
        Map<String, String> labels = new TreeMap<>();
        series.path("metric")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
