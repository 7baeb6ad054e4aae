package io.rampwatch.standalone;

import io.rampwatch.episode.Decision;
import io.rampwatch.wire.DecisionJson;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes decisions where the job and the ledger read them. */
final class Control {
    private static final String MOST_MILLIS = "10000";

    private Control() {}

    /** Sends a decision and waits until Kafka has it. */
    static void send(KafkaSettings kafka, Decision decision) {
        Properties properties = kafka.properties();
        properties.put("acks", "all");
        properties.put("max.block.ms", MOST_MILLIS);
        properties.put("request.timeout.ms", "5000");
        properties.put("delivery.timeout.ms", MOST_MILLIS);
        byte[] key = decision.channel().getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CONTROL, key, DecisionJson.write(decision)))
                    .get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("stopped before " + kafka + " had the decision: say it again", stopped);
        } catch (ExecutionException | RuntimeException refused) {
            throw new Trouble(
                    kafka + " did not take the decision (" + Plainly.cause(refused)
                            + "): is it running, and is the address right? Nothing was changed",
                    refused);
        }
    }
}
