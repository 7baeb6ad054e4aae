package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.RampJob;
import io.rampwatch.flink.Sinks;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.wire.ChannelTotalsJson;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.DeadLetterJson;
import io.rampwatch.wire.EventReader;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The job is stopped in the middle and goes on at another parallelism: what it says in two parts is what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavepointIT {
    // what the operators of a job in this JVM share with the test: they are copies, and see nothing else of it
    private static final List<Received> INPUT = new ArrayList<>();
    private static final AtomicLong SENT = new AtomicLong();
    private static final Map<String, Collection<String>> SAID = new ConcurrentHashMap<>();

    private static final List<String> WHAT =
            List.of("readings", "days", "levels", "deadLetters", "totals", "heartbeats");

    private Plan plan;

    @TempDir
    private Path savepoints;

    @BeforeAll
    void input() throws IOException {
        plan = PlanReader.read("traffic.yml", Files.readAllBytes(Traffic.plan()))
                .plan();
        var traffic = new Traffic(17);
        for (int day = 0; day < 5; day++) {
            traffic.day("partner", day, 200).day("direct", day, 100);
        }
        List<String> lines = new ArrayList<>(Disorder.within(29_999, 17, traffic.lines()));
        lines.add(lines.size() / 3, "junk in the first part");
        lines.add(2 * lines.size() / 3, "junk in the second part");
        // the same event again, long after: what was known before the stop must be known after it
        lines.add(lines.size() - 10, lines.get(lines.size() / 4));
        var reader = new EventReader(Map.of());
        for (int i = 0; i < lines.size(); i++) {
            byte[] value = lines.get(i).getBytes(StandardCharsets.UTF_8);
            INPUT.add(reader.read(null, value, new Origin("test", 0, i, Origin.UNKNOWN)));
        }
    }

    @Test
    void stopped_at_parallelism_2_and_gone_on_with_4_it_says_the_same() throws Exception {
        start("undisturbed", 2, null, Integer.MAX_VALUE).getJobExecutionResult().get(2, TimeUnit.MINUTES);

        JobClient first = start("in two parts", 2, null, INPUT.size() / 4);
        while (SENT.get() < INPUT.size() / 2) {
            Thread.sleep(20);
        }
        String savepoint = first.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(1, TimeUnit.MINUTES);
        assertThat(SENT.get()).as("it was stopped in the middle").isLessThan(INPUT.size() - 20);
        int before = said("in two parts", "readings").size();
        start("in two parts", 4, savepoint, Integer.MAX_VALUE)
                .getJobExecutionResult()
                .get(2, TimeUnit.MINUTES);

        assertThat(before).isPositive();
        assertThat(said("in two parts", "readings").size()).isGreaterThan(before + 50);
        for (String what : List.of("readings", "days", "levels", "deadLetters", "totals")) {
            assertThat(said("in two parts", what))
                    .as(what)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(said("undisturbed", what));
        }
        Heartbeat whole = last("undisturbed");
        Heartbeat parts = last("in two parts");
        assertThat(Conservation.of(parts.counts())).isEqualTo(Conservation.of(whole.counts()));
        assertThat(Conservation.of(parts.counts()).count(Conservation.Fate.DUPLICATE))
                .isEqualTo(1);
        assertThat(Conservation.of(parts.counts()).eventsResidual()).isZero();
        assertThat(parts.epoch()).as("the birth of the state").isEqualTo(whole.epoch());
    }

    private static Collection<String> said(String run, String what) {
        return SAID.getOrDefault(run + "/" + what, List.of());
    }

    private static Heartbeat last(String run) {
        String line = said(run, "heartbeats").stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return HeartbeatJson.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private JobClient start(String run, int parallelism, String savepoint, int perSecond) throws Exception {
        Configuration configuration = RampJob.configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        SENT.set(0);
        WHAT.forEach(what -> SAID.computeIfAbsent(run + "/" + what, any -> new ConcurrentLinkedQueue<>()));
        var env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        var rate =
                perSecond == Integer.MAX_VALUE ? RateLimiterStrategy.noOp() : RateLimiterStrategy.perSecond(perSecond);
        var source = new DataGeneratorSource<>(
                SavepointIT::received, INPUT.size(), rate, TypeInformation.of(Received.class));
        var received = env.fromSource(source, RampJob.eventTime(plan), "events")
                .uid("events")
                .setParallelism(1);
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
