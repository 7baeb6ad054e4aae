package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same input from four partitions of a real broker and from a file in its order: the same words.
 *
 * <p>A bounded read takes what a poll brings, hundreds of records of one partition and then hundreds of another, so one
 * partition is read hours ahead of the next. Each partition has a watermark of its own and the job sees the least of
 * them: a tick waits until every partition has passed it. Within a partition clean input is in order, so at each tick
 * the job knows what it knows in a replay.
 */
class KafkaEqualsReplayIT {
    private static final long TICK_MINUTES = 60;
    private static final int PARALLELISM = 1;
    private static final Path LAUNCH = Path.of("../examples/launch-week/ramp.yml");
    private static final Path LOANS = Path.of("src/test/resources/bpic2012.yml");
    /** What events may be out of order before levels differ. */
    private static final long DISORDER = Duration.ofSeconds(30).toMillis();

    @TempDir
    private Path work;

    private long begun;

    @BeforeEach
    void begin() {
        begun = System.nanoTime();
    }

    @Test
    void seeded_launch_week_20260601_says_in_every_byte_what_replay_says() throws Exception {
        var week = Recorded.week(20_260_601, 7);
        same(LAUNCH, week.write(work.resolve("week.jsonl")), week);
    }

    @Test
    void clean_loan_applications_say_in_every_byte_what_replay_says() throws Exception {
        Path events = RealEvents.bpic2012().resolve("events.jsonl.gz");
        same(LOANS, events, Recorded.lines(events, PlanFile.demand(LOANS)));
    }

    /**
     * When a late fact is heard, and so how often a number is said again, hangs on the order between partitions. The
     * numbers that stand at the end do not.
     */
    @Test
    void dirty_loan_applications_end_with_the_numbers_of_replay() throws Exception {
        Path events = RealEvents.bpic2012().resolve("events_dirty.jsonl.gz");
        Said replayed = replay(LOANS, events);
        Said live = live(LOANS, Recorded.lines(events, PlanFile.demand(LOANS)));
        tell(replayed, live);
        Different.none("readings", replayed.readingNumbers(), live.readingNumbers());
        Different.none("days", replayed.dayNumbers(), live.dayNumbers());
        assertThat(live.refused()).isEqualTo(replayed.refused());
    }

    private void same(Path plan, Path events, Recorded records) throws Exception {
        Said replayed = replay(plan, events);
        Said live = live(plan, records);
        tell(replayed, live);
        assertThat(Lead.mostMillis())
                .as("one partition was read ahead of another by more than events may be out of order, in ms")
                .isGreaterThan(DISORDER);
        Different.none("readings", replayed.readings(), live.readings());
        Different.none("days", replayed.days(), live.days());
        assertThat(live.levels()).isNotEmpty().isEqualTo(replayed.levels());
        assertThat(live.refused()).isEqualTo(replayed.refused());
    }

    private Said replay(Path plan, Path events) throws Exception {
        Path out = work.resolve("replay");
        new ReplayRun(PlanFile.demand(plan), events, out, TICK_MINUTES, PARALLELISM).run(Progress.none());
        return Said.in(out);
    }

    private Said live(Path file, Recorded records) throws Exception {
        Plan plan = PlanFile.demand(file);
        try (var broker = Broker.start(work.resolve("kafka"), Broker.ANY_PORT)) {
            TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
            records.send(broker.settings());
            var ends = new KafkaEnds(broker.settings());
            try (var env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, RampJob.configuration())) {
                var received = Lead.of(ends.received(env, plan, KafkaInput.recorded()));
                RampJob.wire(received, null, ends.sinks(), plan, JobSettings.replay(TICK_MINUTES));
                env.execute();
            }
            return Said.in(broker.settings());
        }
    }

    private void tell(Said replayed, Said live) {
        System.out.printf(
                "replay: %s%nKafka:  %s%none partition at most %s ahead of another; %d s%n",
                replayed,
                live,
                Duration.ofMillis(Lead.mostMillis()),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
}
