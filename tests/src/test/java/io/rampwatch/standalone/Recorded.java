package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.EventJson;
import io.rampwatch.wire.EventReader;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.RecordedLine;
import io.rampwatch.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What happened, as records for the topic of events, in the order in which it happened or arrived. An account is its
 * key; the time of a record is its arrival where that is known, else the time of the event.
 */
record Recorded(List<ProducerRecord<byte[], byte[]>> records) {
    static final int PARTITIONS = 4;

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    /** The launch week of the demo, in the first week of a June. */
    static Recorded week(long seed, int days) {
        return week(FIRST, seed, days);
    }

    /** The launch week of the demo. */
    static Recorded week(LocalDate first, long seed, int days) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        long start = first.atStartOfDay(zone).toInstant().toEpochMilli();
        long end = start + Duration.ofDays(days).toMillis();
        return new Recorded(new LaunchWeek(first, zone, seed)
                .between(start, end).stream()
                        .map(each -> record(each.atMillis(), each.key(), each.json()))
                        .toList());
    }

    /** The lines of a packed file, events or recordings, as a plan reads them. */
    static Recorded lines(Path packed, Plan plan) throws IOException {
        Map<String, Long> minutes = new HashMap<>();
        plan.sources().forEach((source, settings) -> minutes.put(source, settings.minutesMax()));
        var reader = new EventReader(minutes);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
                var recorded = RecordedLine.of(line.getBytes(UTF_8));
                var origin = new Origin("file", 0, 0, recorded.arrivalMillis());
                records.add(record(reader.read(null, recorded.value(), origin), recorded));
            }
        }
        return new Recorded(List.copyOf(records));
    }

    private static ProducerRecord<byte[], byte[]> record(Received received, RecordedLine line) {
        OpsEvent event = received.event();
        long at = line.arrivalMillis() != Origin.UNKNOWN || event == null ? line.arrivalMillis() : event.timeMillis();
        return record(at, event == null ? null : event.account(), line.value());
    }

    private static ProducerRecord<byte[], byte[]> record(long at, String key, byte[] value) {
        return new ProducerRecord<>(Topics.EVENTS, null, at, key == null ? null : key.getBytes(UTF_8), value);
    }

    /** The same, and then a word of each partition that nothing comes before a later time. */
    Recorded closed(Duration later) {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>(records);
        long end = untilMillis() + later.toMillis();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String name = "end-" + partition;
            byte[] json = EventJson.write("urn:test:end", name, Kind.SOURCE_HEARTBEAT, end, name, Map.of());
            all.add(new ProducerRecord<>(Topics.EVENTS, partition, end, name.getBytes(UTF_8), json));
        }
        return new Recorded(List.copyOf(all));
    }

    Recorded from(int first, int end) {
        return new Recorded(records.subList(first, end));
    }

    int size() {
        return records.size();
    }

    /** The time of the first record. */
    long sinceMillis() {
        return records.get(0).timestamp();
    }

    /** The time of the last record. */
    long untilMillis() {
        return records.get(records.size() - 1).timestamp();
    }

    /** Writes the values, one a line, for a replay. */
    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (var record : records) {
                out.write(record.value());
                out.write('\n');
            }
        }
        return file;
    }

    /** Sends all and waits until Kafka has it. */
    void send(KafkaSettings kafka) {
        try (var producer = Feeder.producer(kafka)) {
            send(producer);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer) {
        List<Future<RecordMetadata>> sent = begin(producer);
        try {
            for (var each : sent) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while sending", stopped);
        } catch (ExecutionException refused) {
            throw new AssertionError("Kafka did not take a record", refused);
        }
    }

    /** Begins to send all; a Kafka that is away gets it when it is back. */
    List<Future<RecordMetadata>> begin(KafkaProducer<byte[], byte[]> producer) {
        return records.stream().map(producer::send).toList();
    }

    /** The parts of equal size that it falls into. */
    List<Recorded> parts(int count) {
        List<Recorded> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(from((int) ((long) size() * i / count), (int) ((long) size() * (i + 1) / count)));
        }
        return List.copyOf(parts);
    }
}
