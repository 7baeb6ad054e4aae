package io.rampwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.alerting.page.Secret;
import io.rampwatch.wire.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingTest {
    private final FakePagerDuty fake = FakePagerDuty.start(0, new Given.Hand());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void it_starts_without_kafka_serves_metrics_and_ends_cleanly() throws Exception {
        var alerting = Alerting.start(settings("127.0.0.1:1", 0, Secret.of("key")));
        var place = URI.create("http://127.0.0.1:" + alerting.metricsPort() + "/metrics");
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString());
        assertThat(answer.body()).contains("rampwatch_plan_info{plan_hash=\"");
        assertThat(alerting.episodes()).isEmpty();
        assertThat(threads()).contains("alerting-reader", "alerting-pager");
        alerting.close();
        alerting.close();
        assertThat(threads()).doesNotContain("alerting-reader", "alerting-pager");
        Alerting.start(settings("127.0.0.1:1", 0, Secret.of("key"))).close();
    }

    @Test
    void a_port_that_is_taken_is_told_and_nothing_stays_open() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Alerting.start(settings("127.0.0.1:1", port, Secret.of("key"))))
                    .hasMessage(
                            "Port " + port + " on this machine is taken: stop what listens there, or give the metrics"
                                    + " another port.");
        }
        Alerting.start(settings("127.0.0.1:1", 0, Secret.of("key"))).close();
    }

    @Test
    void a_key_file_that_is_missing_is_told_at_the_start() {
        Path file = folder.resolve("routing_key");
        assertThatThrownBy(() -> Alerting.start(settings("127.0.0.1:1", 0, Secret.inFile(file))))
                .hasMessageStartingWith("The secret file " + file + " cannot be read");
    }

    @Test
    void an_address_of_kafka_that_cannot_be_one_is_told_and_nothing_stays_open() {
        assertThatThrownBy(() -> Alerting.start(settings("no-such-host.invalid:9092", 0, Secret.of("key"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(threads()).doesNotContain("alerting-reader", "alerting-pager");
    }

    @Test
    void settings_do_not_show_the_key() {
        assertThat(settings("127.0.0.1:1", 0, Secret.of("R0UT1NG")).toString())
                .contains("routingKey=***")
                .doesNotContain("R0UT1NG");
    }

    private AlertingSettings settings(String bootstrap, int port, Secret key) {
        return new AlertingSettings(
                KafkaSettings.local(bootstrap),
                folder.resolve("ledger.db"),
                AlertingSettings.HERE,
                port,
                fake.target(),
                Set.of(),
                key,
                "test",
                Given.plan(),
                "http://localhost:8080",
                new Given.Hand(),
                AlertingSettings.FRESH,
                null);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
