package io.rampwatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the tests write into topics and read out of them. */
final class Records {
    private static final String STRUCTURED = """
            {"specversion":"1.0","id":"%s","source":"urn:test","type":"io.rampwatch.account.signed_up.v1","time":"%s",\
            "data":{"accountId":"%s","channel":"%s"}}""";

    private final KafkaSettings kafka;

    Records(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** A signup in structured mode, arrived when it happened. */
    static ProducerRecord<byte[], byte[]> signup(int partition, String account, String channel, long millis) {
        var json = STRUCTURED.formatted("s-" + account, Instant.ofEpochMilli(millis), account, channel);
        return record(partition, millis, account, json.getBytes(UTF_8));
    }

    /** The same in binary mode. */
    static ProducerRecord<byte[], byte[]> binary(int partition, String account, String channel, long millis) {
        var data = "{\"accountId\":\"%s\",\"channel\":\"%s\"}".formatted(account, channel);
        var record = record(partition, millis, account, data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "s-" + account,
                        "ce_source", "urn:test",
                        "ce_type", "io.rampwatch.account.signed_up.v1",
                        "ce_time", Instant.ofEpochMilli(millis).toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    static ProducerRecord<byte[], byte[]> record(int partition, long millis, String key, byte[] value) {
        return new ProducerRecord<>(Topics.EVENTS, partition, millis, key.getBytes(UTF_8), value);
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer =
                new KafkaProducer<>(kafka.properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (var each : sent) {
                each.get();
            }
        }
    }

    /** All that a topic holds now. */
    List<ConsumerRecord<byte[], byte[]>> in(String topic) {
        try (var consumer =
                new KafkaConsumer<>(kafka.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    static void await(String what, BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in 30 s: " + what);
            }
            Thread.sleep(200);
        }
    }
}
