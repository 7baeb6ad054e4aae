package io.rampwatch.alerting.topic;

import io.rampwatch.alerting.ledger.Batch;
import io.rampwatch.alerting.ledger.Place;
import io.rampwatch.alerting.topic.Heard.Beat;
import io.rampwatch.episode.Decision;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.ClosedDayJson;
import io.rampwatch.wire.DecisionJson;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.PlanVersionJson;
import io.rampwatch.wire.ReadingJson;
import io.rampwatch.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of one poll on their way to a batch. What cannot be read is logged, counted and skipped. */
final class Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

    private final List<Level> levels = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Beat> beats = new ArrayList<>();
    private final Map<Place, Long> offsets = new HashMap<>();
    private final Consumer<String> skipped;

    Decoding(Consumer<String> skipped) {
        this.skipped = skipped;
    }

    void read(ConsumerRecord<byte[], byte[]> record) {
        offsets.put(new Place(record.topic(), record.partition()), record.offset() + 1);
        // an empty value is the compaction's mark of a deleted key, not a record
        if (record.value() == null) {
            return;
        }
        try {
            decode(record);
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "Skipped {}-{} at {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            skipped.accept(record.topic());
        }
    }

    Batch batch() {
        return new Batch(List.copyOf(levels), List.copyOf(decisions), List.copyOf(readings), Map.copyOf(offsets));
    }

    List<Beat> beats() {
        return List.copyOf(beats);
    }

    private void decode(ConsumerRecord<byte[], byte[]> record) {
        switch (record.topic()) {
            case Topics.LEVELS -> levels.add(LevelJson.read(record.value()));
            case Topics.CONTROL -> control(record.value());
            case Topics.READINGS -> reading(record.value());
            case Topics.HEARTBEATS -> beats.add(new Beat(HeartbeatJson.read(record.value()), record.timestamp()));
            default -> throw new IllegalArgumentException("nobody reads " + record.topic());
        }
    }

    /** Versions of the plan lie in the same topic: they are for the job. */
    private void control(byte[] value) {
        if (!PlanVersionJson.isPlanVersion(value)) {
            decisions.add(DecisionJson.read(value));
        }
    }

    /** Closed days lie in the same topic: they are for whoever replays rules. What is neither is refused. */
    private void reading(byte[] value) {
        if (ReadingJson.isReading(value)) {
            readings.add(ReadingJson.read(value));
        } else {
            ClosedDayJson.read(value);
        }
    }
}
