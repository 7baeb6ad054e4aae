package io.rampwatch.standalone;

import io.rampwatch.alerting.page.Secret;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.standalone.RunSettings.Pace;
import io.rampwatch.wire.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** A live run that a test can kill: {@code rampwatch run} over history, with checkpoints twice a second. */
final class ChildRun {
    static final String UP = "the run is up";
    static final String ENV = "test";
    static final long TICK_MINUTES = 15;

    private static final long CHECKPOINT_MILLIS = 500;
    /** History pages, too. */
    static final Duration FRESH = Duration.ofDays(36_500);

    private ChildRun() {}

    static RunSettings settings(String bootstrap, Path state, URI pages, int metricsPort, boolean acceptEmptyState) {
        return new RunSettings(
                KafkaSettings.local(bootstrap),
                state,
                acceptEmptyState,
                new Receiver(pages, Set.of(), Secret.of("key-of-nobody")),
                ENV,
                metricsPort,
                0,
                null,
                1,
                new Pace(TICK_MINUTES, true, CHECKPOINT_MILLIS, FRESH));
    }

    public static void main(String[] given) throws Exception {
        var settings = settings(
                given[1],
                Path.of(given[2]),
                URI.create(given[3]),
                Integer.parseInt(given[4]),
                Boolean.parseBoolean(given[5]));
        var plan = PlanFile.demand(Path.of(given[0]));
        try (var run = LiveRun.start(plan, settings, InstantSource.system(), System.out::println)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            System.out.println(UP);
            run.ended().get();
        }
    }
}
