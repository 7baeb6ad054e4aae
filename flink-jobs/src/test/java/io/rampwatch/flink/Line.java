package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.CORRECTION_MINUTES;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.Cell;
import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.directory.Directed;
import io.rampwatch.directory.Word;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import io.rampwatch.mapping.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a record to contributions: intake, directory, aliases and accounts in a row. All of them can be
 * stopped with a snapshot and begun again from it.
 */
final class Line implements AutoCloseable {
    private static final String TOPIC = "ramp.events";

    private final RecordReader reader;
    private final Map<Cell, Long> sums = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<DeadLetter> refused = new ArrayList<>();
    private long records;

    private OneInputStreamOperatorTestHarness<Received, OpsEvent> intake;
    private KeyedOneInputStreamOperatorTestHarness<String, Directed, Addressed> directory;
    private TwoInputStreamOperatorTestHarness<OpsEvent, Word, Addressed> aliases;
    private KeyedOneInputStreamOperatorTestHarness<String, Addressed, Contribution> accounts;

    private Line(List<Mapping> mappings) throws Exception {
        reader = new RecordReader(Map.of(), mappings);
        build();
        intake.open();
        directory.open();
        aliases.open();
        accounts.open();
    }

    static Line of(Mapping... mappings) throws Exception {
        return new Line(List.of(mappings));
    }

    private void build() throws Exception {
        intake = new OneInputStreamOperatorTestHarness<>(new IntakeOperator(List.of("partner", "direct")));
        directory = new KeyedOneInputStreamOperatorTestHarness<>(
                new DirectoryOperator(60, CORRECTION_MINUTES),
                each -> each.event().account(),
                Types.STRING);
        aliases = new TwoInputStreamOperatorTestHarness<>(new AliasOperator(60));
        var book = new AccountBook(List.copyOf(Sample.metrics()), CORRECTION_MINUTES);
        accounts = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AccountFunction(book, 60)), Addressed::account, Types.STRING);
    }

    /** A structured record on the topic of events. */
    void hear(String value) throws Exception {
        hear(TOPIC, new RecordHeaders(), value);
    }

    /** A record as it lies in Kafka. */
    void hear(String topic, RecordHeaders headers, @Nullable String value) throws Exception {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        var record = new ConsumerRecord<byte[], byte[]>(
                topic,
                0,
                records++,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                0,
                0,
                null,
                bytes,
                headers,
                Optional.empty());
        List<Received> received = new ArrayList<>();
        reader.deserialize(record, new ListCollector<>(received));
        for (Received each : received) {
            intake.processElement(new StreamRecord<>(each));
        }
        flow();
    }

    /** Event time has come so far. */
    void time(long millis) throws Exception {
        var mark = new Watermark(millis);
        intake.processWatermark(mark);
        flow();
        directory.processWatermark(mark);
        flow();
        aliases.processWatermark1(mark);
        aliases.processWatermark2(mark);
        flow();
        accounts.processWatermark(mark);
        flow();
    }

    /** All operators stop with a snapshot and begin again from it. */
    void restart() throws Exception {
        intake.prepareSnapshotPreBarrier(1);
        directory.prepareSnapshotPreBarrier(1);
        aliases.getOperator().prepareSnapshotPreBarrier(1);
        accounts.prepareSnapshotPreBarrier(1);
        flow();
        var ofIntake = intake.snapshot(1, 1);
        var ofDirectory = directory.snapshot(1, 1);
        var ofAliases = aliases.snapshot(1, 1);
        var ofAccounts = accounts.snapshot(1, 1);
        close();
        build();
        intake.initializeState(ofIntake);
        directory.initializeState(ofDirectory);
        aliases.initializeState(ofAliases);
        accounts.initializeState(ofAccounts);
        intake.open();
        directory.open();
        aliases.open();
        accounts.open();
    }

    private void flow() throws Exception {
        drain(intake.getSideOutput(Tags.TALLIES), this::count);
        drain(intake.getSideOutput(Tags.DEAD_LETTERS), letter -> refused.add(letter.getValue()));
        drain(intake.getSideOutput(Tags.DIRECTED), each -> directory.processElement(each));
        elements(intake.getOutput(), (StreamRecord<OpsEvent> event) -> aliases.processElement1(event));
        drain(directory.getSideOutput(Tags.TALLIES), this::count);
        drain(directory.getSideOutput(Tags.DEAD_LETTERS), letter -> refused.add(letter.getValue()));
        drain(directory.getSideOutput(Tags.WORDS), word -> aliases.processElement2(word));
        elements(directory.getOutput(), (StreamRecord<Addressed> each) -> accounts.processElement(each));
        drain(aliases.getSideOutput(Tags.TALLIES), this::count);
        elements(aliases.getOutput(), (StreamRecord<Addressed> each) -> accounts.processElement(each));
        elements(accounts.getOutput(), this::count);
    }

    private void count(StreamRecord<Contribution> element) {
        Contribution said = element.getValue();
        if (said.facet() == Facet.TALLY) {
            counts.merge(said.measure(), said.value(), Long::sum);
        } else {
            sums.merge(said.cell(), said.value(), Long::sum);
        }
    }

    private interface Step<T> {
        void with(StreamRecord<T> element) throws Exception;
    }

    private static <T> void drain(@Nullable Queue<StreamRecord<T>> queue, Step<T> to) throws Exception {
        while (queue != null && !queue.isEmpty()) {
            to.with(queue.remove());
        }
    }

    @SuppressWarnings("unchecked") // the output of a harness holds elements of its operator, and watermarks
    private static <T> void elements(Queue<Object> output, Step<T> to) throws Exception {
        while (!output.isEmpty()) {
            if (output.remove() instanceof StreamRecord<?> element) {
                to.with((StreamRecord<T>) element);
            }
        }
    }

    /** All cells that add up to something. */
    Map<Cell, Long> sums() {
        Map<Cell, Long> net = new HashMap<>(sums);
        net.values().removeIf(value -> value == 0);
        return net;
    }

    /** Facts of a name by channel and minute of the sample. */
    Map<String, Long> flow(String measure) {
        Map<String, Long> net = new TreeMap<>();
        sums().forEach((cell, value) -> {
            if (cell.facet() == Facet.FLOW && cell.measure().equals(measure)) {
                net.merge(
                        cell.channel() + " +" + (cell.positionMinute() - Sample.START_MINUTE) + "m", value, Long::sum);
            }
        });
        return net;
    }

    /** How many became what, of what comes after the door. */
    Map<String, Long> fates() {
        Map<String, Long> net = new TreeMap<>(counts);
        net.keySet().removeAll(List.of("in", "mapped", "events"));
        net.values().removeIf(value -> value == 0);
        return net;
    }

    /** The two residuals: both 0, or something was lost. */
    List<Long> residuals() {
        var law = new Conservation(Map.copyOf(counts));
        return List.of(law.recordsResidual(), law.eventsResidual());
    }

    List<DeadLetter> refused() {
        return refused;
    }

    /** In how many accounts anything is known. */
    int accounts() {
        return accounts.numKeyedStateEntries();
    }

    @Override
    public void close() throws Exception {
        intake.close();
        directory.close();
        aliases.close();
        accounts.close();
    }
}
