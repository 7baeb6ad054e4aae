package io.rampwatch.flink;

import io.rampwatch.wire.DecisionJson;
import io.rampwatch.wire.PlanVersionJson;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record of {@code ramp.control} to a decision or a version of the plan. What is neither is logged, counted and left
 * out, never a crash.
 */
final class ControlReader implements KafkaRecordDeserializationSchema<Spoken> {
    private static final Logger LOG = LoggerFactory.getLogger(ControlReader.class);

    private transient @Nullable Counter unreadable;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        unreadable = context.getMetricGroup().counter("unreadableDecisions", new SimpleCounter());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Spoken> out) {
        Spoken spoken = read(record);
        if (spoken != null) {
            out.collect(spoken);
        }
    }

    private @Nullable Spoken read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        try {
            if (value != null) {
                return PlanVersionJson.isPlanVersion(value)
                        ? Spoken.of(PlanVersionJson.read(value))
                        : Spoken.of(DecisionJson.read(value));
            }
            leaveOut(record, "no value");
        } catch (RuntimeException notOne) {
            leaveOut(record, String.valueOf(notOne.getMessage()));
        }
        return null;
    }

    private void leaveOut(ConsumerRecord<byte[], byte[]> record, String why) {
        if (unreadable != null) {
            unreadable.inc();
        }
        LOG.warn(
                "No decision in {}, partition {}, offset {}; it changes nothing: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                // a foreign text must not write lines of its own into the log
                why.replaceAll("\\p{Cntrl}", " "));
    }

    @Override
    public TypeInformation<Spoken> getProducedType() {
        return TypeInformation.of(Spoken.class);
    }
}
