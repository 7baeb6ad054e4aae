package io.rampwatch.standalone;

import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.flink.CheckpointFolder;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;

/** What stands around a live run: a Kafka that somebody else started, somebody who takes pages, and a folder. */
final class Stage implements AutoCloseable {
    private static final Path PLAN = KillInput.plan();
    private static final Pattern TICK = Pattern.compile("(?m)^rampwatch_rule_tick_timestamp_seconds\\{.*} (\\S+)$");
    private static final Pattern WAITING = Pattern.compile("(?m)^rampwatch_outbox_rows\\{state=\"pending\"} 0(\\.0)?$");

    private final Path folder;
    private final KafkaSettings kafka;
    private volatile int metricsPort = Ports.free();
    private final FakePagerDuty pagerDuty = FakePagerDuty.start(0, InstantSource.system());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Ear ear;
    private final KafkaProducer<byte[], byte[]> producer;
    private int starts;

    private Stage(Path folder, KafkaSettings kafka) {
        this.folder = folder;
        this.kafka = kafka;
        TopicsAdmin.prepare(kafka, TopicsAdmin.keptForEver());
        ear = Ear.on(kafka);
        producer = Feeder.producer(kafka);
    }

    static Stage in(Path folder, KafkaSettings kafka) throws IOException {
        return new Stage(Files.createDirectories(folder), kafka);
    }

    /** Starts the run as a process; it is up. */
    Child run() {
        return begin(false).says(ChildRun.UP);
    }

    /** Starts the run as a process, and does not wait. */
    Child begin(boolean acceptEmptyState) {
        starts++;
        // a port that the last life left may belong to somebody else by now
        metricsPort = Ports.free();
        return Child.start(
                folder.resolve("run-" + starts + ".log"),
                ChildRun.class,
                PLAN,
                kafka.bootstrap(),
                state(),
                pagerDuty.target(),
                metricsPort,
                acceptEmptyState);
    }

    RunSettings settings() {
        return ChildRun.settings(kafka.bootstrap(), state(), pagerDuty.target(), 0, false);
    }

    Path state() {
        return folder.resolve("state");
    }

    static Plan plan() {
        return PlanFile.demand(PLAN);
    }

    /** Whether pages are taken, or come to somebody who takes none and says nothing. */
    void answerPages(boolean yes) {
        pagerDuty.answer(yes ? FakePagerDuty.Mood.ACCEPT : FakePagerDuty.Mood.HANG);
    }

    KafkaProducer<byte[], byte[]> producer() {
        return producer;
    }

    /** How far levels have come. */
    long tickMillis() {
        return ear.tickMillis();
    }

    /** Waits until levels have come so far. */
    void comesTo(long millis) {
        Until.happens("a level at " + millis, () -> tickMillis() >= millis);
    }

    /** The checkpoint that the next start begins with; null for none. */
    String checkpoint() {
        return new CheckpointFolder(state().resolve("job")).start(false).path();
    }

    /** Waits until the ledger has heard every rule at the last tick, and no page waits. */
    void finishes(Recorded all) {
        long tick = Duration.ofMinutes(ChildRun.TICK_MINUTES).toMillis();
        long last = Math.floorDiv(all.untilMillis() - Duration.ofSeconds(30).toMillis() - 1, tick) * tick;
        Until.happens("levels at " + last, () -> tickMillis() >= last);
        Until.happens("the ledger has all, and all was paged", () -> {
            String metrics = metrics();
            var ticks = TICK.matcher(metrics)
                    .results()
                    .map(found -> Double.parseDouble(found.group(1)) * 1_000)
                    .toList();
            return !ticks.isEmpty()
                    && ticks.stream().allMatch(each -> each == last)
                    && WAITING.matcher(metrics).find();
        });
    }

    private String metrics() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notNow) {
            return "";
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while looking", stopped);
        }
    }

    /** What stands; the run has ended. */
    Kept kept() {
        return Kept.of(kafka, plan(), state().resolve("ledger.db"), pages());
    }

    private List<FakePagerDuty.Received> pages() {
        return pagerDuty.received();
    }

    @Override
    public void close() throws InterruptedException {
        producer.close(Duration.ofSeconds(5));
        ear.close();
        pagerDuty.close();
    }
}
