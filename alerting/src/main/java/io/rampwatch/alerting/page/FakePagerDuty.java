package io.rampwatch.alerting.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A PagerDuty on this machine, so that a first start can page nobody: takes events as the real one does and shows them,
 * for people at {@code /} and as JSON at {@code /received}. It can be told to fail as the real one does.
 */
public final class FakePagerDuty implements AutoCloseable {
    private static final int MOST_KEPT = 1_000;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Received> received = new ArrayDeque<>();
    private volatile Mood mood = Mood.ACCEPT;

    private FakePagerDuty(HttpServer server, ExecutorService threads, InstantSource clock) {
        this.server = server;
        this.threads = threads;
        this.clock = clock;
    }

    /** How it answers. */
    public enum Mood {
        /** As it should: 202, or 400 for what is no event. */
        ACCEPT,
        /** 429 with a Retry-After of 7 s. */
        TOO_MANY,
        /** 500. */
        BROKEN,
        /** 403: the key is not known. */
        REFUSE,
        /** 302 to somewhere else. */
        REDIRECT,
        /** It takes the event and does not answer. */
        HANG,
        /** It takes the event and closes the connection. */
        DROP
    }

    /**
     * An event that was accepted, without its routing key.
     *
     * @param at when, by the clock that was given
     * @param action what was asked for
     * @param key by which incident
     * @param event the event as JSON
     */
    public record Received(Instant at, Action action, String key, String event) {}

    /**
     * Starts one on the loopback interface.
     *
     * @param port 0 for any that is free
     * @param clock by which it says when an event came
     * @throws IllegalStateException when the port is taken
     */
    public static FakePagerDuty start(int port, InstantSource clock) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), clock);
    }

    /**
     * Starts one for others: it takes whatever anybody sends who reaches it.
     *
     * @param at where it listens; port 0 for any that is free
     * @param clock by which it says when an event came
     * @throws IllegalStateException when the port is taken
     */
    public static FakePagerDuty start(InetSocketAddress at, InstantSource clock) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            var thread = new Thread(work, "fake-pagerduty");
            thread.setDaemon(true);
            return thread;
        });
        var fake = new FakePagerDuty(bind(at), threads, clock);
        fake.server.setExecutor(threads);
        fake.server.createContext("/", fake::serve);
        fake.server.start();
        return fake;
    }

    /** The address that a pager is given. */
    public URI target() {
        return address().resolve("/v2/enqueue");
    }

    /** The address that a person opens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** What was accepted, oldest first; the latest thousand. */
    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** Answers in another way from now on. */
    public void answer(Mood next) {
        mood = next;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(InetSocketAddress at) {
        try {
            return HttpServer.create(at, 0);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "Port " + at.getPort()
                            + " on this machine is taken: stop what listens there, or choose another port.",
                    taken);
        } catch (IOException failure) {
            throw new IllegalStateException(at + " cannot be opened: is the address one of this machine?", failure);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String place =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (place) {
            case "POST /v2/enqueue" -> enqueue(exchange);
            case "GET /received" -> reply(exchange, 200, "application/json", ReceivedEvents.json(received()));
            case "GET /" -> reply(exchange, 200, "text/html; charset=utf-8", ReceivedEvents.html(received()));
            default -> reply(exchange, 404, "text/plain", "not here\n");
        }
    }

    private void enqueue(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(PagerDutyEvent.LARGEST_BYTES + 1);
        switch (mood) {
            case ACCEPT -> accept(exchange, body);
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                reply(exchange, 429, "application/json", ReceivedEvents.refusal("too many requests"));
            }
            case BROKEN -> reply(exchange, 500, "application/json", ReceivedEvents.refusal("internal error"));
            case REFUSE -> reply(exchange, 403, "application/json", ReceivedEvents.refusal("unknown routing key"));
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "/v2/elsewhere");
                reply(exchange, 302, "text/plain", "");
            }
            case HANG -> hang(exchange);
            case DROP -> exchange.close();
        }
    }

    private void accept(HttpExchange exchange, byte[] body) throws IOException {
        try {
            Received event = ReceivedEvents.read(body, clock.instant());
            synchronized (received) {
                received.addLast(event);
                if (received.size() > MOST_KEPT) {
                    received.removeFirst();
                }
            }
            reply(exchange, 202, "application/json", ReceivedEvents.accepted(event.key()));
        } catch (IllegalArgumentException invalid) {
            reply(exchange, 400, "application/json", ReceivedEvents.refusal(String.valueOf(invalid.getMessage())));
        }
    }

    private void hang(HttpExchange exchange) {
        try {
            closing.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
