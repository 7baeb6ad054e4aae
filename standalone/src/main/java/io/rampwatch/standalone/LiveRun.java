package io.rampwatch.standalone;

import io.rampwatch.alerting.Alerting;
import io.rampwatch.alerting.AlertingSettings;
import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.event.RunClock;
import io.rampwatch.flink.CheckpointFolder;
import io.rampwatch.flink.JobConfiguration;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;

/** Job and alerting in one process against a Kafka, with a folder in which both remember. */
final class LiveRun implements AutoCloseable {
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Background background = new Background();
    private final Map<String, URI> addresses = new TreeMap<>();
    private final Plan plan;
    private final RunSettings settings;
    private final InstantSource wall;
    private final LiveJob job;

    private LiveRun(Plan plan, RunSettings settings, InstantSource wall, Consumer<String> say) {
        this.plan = plan;
        this.settings = settings;
        this.wall = wall;
        boolean history = settings.pace().history();
        try {
            folder(settings.state());
            var checkpoints = new CheckpointFolder(settings.state().resolve("job"));
            CheckpointFolder.Start start = checkpoints.start(settings.acceptEmptyState());
            start.words().forEach(say);
            TopicsAdmin.prepare(settings.kafka(), history ? TopicsAdmin.keptForEver() : Topics.all());
            KafkaInput input =
                    (history ? KafkaInput.waiting() : KafkaInput.live(RunClock.REAL)).mapped(settings.mappings());
            TopicsAdmin.demand(settings.kafka(), input.allTopics());
            alerting();
            job = background.keep(LiveJob.start(flink(checkpoints, start), settings.kafka(), plan, input, job()));
            background.run("rampwatch-mark", new Mark(checkpoints));
        } catch (RuntimeException refused) {
            background.close();
            throw refused;
        }
    }

    /**
     * Starts both.
     *
     * @param wall the clock of the wall
     * @param say hears what a person must know about the start
     */
    static LiveRun start(Plan plan, RunSettings settings, InstantSource wall, Consumer<String> say) {
        return new LiveRun(plan, settings, wall, say);
    }

    private static void folder(Path state) {
        try {
            Files.createDirectories(state);
        } catch (IOException refused) {
            throw new Trouble("the folder " + state + " (--state) cannot be made: " + refused.getMessage(), refused);
        }
    }

    private void alerting() {
        URI target = settings.receiver().target();
        if (target == null) {
            var nobody = background.keep(FakePagerDuty.start(0, wall));
            addresses.put("pages", nobody.address());
            target = nobody.target();
        }
        int port = settings.metricsPort() == 0 ? Ports.free() : settings.metricsPort();
        var started = background.keep(Alerting.start(new AlertingSettings(
                settings.kafka(),
                settings.state().resolve("ledger.db"),
                AlertingSettings.HERE,
                port,
                target,
                settings.receiver().hosts(),
                settings.receiver().key(),
                settings.env(),
                plan,
                "http://127.0.0.1:" + port + "/",
                wall,
                settings.pace().fresh(),
                settings.remoteWrite())));
        addresses.put("episodes", URI.create("http://127.0.0.1:" + started.metricsPort() + "/episodes"));
        addresses.put("metrics", URI.create("http://127.0.0.1:" + started.metricsPort() + "/metrics"));
    }

    private Configuration flink(CheckpointFolder checkpoints, CheckpointFolder.Start start) {
        int port = settings.webPort() == 0 ? Ports.free() : settings.webPort();
        Ports.check("The job's web pages", "127.0.0.1", port);
        addresses.put("job", URI.create("http://127.0.0.1:" + port + "/"));
        return JobConfiguration.live(
                        checkpoints, Duration.ofMillis(settings.pace().checkpointMillis()), start)
                .set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism())
                .set(RestOptions.BIND_PORT, Integer.toString(port))
                .set(RestOptions.PORT, port);
    }

    /** Born now; a job that is restored keeps the birth that lies in its state. */
    private JobSettings job() {
        return new JobSettings(settings.pace().tickMinutes(), wall.instant().toString(), HEARTBEAT_MILLIS);
    }

    /** The addresses to open, by what is seen there. */
    Map<String, URI> addresses() {
        return Map.copyOf(addresses);
    }

    /** Ends when the job ends, which it should not. */
    CompletableFuture<?> ended() {
        return job.ended();
    }

    @Override
    public void close() {
        background.close();
    }
}
