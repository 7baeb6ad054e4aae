package io.rampwatch.alerting.expose;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.health.Health;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves {@code /metrics} and {@code /-/healthy} to whoever reaches its address. */
public final class MetricsServer implements AutoCloseable {
    private static final String INDEX = "/metrics\n/-/healthy\n/episodes\n";

    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts.
     *
     * @param at where it listens; port 0 for any that is free
     * @throws IllegalStateException when the port is taken, with what to do
     */
    public static MetricsServer start(
            InetSocketAddress at, PrometheusRegistry registry, Health health, EpisodePages pages) {
        HttpServer server = bind(at);
        ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
            var thread = new Thread(work, "alerting-metrics");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/metrics", new MetricsHandler(registry));
        server.createContext("/-/healthy", exchange -> reply(exchange, health.isGood() ? 200 : 503, health.toString()));
        server.createContext("/episodes", exchange -> episode(exchange, pages));
        server.createContext("/", exchange -> index(exchange));
        server.start();
        return new MetricsServer(server, threads);
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void episode(HttpExchange exchange, EpisodePages pages) throws IOException {
        var page = pages.at(exchange.getRequestURI());
        reply(exchange, page.isPresent() ? 200 : 404, page.orElse("no such episode\n"));
    }

    private static void index(HttpExchange exchange) throws IOException {
        boolean here = exchange.getRequestURI().getPath().equals("/");
        reply(exchange, here ? 200 : 404, here ? INDEX : "not here\n");
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static HttpServer bind(InetSocketAddress at) {
        try {
            return HttpServer.create(at, 0);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "Port " + at.getPort()
                            + " on this machine is taken: stop what listens there, or give the metrics another port.",
                    taken);
        } catch (IOException failure) {
            throw new IllegalStateException(at + " cannot be opened: is the address one of this machine?", failure);
        }
    }
}
