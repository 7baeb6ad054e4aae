package io.rampwatch.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Debian's Prometheus as a process, with our own configuration file. */
final class RealPrometheus implements AutoCloseable {
    private static final Path CONFIGURATION =
            Path.of("../prometheus/prometheus.yml").toAbsolutePath().normalize();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final URI address;

    private RealPrometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it; where it is missing the test is skipped, and fails on a build server. */
    static RealPrometheus start(Path folder) throws IOException {
        boolean there = Files.isExecutable(Path.of("/usr/bin/prometheus"));
        assumeTrue(
                there || "true".equals(System.getenv("CI")),
                "prometheus is missing: install Debian's prometheus package to try remote write");
        int port = Ports.free();
        var process = new ProcessBuilder(
                        "/usr/bin/prometheus",
                        "--config.file=" + CONFIGURATION,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        var started = new RealPrometheus(process, URI.create("http://127.0.0.1:" + port + "/"));
        Until.happens("prometheus is ready", () -> started.get("-/ready").equals("Prometheus Server is Ready.\n"));
        return started;
    }

    URI remoteWrite() {
        return address.resolve("/api/v1/write");
    }

    /** The value that one series had at an instant. */
    OptionalDouble at(String query, Instant instant) {
        String question = URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode result = read(get("api/v1/query?time=" + instant.getEpochSecond() + "&query=" + question))
                .path("data")
                .path("result");
        if (result.size() > 1) {
            throw new AssertionError("several series for " + query + ": " + result);
        }
        return result.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Double.parseDouble(result.get(0).path("value").get(1).asText()));
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The answer; nothing while nobody answers. */
    private String get(String path) {
        if (!process.isAlive()) {
            throw new AssertionError("prometheus has ended with " + process.exitValue());
        }
        var request = HttpRequest.newBuilder(address.resolve(path)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while asking prometheus", stopped);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
