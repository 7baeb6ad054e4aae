package io.rampwatch.standalone;

import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.RampJob;
import io.rampwatch.flink.Sinks;
import io.rampwatch.mapping.Mapping;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.ChannelTotalsJson;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.ClosedHourJson;
import io.rampwatch.wire.DeadLetterJson;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.ReadingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** One replay: the job between a file and a folder. */
final class ReplayRun {
    private static final long LOOK_MILLIS = 200;
    static final String READINGS = "readings.jsonl";
    static final String DAYS = "days.jsonl";
    static final String HOURS = "hours.jsonl";
    private static final String LEVELS = "levels.jsonl";
    private static final String DEAD_LETTERS = "dead-letters.jsonl";
    private static final String SUMMARY = "summary.json";

    private final Plan plan;
    private final Path events;
    private final Path out;
    private final JobSettings settings;
    private final int parallelism;
    private @Nullable Mapping mapping;

    ReplayRun(Plan plan, Path events, Path out, long tickMinutes, int parallelism) {
        this(plan, events, out, JobSettings.replay(tickMinutes), parallelism);
    }

    ReplayRun(Plan plan, Path events, Path out, JobSettings settings, int parallelism) {
        this.plan = plan;
        this.events = events;
        this.out = out;
        this.settings = settings;
        this.parallelism = parallelism;
    }

    /** The lines are payloads of another system. */
    void through(Mapping of) {
        mapping = of;
    }

    /** Runs to the end of the file. */
    Summary run(Progress progress) throws IOException {
        long lines = EventFile.lines(events);
        Folder.prepare(out, List.of(READINGS, DAYS, HOURS, LEVELS, DEAD_LETTERS, SUMMARY));
        Path work = Files.createTempDirectory("rampwatch-replay");
        try {
            execute(work, lines, progress);
            return Summary.write(out.resolve(SUMMARY), plan, work);
        } finally {
            Folder.delete(work);
        }
    }

    private void execute(Path work, long lines, Progress progress) {
        var count = new LineCount(work.resolve("lines").toString());
        Configuration configuration = RampJob.configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration)) {
            RampJob.wire(RecordedEvents.read(env, plan, events, mapping, count), null, sinks(work), plan, settings);
            var job = env.executeAsync("rampwatch replay").getJobExecutionResult();
            progress.begin(lines);
            while (!finished(job)) {
                progress.at(count.read());
            }
            progress.end(lines);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("the replay was interrupted; " + out + " holds a part of it", stopped);
        } catch (ExecutionException failed) {
            throw new Trouble("the replay failed: " + Plainly.said(failed), failed);
        } catch (Exception failed) {
            throw new Trouble("the replay could not be started: " + Plainly.said(failed), failed);
        }
    }

    private static boolean finished(java.util.concurrent.CompletableFuture<?> job)
            throws InterruptedException, ExecutionException {
        try {
            job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        }
    }

    private Sinks sinks(Path work) {
        return new Sinks(
                Lines.each(out.resolve(READINGS), ReadingJson::write),
                Lines.each(out.resolve(DAYS), ClosedDayJson::write),
                Lines.chosen(out.resolve(LEVELS), new LevelChanges()),
                Lines.each(out.resolve(DEAD_LETTERS), DeadLetterJson::write),
                Lines.each(work.resolve("heartbeats.jsonl"), HeartbeatJson::write),
                Lines.each(work.resolve("totals.jsonl"), ChannelTotalsJson::write),
                Lines.each(out.resolve(HOURS), ClosedHourJson::write));
    }
}
