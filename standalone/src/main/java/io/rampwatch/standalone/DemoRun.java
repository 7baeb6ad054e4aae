package io.rampwatch.standalone;

import io.rampwatch.alerting.Alerting;
import io.rampwatch.alerting.AlertingSettings;
import io.rampwatch.alerting.page.FakePagerDuty;
import io.rampwatch.alerting.page.Secret;
import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.event.RunClock;
import io.rampwatch.flink.CheckpointFolder;
import io.rampwatch.flink.JobConfiguration;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.plan.Plan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;

/**
 * The whole product in one process, playing a launch week against the clock of the run: broker, job, alerting, a
 * stand-in for PagerDuty, and a feeder.
 */
final class DemoRun implements AutoCloseable {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final long LEAD_MILLIS = 5_000;
    /** At a thousand times life a second of delay is a quarter of an hour. */
    private static final Duration FRESH_WALL = Duration.ofSeconds(20);

    private final Background background = new Background();
    private final Latest latest = new Latest();
    private final Plan plan;
    private final RunClock clock;
    private final InstantSource wall;
    private final Broker broker;
    private final FakePagerDuty pagerDuty;
    private final Alerting alerting;
    private final Feeder feeder;
    private final int webPort;

    private DemoRun(Plan plan, DemoSettings settings, InstantSource wall) {
        this.plan = plan;
        this.wall = wall;
        broker = background.keep(Broker.start(settings.folder().resolve("kafka"), settings.kafkaPort()));
        TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
        webPort = Ports.free();
        // the week begins when all is up
        clock = RunClock.endingNow(
                wall.millis() + LEAD_MILLIS, settings.played().toMillis(), settings.factor());
        InstantSource run = () -> Instant.ofEpochMilli(clock.at(wall.millis()));
        pagerDuty = background.keep(FakePagerDuty.start(0, run));
        alerting = background.keep(Alerting.start(alerting(settings.folder(), run)));
        background.keep(
                LiveJob.start(flink(settings.folder()), broker.settings(), plan, KafkaInput.live(clock), job()));
        background.run("demo-listener", new Listener(broker.settings(), latest));
        feeder = background.run("demo-feeder", new Feeder(broker.settings(), week(settings.seed()), clock, wall));
    }

    /**
     * Starts everything.
     *
     * @param wall the clock of the wall
     */
    static DemoRun start(Plan plan, DemoSettings settings, InstantSource wall) {
        return new DemoRun(plan, settings, wall);
    }

    private JobSettings job() {
        return new JobSettings(1, Long.toString(wall.millis()), 1_000);
    }

    private Configuration flink(Path folder) {
        var checkpoints = new CheckpointFolder(folder.resolve("job"));
        return JobConfiguration.live(checkpoints, JobConfiguration.INTERVAL, checkpoints.start(false))
                .set(RestOptions.BIND_PORT, Integer.toString(webPort))
                .set(RestOptions.PORT, webPort);
    }

    private AlertingSettings alerting(Path folder, InstantSource run) {
        int port = Ports.free();
        return new AlertingSettings(
                broker.settings(),
                folder.resolve("ledger.db"),
                AlertingSettings.HERE,
                port,
                pagerDuty.target(),
                Set.of(),
                Secret.of("demo-key-of-nobody"),
                "demo",
                plan,
                "http://127.0.0.1:" + port + "/",
                run,
                FRESH_WALL.multipliedBy(clock.factor()),
                null);
    }

    private List<Happening> week(long seed) {
        ZoneId zone = ZoneId.of(plan.timezone());
        long start = clock.startEventMillis();
        var first = Instant.ofEpochMilli(start).atZone(zone).toLocalDate();
        return new LaunchWeek(first, zone, seed).between(start, start + WEEK.toMillis());
    }

    /** The event time. */
    long nowMillis() {
        return clock.at(wall.millis());
    }

    /** Whether the week is over and its last tick was heard. */
    boolean over() {
        return feeder.done() && latest.tickMillis() >= lastTickMillis();
    }

    /** The last tick that the week's events bring. */
    private long lastTickMillis() {
        long minute = 60_000;
        long end = clock.at(clock.untilWallMillis());
        return Math.floorDiv(end - 20 * minute, minute) * minute;
    }

    /** A named person resumes a channel from an event time on. */
    void resume(String channel, String by, String reason, long at) {
        var decision = new Decision("demo-" + at, Decision.Kind.RESUME, channel, by, reason, at);
        Control.send(broker.settings(), decision);
    }

    Plan plan() {
        return plan;
    }

    Latest latest() {
        return latest;
    }

    RunClock clock() {
        return clock;
    }

    int fed() {
        return feeder.fed();
    }

    List<Episode> episodes() {
        return alerting.episodes();
    }

    List<FakePagerDuty.Received> pages() {
        return pagerDuty.received();
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** The addresses to open, by what is seen there. */
    Map<String, URI> addresses() {
        return new TreeMap<>(Map.of(
                "pages", pagerDuty.address(),
                "metrics", URI.create("http://127.0.0.1:" + alerting.metricsPort() + "/metrics"),
                "job", URI.create("http://127.0.0.1:" + webPort + "/")));
    }

    @Override
    public void close() {
        background.close();
    }
}
