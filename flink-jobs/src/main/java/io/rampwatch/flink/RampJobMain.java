package io.rampwatch.flink;

import io.rampwatch.event.RunClock;
import io.rampwatch.mapping.MappingFile;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The job in a Flink of its own, in application mode: {@code standalone-job --job-classname
 * io.rampwatch.flink.RampJobMain --plan … --kafka … --state …}.
 *
 * <p>Each start continues from the newest checkpoint or savepoint that can be read, so a JobManager that was killed is
 * simply started again. Where there was state and none of it can be read, it refuses. Arguments are shown in Flink's
 * pages; secrets come from the environment only, as {@link KafkaSettings} says.
 */
@Command(name = "RampJobMain")
public final class RampJobMain {
    private static final Logger LOG = LoggerFactory.getLogger(RampJobMain.class);
    private static final long HEARTBEAT_MILLIS = 15_000;

    @Option(names = "--plan", required = true, paramLabel = "PLAN")
    private Path plan;

    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT")
    private String bootstrap;

    @Option(names = "--kafka-setting", paramLabel = "NAME=VALUE")
    private Map<String, String> kafkaSettings = Map.of();

    @Option(names = "--mapping", paramLabel = "FILE|preset:NAME")
    private List<String> mappings = List.of();

    /** The folder that JobManager and TaskManagers share. */
    @Option(names = "--state", required = true, paramLabel = "DIR")
    private Path state;

    /** A savepoint to begin from, once: a restart goes on from what was written since. */
    @Option(names = "--from", paramLabel = "DIR")
    private @Nullable Path from;

    @Option(names = "--accept-empty-state")
    private boolean acceptEmptyState;

    @Option(names = "--tick-minutes", defaultValue = "1", paramLabel = "N")
    private long tickMinutes;

    @Option(names = "--checkpoint-seconds", defaultValue = "10", paramLabel = "N")
    private long checkpointSeconds;

    private RampJobMain() {}

    /**
     * Submits the job, and stays until it ends.
     *
     * @throws RuntimeException that says for a person which argument, file or state stands in the way
     */
    public static void main(String[] arguments) throws Exception {
        var job = new RampJobMain();
        new CommandLine(job).parseArgs(arguments);
        job.run();
    }

    private void run() throws Exception {
        Plan agreed = PlanFile.demand(plan);
        var given = new TreeMap<>(kafkaSettings);
        given.put(KafkaSettings.BOOTSTRAP, bootstrap);
        var ends = new KafkaEnds(KafkaSettings.read(given, System.getenv()));
        var folder = new CheckpointFolder(state);
        CheckpointFolder.Start start = from == null ? folder.start(acceptEmptyState) : folder.startFrom(from);
        start.words().forEach(LOG::warn);
        LOG.info("Beginning {}", start.path() == null ? "with nothing: no state was there" : "from " + start.path());

        Configuration configuration = JobConfiguration.deployed(folder, Duration.ofSeconds(checkpointSeconds), start);
        try (var env = StreamExecutionEnvironment.getExecutionEnvironment(configuration)) {
            RampJob.wire(
                    ends.received(
                            env,
                            agreed,
                            KafkaInput.live(RunClock.REAL).mapped(MappingFile.demand(mappings, agreed.events()))),
                    ends.decisions(env),
                    ends.sinks(),
                    agreed,
                    settings());
            watch(env.executeAsync("rampwatch " + agreed.ramp()), folder);
        }
    }

    /** Born now; a job that is restored keeps the birth that lies in its state. */
    private JobSettings settings() {
        return new JobSettings(tickMinutes, InstantSource.system().instant().toString(), HEARTBEAT_MILLIS);
    }

    /** Marks that there was state as soon as there is some: a start that finds the mark alone refuses. */
    private static void watch(JobClient job, CheckpointFolder folder) throws ExecutionException, InterruptedException {
        Future<?> ended = job.getJobExecutionResult();
        while (!ended.isDone()) {
            try {
                ended.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException lives) {
                folder.remember();
            }
        }
        ended.get();
    }
}
