package io.rampwatch.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** What happens in the town: all is started, a week breaks, processes die, and the owner is paged once. */
final class Scenario {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final List<String> WITH_A_CHECK =
            List.of("pagerduty", "jobmanager", "alerting", "prometheus", "alertmanager");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> alarms = Collections.synchronizedList(new ArrayList<>());
    private final long begun = System.nanoTime();
    private final Town town;

    private Scenario(Town town) {
        this.town = town;
    }

    /** {@code WORK HOSTS}: where files lie, and the names of all. */
    public static void main(String[] given) throws Exception {
        Town town = Town.build(Compose.ours(), Path.of(given[0]), Path.of(given[1]));
        try {
            new Scenario(town).play();
        } catch (AssertionError | RuntimeException failure) {
            for (String each :
                    List.of("kafka", "jobmanager", "taskmanager", "taskmanager-2", "alerting", "alertmanager")) {
                System.out.println("--- " + each + "\n" + town.said(each));
            }
            throw failure;
        } finally {
            town.stopAll();
        }
        System.exit(0);
    }

    private void play() throws Exception {
        outside();
        everythingStarts();
        theConfigurationIsThatOfTheRepository();
        aBreachIsPagedOnce();
        theJobOutlivesATaskManager();
        theJobOutlivesItsJobManagerWhileAlertingIsDown();
        thePageIsStillTheOnlyOne();
    }

    private void everythingStarts() throws IOException {
        town.start("kafka");
        until("kafka answers", () -> answers("kafka", 19_092));
        town.runToTheEnd("topics");
        for (String each :
                List.of("pagerduty", "jobmanager", "taskmanager", "alerting", "prometheus", "alertmanager")) {
            town.start(each);
        }
        town.start("taskmanager", "taskmanager-2");
        town.start("feed");
        for (String each : WITH_A_CHECK) {
            until(each + " is healthy", () -> town.healthy(each));
        }
    }

    /** Byte for byte, as the processes see it. */
    private void theConfigurationIsThatOfTheRepository() throws IOException {
        same("prometheus", "/etc/prometheus/prometheus.yml", "prometheus/prometheus.yml");
        same("prometheus", "/etc/prometheus/rules/watcher.yml", "prometheus/rules/watcher.yml");
        same("alertmanager", "/etc/alertmanager/alertmanager.yml", "prometheus/alertmanager.yml");
        same("jobmanager", "/opt/flink/conf/config.yaml", "flink-jobs/config.yaml");
        same("taskmanager", "/opt/flink/conf/config.yaml", "flink-jobs/config.yaml");
        same("alerting", "/etc/rampwatch/ramp.yml", "examples/launch-week/ramp.yml");
    }

    private void same(String service, String place, String file) throws IOException {
        assertThat(Files.mismatch(town.seenBy(service, place), Compose.root().resolve(file)))
                .as("%s of %s is %s", place, service, file)
                .isEqualTo(-1);
    }

    private void aBreachIsPagedOnce() {
        until("the breach is paged", () -> triggers().size() == 1);
        assertThat(triggers().get(0).path("dedup_key").asText()).isEqualTo("rampwatch/demo/partner-acme/1");
        until("prometheus scrapes alerting and Flink", () -> up("rampwatch-alerting") && up("rampwatch-flink"));
        until(
                "prometheus has the hourly history",
                () -> !query("last_over_time(rampwatch_hourly_window_events[3d])")
                        .isEmpty());
    }

    private void theJobOutlivesATaskManager() {
        String epoch = epoch();
        double counted = counted();
        double tick = tick();
        town.kill("taskmanager");
        // state and time go on: the same birth, no event fewer, newer levels
        until("levels after the TaskManager's death", () -> tick() >= tick + 60);
        assertThat(epoch()).isEqualTo(epoch);
        assertThat(counted()).isGreaterThanOrEqualTo(counted);
        tell("a TaskManager was killed");
    }

    private void theJobOutlivesItsJobManagerWhileAlertingIsDown() throws IOException {
        String epoch = epoch();
        double counted = counted();
        town.stop("alerting");
        town.kill("jobmanager");
        // as restart: unless-stopped does
        town.start("jobmanager");
        until("the JobManager is healthy again", () -> town.healthy("jobmanager"));
        assertThat(town.everythingSaid("jobmanager")).contains("Beginning from file:///flink-state/checkpoints/");
        tell("the JobManager was killed");
        until("the watcher's alarm", () -> alarms.stream().anyMatch(each -> each.contains("RampwatchAlertingDown")));
        tell("alerting was stopped: the alarm came");
        double from = System.currentTimeMillis() / 1_000.0;
        town.start("alerting");
        until("alerting is healthy again", () -> town.healthy("alerting"));
        until("levels of the job that was restored", () -> tick() >= from - 120);
        assertThat(epoch()).isEqualTo(epoch);
        assertThat(counted()).isGreaterThanOrEqualTo(counted);
    }

    private void thePageIsStillTheOnlyOne() {
        assertThat(triggers()).hasSize(1);
        assertThat(events("resolve")).isEmpty();
        String metrics = metrics();
        assertThat(metrics).contains("rampwatch_conservation_residual{law=\"records\"} 0.0");
        assertThat(metrics).contains("rampwatch_conservation_residual{law=\"events\"} 0.0");
        tell("one page, no event lost");
    }

    private List<JsonNode> triggers() {
        return events("trigger");
    }

    private List<JsonNode> events(String action) {
        List<JsonNode> all = new ArrayList<>();
        tree(get("http://pagerduty:9480/received")).forEach(each -> {
            if (each.path("event").path("event_action").asText().equals(action)) {
                all.add(each.path("event"));
            }
        });
        return all;
    }

    private boolean up(String job) {
        return !query("up{job=\"" + job + "\"} == 1").isEmpty();
    }

    private JsonNode query(String query) {
        String question = java.net.URLEncoder.encode(query, StandardCharsets.UTF_8);
        return tree(get("http://prometheus:9090/api/v1/query?query=" + question))
                .path("data")
                .path("result");
    }

    private String metrics() {
        return get("http://alerting:9400/metrics");
    }

    private double tick() {
        return sum("rampwatch_ledger_tick_timestamp_seconds (\\S+)");
    }

    private double counted() {
        return sum("rampwatch_events_total\\{outcome=\"counted\"[^}]*} (\\S+)");
    }

    private double sum(String pattern) {
        return Pattern.compile("(?m)^" + pattern + "$")
                .matcher(metrics())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private String epoch() {
        var found = Pattern.compile("job_epoch=\"([^\"]+)\"").matcher(metrics());
        assertThat(found.find()).as("the job's birth is known").isTrue();
        return found.group(1);
    }

    private void outside() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(Town.OUTSIDE, 80), 0);
        server.createContext("/", exchange -> {
            alarms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static boolean answers(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The answer; nothing while nobody answers. */
    private String get(String address) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException notNow) {
            return "";
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text.isEmpty() ? "[]" : text);
        } catch (IOException broken) {
            throw new AssertionError(text, broken);
        }
    }

    private void until(String what, BooleanSupplier happened) {
        long start = System.nanoTime();
        long end = start + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within %s: %s", LONGEST, what).isLessThan(end);
            try {
                Thread.sleep(500);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        tell(what);
    }

    private void tell(String what) {
        System.out.printf(
                "%4d s  %s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds(), what);
    }
}
