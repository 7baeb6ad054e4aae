package io.rampwatch.flink;

import io.rampwatch.event.Received;
import io.rampwatch.event.RunClock;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The ends of the job in Kafka: where records come from. Where results go says {@link KafkaSinks}.
 *
 * <p>Without state the job begins with the oldest record; with state, where the state ends. Offsets that Kafka no
 * longer has fail the job: skipping what is missing would show wrong numbers in silence.
 */
public final class KafkaEnds {
    /** The name under which brokers know the readers; offsets lie in the job's state alone. */
    private static final String GROUP = "rampwatch";

    private static final Duration DISCOVERY = Duration.ofSeconds(30);

    private final KafkaSettings kafka;

    /**
     * Ends in one Kafka.
     *
     * @param kafka how it is reached
     */
    public KafkaEnds(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Records as they are received, with the event time of the plan, for {@link RampJob#wire}. */
    public DataStream<Received> received(StreamExecutionEnvironment env, Plan plan, KafkaInput input) {
        RunClock clock = input.clock();
        WatermarkStrategy<Received> time = RampJob.eventTime(plan);
        WatermarkStrategy<Received> patient =
                clock == null ? time : time.withIdleness(Duration.ofMillis(input.idleMillis()));
        SingleOutputStreamOperator<Received> events =
                env.fromSource(source(input, plan), patient, "events").uid("events");
        if (clock == null) {
            return events;
        }
        long behind = RampJob.disorderMillis(plan) + input.marginMillis();
        return events.transform("silence", TypeInformation.of(Received.class), new SilenceOperator(clock, behind))
                .uid("silence")
                .setParallelism(events.getParallelism());
    }

    private KafkaSource<Received> source(KafkaInput input, Plan plan) {
        var builder = from(
                input.allTopics(),
                new RecordReader(plan.sources(), input.mappings(), plan.events()),
                "rampwatch-events");
        return (input.bounded() ? builder.setBounded(OffsetsInitializer.latest()) : builder).build();
    }

    /**
     * Decisions of people, and versions of the plan. They never hold time back: one that comes holds from when it
     * comes.
     */
    public DataStream<Spoken> decisions(StreamExecutionEnvironment env) {
        KafkaSource<Spoken> source = from(List.of(Topics.CONTROL), new ControlReader(), "rampwatch-control")
                .build();
        // one partition, hence one reader
        return env.fromSource(source, Timeless.strategy(), "decisions")
                .uid("decisions")
                .setParallelism(1);
    }

    /** The sinks of the job, in the topics of {@link Topics}. */
    public Sinks sinks() {
        return KafkaSinks.of(kafka);
    }

    private <T> KafkaSourceBuilder<T> from(
            List<String> topics, KafkaRecordDeserializationSchema<T> reader, String client) {
        return KafkaSource.<T>builder()
                .setProperties(kafka.properties())
                .setBootstrapServers(kafka.bootstrap())
                .setGroupId(GROUP)
                .setClientIdPrefix(client)
                .setProperty(
                        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), Long.toString(DISCOVERY.toMillis()))
                .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false")
                .setTopics(topics)
                .setStartingOffsets(new OldestOffsets())
                .setDeserializer(reader);
    }
}
