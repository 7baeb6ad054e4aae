package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes sure that the topics are there, and as they must be, before anything starts that relies on them. */
public final class TopicsAdmin {
    private static final String REQUEST_MILLIS = "4000";
    private static final String ANSWER_MILLIS = "8000";
    private static final long FOR_EVER = -1;

    private final KafkaSettings kafka;
    private final Admin admin;

    private TopicsAdmin(KafkaSettings kafka, Admin admin) {
        this.kafka = kafka;
        this.admin = admin;
    }

    /**
     * Creates topics that are missing, and looks at those that are there.
     *
     * @param shapes what the topics must be like
     * @throws RuntimeException with a sentence for the user when Kafka does not answer within ten seconds, forbids it,
     *     or holds a topic of ours in another shape; every such topic is named
     */
    public static void prepare(KafkaSettings kafka, Collection<Topics.Shape> shapes) {
        ask(kafka, admin -> admin.prepare(shapes));
    }

    /** A question to Kafka. */
    private interface Question {
        void put(TopicsAdmin to) throws ExecutionException, InterruptedException;
    }

    private static void ask(KafkaSettings kafka, Question question) {
        Properties properties = kafka.properties();
        properties.put("request.timeout.ms", REQUEST_MILLIS);
        properties.put("default.api.timeout.ms", ANSWER_MILLIS);
        try (var admin = Admin.create(properties)) {
            question.put(new TopicsAdmin(kafka, admin));
        } catch (KafkaException notReached) {
            throw trouble(kafka, notReached);
        } catch (ExecutionException refused) {
            throw trouble(kafka, refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped while the topics were looked at", stopped);
        }
    }

    /**
     * Makes sure that topics of others are there.
     *
     * @throws RuntimeException with a sentence for the user when Kafka does not answer, or one of them is missing
     */
    public static void demand(KafkaSettings kafka, Collection<String> topics) {
        ask(kafka, admin -> {
            Set<String> there = admin.admin.listTopics().names().get();
            List<String> missing =
                    topics.stream().filter(topic -> !there.contains(topic)).toList();
            if (!missing.isEmpty()) {
                throw new Trouble(kafka + " has no topic " + String.join(", ", missing)
                        + ", which a mapping names: create it, or change topics: in the mapping");
            }
        });
    }

    /** The topics for a replay of history: its records are old on arrival and must not go at once. */
    public static List<Topics.Shape> keptForEver() {
        return Topics.all().stream()
                .map(shape -> new Topics.Shape(shape.name(), shape.partitions(), shape.cleanup(), FOR_EVER))
                .toList();
    }

    private void prepare(Collection<Topics.Shape> shapes) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<Topics.Shape> existing =
                shapes.stream().filter(shape -> there.contains(shape.name())).toList();
        check(existing);
        for (Topics.Shape shape : shapes) {
            if (!there.contains(shape.name())) {
                create(shape);
            }
        }
    }

    private void create(Topics.Shape shape) throws ExecutionException, InterruptedException {
        var topic = new NewTopic(shape.name(), Optional.of(shape.partitions()), Optional.empty())
                .configs(Map.of(
                        "cleanup.policy", shape.cleanup(), "retention.ms", Long.toString(shape.retentionMillis())));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException refused) {
            // another process of ours was faster
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private void check(List<Topics.Shape> shapes) throws ExecutionException, InterruptedException {
        List<String> names = shapes.stream().map(Topics.Shape::name).toList();
        Map<String, TopicDescription> found =
                admin.describeTopics(names).allTopicNames().get();
        List<String> problems = new ArrayList<>();
        for (Topics.Shape shape : shapes) {
            TopicDescription topic = found.get(shape.name());
            int partitions =
                    topic == null ? shape.partitions() : topic.partitions().size();
            // the topic of events belongs to those who write it
            if (partitions != shape.partitions() && !shape.name().equals(Topics.EVENTS)) {
                problems.add("topic " + shape.name() + " has " + partitions
                        + (partitions == 1 ? " partition" : " partitions") + ", not " + shape.partitions());
            }
        }
        if (!problems.isEmpty()) {
            throw new Trouble(kafka + ": " + String.join("; ", problems)
                    + ". Readers rely on the order of each key, which another number of partitions breaks. Stop all of"
                    + " Rampwatch, save what these topics hold if it is needed, delete them and start again: they are"
                    + " created as they must be");
        }
    }

    private static Trouble trouble(KafkaSettings kafka, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof AuthenticationException) {
            return new Trouble(
                    kafka + " does not accept who we are (" + cause.getMessage() + "): check sasl and ssl settings",
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            return new Trouble(
                    kafka + " forbids it (" + cause.getMessage()
                            + "): grant the rights to describe and create the topics ramp.*, or create them",
                    cause);
        }
        return new Trouble(
                kafka + " does not answer (" + cause.getMessage()
                        + "): is it running, is the address right, and can it be reached from here?",
                cause);
    }
}
