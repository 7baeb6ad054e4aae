package io.rampwatch.alerting.topic;

import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.Place;
import io.rampwatch.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which partitions are read, and from where: from the ledger's offsets, or from the beginning where it has none. */
final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    private static final List<String> TOPICS =
            List.of(Topics.LEVELS, Topics.READINGS, Topics.CONTROL, Topics.HEARTBEATS);

    private final Consumer<byte[], byte[]> consumer;
    private final String where;
    private final Ledger ledger;
    private final Heard heard;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Set<TopicPartition> assigned = new HashSet<>();

    Positions(Consumer<byte[], byte[]> consumer, String where, Ledger ledger, Heard heard) {
        this.consumer = consumer;
        this.where = where;
        this.ledger = ledger;
        this.heard = heard;
    }

    /** Looks for partitions that are not read yet, and at the lag; says which topics are missing, or nothing. */
    String look() {
        List<String> missing = new ArrayList<>();
        Set<TopicPartition> found = new HashSet<>(assigned);
        for (String topic : TOPICS) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions == null || partitions.isEmpty()) {
                missing.add(topic);
            } else {
                partitions.forEach(each -> found.add(new TopicPartition(topic, each.partition())));
            }
        }
        assign(found);
        lag();
        return missing.isEmpty()
                ? ""
                : "Kafka at " + where + " has no topic " + String.join(", ", missing)
                        + ": start the job, which creates them.";
    }

    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return assigned.isEmpty() ? ConsumerRecords.empty() : consumer.poll(timeout);
        } catch (InvalidOffsetException gone) {
            // retention has passed us by, or the topic was made anew: what is there still is read; what is known is
            // dropped
            LOG.error(
                    "Records of {} that were not read yet are gone from Kafka: reading on from the oldest",
                    gone.partitions());
            gone.partitions().forEach(next::remove);
            consumer.seekToBeginning(gone.partitions());
            return ConsumerRecords.empty();
        }
    }

    /** The ledger has these offsets. */
    void taken(Map<Place, Long> offsets) {
        offsets.forEach((place, offset) -> next.put(new TopicPartition(place.topic(), place.partition()), offset));
    }

    /** Goes back to what the ledger has. */
    void rewind() {
        assigned.forEach(this::seek);
    }

    /** A failure of Kafka as a person reads it. */
    String words(KafkaException failure) {
        if (failure instanceof AuthenticationException || failure instanceof AuthorizationException) {
            return "Kafka at " + where + " refuses us: " + failure.getMessage()
                    + ". Check the security settings; alerting tries again by itself.";
        }
        return "Kafka at " + where + " does not answer (" + failure.getClass().getSimpleName()
                + "). Check the address and the broker; alerting tries again by itself.";
    }

    private void assign(Set<TopicPartition> found) {
        if (found.equals(assigned)) {
            return;
        }
        Map<Place, Long> offsets = ledger.offsets();
        Set<TopicPartition> fresh = new HashSet<>(found);
        fresh.removeAll(assigned);
        consumer.assign(found);
        assigned.addAll(fresh);
        for (TopicPartition partition : fresh) {
            Long offset = offsets.get(new Place(partition.topic(), partition.partition()));
            if (offset != null) {
                next.put(partition, offset);
            }
            seek(partition);
        }
    }

    private void seek(TopicPartition partition) {
        Long offset = next.get(partition);
        if (offset == null) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
    }

    private void lag() {
        Map<String, Long> lags = new TreeMap<>();
        consumer.endOffsets(assigned)
                .forEach((partition, end) ->
                        lags.merge(partition.topic(), end - consumer.position(partition), Long::sum));
        lags.forEach((topic, records) -> heard.lag(topic, Math.max(0, records)));
    }
}
