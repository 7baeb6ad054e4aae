package io.rampwatch.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import io.rampwatch.plan.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final long ARRIVAL = 1_780_000_000_000L;
    private static final String WORK = """
            {"specversion":"1.0","id":"w1","source":"urn:test","type":"io.rampwatch.manual_work.logged.v1",\
            "time":"2026-05-28T20:00:00Z","data":{"accountId":"a1","workId":"w1","minutes":2000}}""";

    private final RecordReader reader = new RecordReader(Map.of(), List.of());

    @Test
    void a_record_keeps_where_it_came_from_and_when() {
        Received received = read(reader, record("k", WORK, ARRIVAL));
        assertThat(received.origin()).isEqualTo(new Origin("ramp.events", 3, 7, ARRIVAL));
    }

    @Test
    void a_record_without_a_timestamp_has_no_arrival() {
        Received received = read(reader, record("k", WORK, ConsumerRecord.NO_TIMESTAMP));
        assertThat(received.origin().arrivalMillis()).isEqualTo(Origin.UNKNOWN);
    }

    @Test
    void the_limits_of_the_plan_hold_after_the_reader_was_sent() throws Exception {
        assertThat(read(reader, record("k", WORK, ARRIVAL)).deadLetter().reason())
                .isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
        var generous = new RecordReader(Map.of("urn:test", new SourceSettings(3_000, 30_000, 0, List.of())), List.of());
        assertThat(read(InstantiationUtil.clone(generous), record("k", WORK, ARRIVAL))
                        .event())
                .isNotNull();
    }

    @Test
    void an_event_ahead_of_its_arrival_is_refused_before_it_moves_time() {
        assertThat(read(reader, record("k", WORK, 1_000)).deadLetter().reason()).isEqualTo(Reason.TIME_IN_FUTURE);
    }

    @Test
    void a_tombstone_keeps_its_key_and_headers() {
        var record = record("k", null, ARRIVAL);
        record.headers().add("trace", "t".getBytes(UTF_8));
        record.headers().add("nothing", null);
        var letter = read(reader, record).deadLetter();
        assertThat(letter.reason()).isEqualTo(Reason.EMPTY_VALUE);
        assertThat(letter.key()).isEqualTo("k".getBytes(UTF_8));
        assertThat(letter.value()).isNull();
        assertThat(letter.headers()).extracting(header -> header.name()).containsExactly("trace", "nothing");
    }

    private static Received read(RecordReader reader, ConsumerRecord<byte[], byte[]> record) {
        List<Received> out = new ArrayList<>();
        reader.deserialize(record, new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value, long timestamp) {
        return new ConsumerRecord<>(
                "ramp.events",
                3,
                7,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }
}
