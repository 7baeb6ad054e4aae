package io.rampwatch.alerting.expose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rampwatch.alerting.Given;
import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerSettings;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.Snappy;

/** What is sent, what is tried again and what never; a real Prometheus hears it in the tests of the whole product. */
class HourlyHistoryTest {
    private static final long AT = Given.NOW.toEpochMilli();

    private final Given.Hand clock = new Given.Hand();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer prometheus;
    private Ledger ledger;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.open(
                new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5), true),
                new PageComposer(Given.plan(), "test", "http://localhost"));
        prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        prometheus.createContext("/", exchange -> {
            byte[] body = Snappy.uncompress(exchange.getRequestBody().readAllBytes());
            heard.add(new String(body, StandardCharsets.ISO_8859_1));
            String answer = answers.isEmpty() ? "204 " : answers.removeFirst();
            byte[] text = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        prometheus.start();
    }

    @AfterEach
    void close() {
        prometheus.stop(0);
        ledger.close();
    }

    @Test
    void an_hour_is_told_with_its_labels_and_is_done() {
        take(AT);
        tell(1, "accepted");
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0))
                .contains("rampwatch_hourly_conversion_ratio")
                .contains("partner-acme")
                .contains("activation_24h")
                .contains("mature")
                .contains("first")
                .contains("rampwatch_hourly_denominator");
        assertThat(ledger.hours().waiting()).isZero();
    }

    @Test
    void what_prometheus_is_too_busy_for_is_told_again() {
        answers.add("503 busy");
        take(AT);
        tell(1, "accepted");
        assertThat(heard).hasSize(2);
        assertThat(heard.get(1)).isEqualTo(heard.get(0));
    }

    @Test
    void too_old_in_whatever_code_is_never_tried_again() {
        answers.add("500 too old sample");
        take(AT);
        tell(1, "refused");
        assertThat(heard).hasSize(1);
    }

    @Test
    void what_is_older_than_prometheus_takes_or_lies_ahead_is_not_even_sent() {
        take(AT - HourlyHistory.OLDEST.toMillis() - 3_600_000);
        tell(1, "too_old");
        take(AT + 3_600_000);
        tell(1, "future");
        assertThat(heard).isEmpty();
    }

    @Test
    void the_oldest_that_is_sent_is_what_prometheus_is_told_to_take() throws Exception {
        assertThat(Files.readString(Path.of("../prometheus/prometheus.yml")))
                .contains("out_of_order_time_window: " + (HourlyHistory.OLDEST.toHours() + 1) / 24 + "d");
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThatThrownBy(() -> history(URI.create("prometheus:9090/api/v1/write")))
                .hasMessageContaining("is no address such as http://prometheus:9090/api/v1/write");
    }

    private void take(long at) {
        var estimate = new Estimate(62L, 100L, 0.62, 0.52, 0.71, null, null);
        var metric = new MetricReading(MetricKind.CONVERSION, Map.of(MetricReading.MATURE, estimate));
        var reading = new Reading(Given.CHANNEL, at, at, 0, Map.of("activation_24h", metric));
        ledger.take(new Batch(List.of(), List.of(), List.of(reading), Map.of()));
    }

    private HourlyHistory history(URI target) {
        return new HourlyHistory(Given.plan(), ledger.hours(), target, clock, registry);
    }

    /** Runs until so many rows came to an end. */
    private void tell(int rows, String outcome) {
        registry.clear();
        var history =
                history(URI.create("http://127.0.0.1:" + prometheus.getAddress().getPort() + "/api/v1/write"));
        var thread = new Thread(history);
        thread.start();
        try {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (told(outcome) < rows) {
                assertThat(System.nanoTime()).as("within 20 s").isLessThan(end);
                Thread.sleep(20);
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        } finally {
            history.close();
            thread.interrupt();
        }
    }

    private double told(String outcome) {
        return registry.scrape(name -> name.equals("rampwatch_history_told")).stream()
                .filter(io.prometheus.metrics.model.snapshots.CounterSnapshot.class::isInstance)
                .flatMap(
                        each -> ((io.prometheus.metrics.model.snapshots.CounterSnapshot) each).getDataPoints().stream())
                .filter(each -> outcome.equals(each.getLabels().get("outcome")))
                .mapToDouble(io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot::getValue)
                .sum();
    }
}
