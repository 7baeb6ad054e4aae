package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Reason;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code rampwatch dead-letters retry}: refused records to the topic that they came from, as they came. Sending one
 * twice changes no number: its id is known, and so is the fact that it tells.
 */
@Command(
        name = "retry",
        description = "Sends refused records again, bytes and headers as they came, to the topic that they came from:"
                + " after a mapping or a plan was mended. What was counted already is not counted twice.",
        mixinStandardHelpOptions = true)
final class DeadLettersRetry implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaPlace place;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Chosen chosen;

    /** Which of them. */
    static final class Chosen {
        @Option(names = "--all", description = "All that the topic holds.")
        private boolean all;

        @Option(names = "--reason", paramLabel = "REASON", description = "Those of one reason, such as missing_time.")
        private @Nullable Reason reason;

        @Option(names = "--from-topic", paramLabel = "TOPIC", description = "Those of one topic.")
        private @Nullable String topic;

        @Option(names = "--place", paramLabel = "PLACE", description = "One, PARTITION:OFFSET as list prints it.")
        private @Nullable String at;

        boolean takes(KeptLetter letter) {
            return all
                    || (reason != null && letter.reason().equals(reason.label()))
                    || letter.topic().equals(topic)
                    || letter.place().equals(at);
        }
    }

    /** 0 when all that were chosen were sent, 1 when there were none or some cannot be sent. */
    @Override
    public Integer call() {
        KafkaSettings kafka = place.kafka();
        List<KeptLetter> letters =
                new DeadLetterTopic(kafka).read().stream().filter(chosen::takes).toList();
        if (letters.isEmpty()) {
            throw new Trouble("none of the refused records is meant by that; list shows what there is");
        }
        Map<String, Integer> left = new TreeMap<>();
        List<KeptLetter> good = sendable(kafka, letters, left);
        send(kafka, good);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d of %d sent again%n", good.size(), letters.size());
        left.forEach((why, count) -> out.printf("%d left: %s%n", count, why));
        out.flush();
        return left.isEmpty() ? 0 : 1;
    }

    private static List<KeptLetter> sendable(KafkaSettings kafka, List<KeptLetter> letters, Map<String, Integer> left) {
        Set<String> there = topics(kafka);
        List<KeptLetter> good = new ArrayList<>();
        for (KeptLetter letter : letters) {
            String why = letter.lost();
            // headers are what somebody wrote: a decision must not come in this way
            if (letter.topic().startsWith("ramp.") && !letter.topic().equals(Topics.EVENTS)) {
                why = "the topic " + letter.topic() + " is written by Rampwatch alone";
            } else if (!there.contains(letter.topic())) {
                why = "there is no topic " + Hidden.bytes(letter.topic().getBytes(UTF_8));
            }
            if (why == null) {
                good.add(letter);
            } else {
                left.merge(why, 1, Integer::sum);
            }
        }
        return good;
    }

    private static Set<String> topics(KafkaSettings kafka) {
        try (var admin = Admin.create(kafka.properties())) {
            return admin.listTopics().names().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("stopped before anything was sent", stopped);
        } catch (ExecutionException refused) {
            throw new Trouble(kafka + " does not say which topics it has (" + Plainly.cause(refused) + ")", refused);
        }
    }

    private static void send(KafkaSettings kafka, List<KeptLetter> letters) {
        Properties properties = kafka.properties();
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (KeptLetter letter : letters) {
                sent.add(producer.send(new ProducerRecord<>(
                        letter.topic(), null, letter.record().key(), letter.value(), letter.originalHeaders())));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("stopped while records were sent: say it again, twice does no harm", stopped);
        } catch (ExecutionException | RuntimeException refused) {
            throw new Trouble(
                    kafka + " did not take all records (" + Plainly.cause(refused)
                            + "): say it again, twice does no harm",
                    refused);
        }
    }
}
