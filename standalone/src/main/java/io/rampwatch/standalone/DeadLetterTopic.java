package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of refused records, read from its beginning to what it holds now. It leaves no trace of the reading. */
final class DeadLetterTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int ANSWER_MILLIS = 10_000;

    private final KafkaSettings kafka;

    DeadLetterTopic(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** All that it holds now, in its order. */
    List<KeptLetter> read() {
        TopicsAdmin.prepare(kafka, List.of());
        Properties properties = kafka.properties();
        properties.put("default.api.timeout.ms", ANSWER_MILLIS);
        properties.put("allow.auto.create.topics", "false");
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<KeptLetter> letters = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> letters.add(new KeptLetter(record)));
            }
            return letters;
        } catch (KafkaException refused) {
            throw new Trouble(
                    kafka + ": the topic " + Topics.DEAD_LETTERS + " cannot be read (" + refused.getMessage()
                            + "); it needs the right to read of its own",
                    refused);
        }
    }
}
