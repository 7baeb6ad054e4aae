package io.rampwatch.flink;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Header;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.mapping.FeedReader;
import io.rampwatch.mapping.Mapping;
import io.rampwatch.plan.SourceSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of Kafka to events and dead letters, through the mapping of its topic where that has one. It never throws: a
 * bad record would stop the job for ever.
 */
final class RecordReader implements KafkaRecordDeserializationSchema<Received> {
    private final FeedReader reader;

    RecordReader(Map<String, SourceSettings> sources, Collection<Mapping> mappings) {
        this(sources, mappings, List.of());
    }

    RecordReader(Map<String, SourceSettings> sources, Collection<Mapping> mappings, List<DeclaredEvent> declared) {
        Map<String, Long> minutes = new HashMap<>();
        sources.forEach((source, settings) -> minutes.put(source, settings.minutesMax()));
        reader = FeedReader.of(mappings, minutes, declared);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Received> out) {
        reader.read(record.key(), record.value(), headers(record), origin(record))
                .forEach(out::collect);
    }

    private static List<Header> headers(ConsumerRecord<byte[], byte[]> record) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return headers;
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
        long arrival = record.timestamp() == ConsumerRecord.NO_TIMESTAMP ? Origin.UNKNOWN : record.timestamp();
        return new Origin(record.topic(), record.partition(), record.offset(), arrival);
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return TypeInformation.of(Received.class);
    }
}
