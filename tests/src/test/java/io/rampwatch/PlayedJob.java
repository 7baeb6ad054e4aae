package io.rampwatch;

import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.RampJob;
import io.rampwatch.flink.Sinks;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.ChannelTotalsJson;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.DeadLetterJson;
import io.rampwatch.wire.EventReader;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job over recorded lines, which can be stopped with a savepoint and begun from one, in as many parts as one likes.
 * What it says is kept by the name of the run. One input at a time: operators of a job in this JVM are copies, and
 * share nothing else with the test.
 */
final class PlayedJob {
    static final List<String> WHAT = List.of("readings", "days", "levels", "deadLetters", "totals", "heartbeats");

    private static final List<Received> INPUT = new ArrayList<>();
    private static final AtomicLong SENT = new AtomicLong();
    private static final Map<String, Collection<String>> SAID = new ConcurrentHashMap<>();
    private static final MemorySize IN_THE_LIST = MemorySize.ofMebiBytes(1);

    private final Plan plan;
    private final int partitions;

    private PlayedJob(Plan plan, int partitions) {
        this.plan = plan;
        this.partitions = partitions;
    }

    /** The job of a plan over these lines, and nothing said so far. */
    static PlayedJob over(Plan plan, List<String> lines) {
        SAID.clear();
        return overParts(plan, List.of(lines));
    }

    /**
     * The job of a plan over the lines of several partitions, each read by a task of its own.
     *
     * @param parts as many lines in each
     */
    static PlayedJob overParts(Plan plan, List<List<String>> parts) {
        INPUT.clear();
        var reader = new EventReader(Map.of());
        for (int part = 0; part < parts.size(); part++) {
            List<String> lines = parts.get(part);
            if (lines.size() != parts.get(0).size()) {
                throw new IllegalArgumentException(
                        "partitions of " + parts.get(0).size() + " and " + lines.size());
            }
            for (int i = 0; i < lines.size(); i++) {
                byte[] value = lines.get(i).getBytes(StandardCharsets.UTF_8);
                INPUT.add(reader.read(null, value, new Origin("test", part, i, Origin.UNKNOWN)));
            }
        }
        return new PlayedJob(plan, parts.size());
    }

    /** Plays to the end of the input; of several partitions slowly enough that no task can read two of them. */
    void toTheEnd(String run, int parallelism, String savepoint) throws Exception {
        start(run, parallelism, savepoint, partitions == 1 ? Integer.MAX_VALUE : INPUT.size())
                .getJobExecutionResult()
                .get(3, TimeUnit.MINUTES);
    }

    /** Plays until so many lines were read, and stops with a savepoint, whose place it says. */
    String until(int line, String run, int parallelism, String savepoint, Path savepoints) throws Exception {
        JobClient job = start(run, parallelism, savepoint, Math.max(200, INPUT.size() / 4));
        while (SENT.get() < line) {
            Thread.sleep(20);
        }
        String saved = job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(1, TimeUnit.MINUTES);
        if (SENT.get() >= INPUT.size() - 20) {
            throw new AssertionError("it was to be stopped at " + line + " and came to the end");
        }
        return saved;
    }

    static Collection<String> said(String run, String what) {
        return SAID.getOrDefault(run + "/" + what, List.of());
    }

    /** The last heartbeat of a run. */
    static Heartbeat last(String run) {
        String line = said(run, "heartbeats").stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return HeartbeatJson.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private JobClient start(String run, int parallelism, String savepoint, int perSecond) throws Exception {
        Configuration configuration = RampJob.configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "disable")
                // small state lies in the savepoint's list: one file that can be kept
                .set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, IN_THE_LIST);
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        SENT.set(0);
        WHAT.forEach(what -> SAID.computeIfAbsent(run + "/" + what, any -> new ConcurrentLinkedQueue<>()));
        var env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        var rate =
                perSecond == Integer.MAX_VALUE ? RateLimiterStrategy.noOp() : RateLimiterStrategy.perSecond(perSecond);
        var source =
                new DataGeneratorSource<>(PlayedJob::received, INPUT.size(), rate, TypeInformation.of(Received.class));
        var received = env.fromSource(source, RampJob.eventTime(plan), "events")
                .uid("events")
                .setParallelism(partitions);
        RampJob.wire(received, null, sinks(run), plan, JobSettings.replay(60));
        return env.executeAsync(run);
    }

    private static Received received(long index) {
        SENT.set(index);
        return INPUT.get((int) index);
    }

    private static Sinks sinks(String run) {
        return new Sinks(
                end(run, "readings", ReadingJson::write),
                end(run, "days", ClosedDayJson::write),
                end(run, "levels", LevelJson::write),
                end(run, "deadLetters", DeadLetterJson::write),
                end(run, "heartbeats", HeartbeatJson::write),
                end(run, "totals", ChannelTotalsJson::write));
    }

    private static <T> Consumer<DataStream<T>> end(String run, String what, Form<T> form) {
        return stream ->
                stream.sinkTo(new Heard<>(run + "/" + what, form)).uid(what).setParallelism(1);
    }

    private interface Form<T> extends Serializable {
        byte[] line(T element);
    }

    private record Heard<T>(String place, Form<T> form) implements Sink<T> {
        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(T element, Context at) {
                    SAID.get(place).add(new String(form.line(element), StandardCharsets.UTF_8));
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
