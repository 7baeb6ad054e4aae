package io.rampwatch.flink;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.Reading;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Where results go: each topic at least once, never in a transaction. A record that is written twice is known by its
 * tick or its revision; one that a transaction hid would be missed.
 */
final class KafkaSinks {
    /** The heartbeat has one subtask. */
    private static final String SUBTASK = "0";

    private final KafkaSettings kafka;

    private KafkaSinks(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    static Sinks of(KafkaSettings kafka) {
        var to = new KafkaSinks(kafka);
        return new Sinks(
                to.sink("readings", new KeyedJson<>(Topics.READINGS, Reading::channel, ReadingJson::write)),
                to.sink("days", new KeyedJson<>(Topics.READINGS, ClosedDay::channel, ClosedDayJson::write)),
                to.sink("levels", new KeyedJson<>(Topics.LEVELS, Topics::levelKey, LevelJson::write)),
                to.sink("dead-letters", new DeadLetterRecords()),
                to.sink("heartbeats", new KeyedJson<>(Topics.HEARTBEATS, beat -> SUBTASK, HeartbeatJson::write)),
                // said once, when the input ends: nobody waits for it in a topic
                totals ->
                        totals.sinkTo(new DiscardingSink<>()).name("to totals").uid("to-totals"));
    }

    private <T> Consumer<DataStream<T>> sink(String name, KafkaRecordSerializationSchema<T> records) {
        KafkaSink<T> sink = KafkaSink.<T>builder()
                .setBootstrapServers(kafka.bootstrap())
                .setKafkaProducerConfig(producer())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(records)
                .build();
        return stream -> stream.sinkTo(sink).name("to " + name).uid("to-" + name);
    }

    private Properties producer() {
        Properties properties = kafka.properties();
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("compression.type", "lz4");
        return properties;
    }
}
