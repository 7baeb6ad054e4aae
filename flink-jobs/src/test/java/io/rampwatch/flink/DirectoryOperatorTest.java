package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.CORRECTION_MINUTES;
import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.MINUTE;
import static io.rampwatch.flink.Sample.SOURCE;
import static io.rampwatch.flink.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rampwatch.account.Contribution;
import io.rampwatch.directory.Directed;
import io.rampwatch.directory.Word;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryOperatorTest {
    private static final String STRIPE = Name.key("stripe:cus_1");
    private static final String T1 = Name.ticket("T-1");

    private KeyedOneInputStreamOperatorTestHarness<String, Directed, Addressed> directory;
    private final List<Addressed> before = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    @BeforeEach
    void open() throws Exception {
        directory = harness();
        directory.open();
    }

    @AfterEach
    void close() throws Exception {
        directory.close();
    }

    @Test
    void a_bill_by_a_foreign_key_goes_to_the_account_that_was_linked() throws Exception {
        hear(Sample.billed(STRIPE, "b-1", START + HOUR), Sample.linked("A", "stripe:cus_1", START));
        time(START + 2 * HOUR);
        assertThat(sent()).containsExactly("A billing.changed +60m from +60m");
        assertThat(counts()).containsOnly(Map.entry("counted", 1L));
    }

    @Test
    void a_bill_waits_for_its_link_and_after_an_hour_it_is_unmatched() throws Exception {
        hear(Sample.billed(STRIPE, "b-1", START + MINUTE));
        time(START + HOUR);
        assertThat(counts()).containsOnly(Map.entry("held", 1L));
        time(START + 2 * HOUR);
        assertThat(counts()).containsOnly(Map.entry("unmatched_billing", 1L));
        assertThat(aside(Tags.OPENINGS))
                .extracting(Contribution::channel, Contribution::measure, Contribution::value)
                .containsExactly(
                        tuple("(no signup)", "quality:unmatched_billing", 1L),
                        tuple("(all)", "quality:unmatched_billing", 1L));
        hear(Sample.linked("A", "stripe:cus_1", START + 3 * HOUR));
        time(START + 3 * HOUR);
        assertThat(sent()).containsExactly("A billing.changed +1m from +180m");
        assertThat(counts())
                .containsOnly(Map.entry("counted", 1L), Map.entry("held", -1L), Map.entry("unmatched_billing", -1L));
    }

    @Test
    void what_waits_longer_than_it_could_count_is_late() throws Exception {
        hear(Sample.billed(STRIPE, "b-1", START + MINUTE));
        time(START + 4 * DAY);
        assertThat(sent()).isEmpty();
        assertThat(counts()).containsOnly(Map.entry("late_dropped", 1L));
        assertThat(directory.numKeyedStateEntries()).isZero();
    }

    @Test
    void a_ticket_of_nobody_counts_under_its_own_name_until_it_is_linked() throws Exception {
        hear(Sample.ticket(T1, "T-1", START + MINUTE), Sample.resolved(T1, "T-1", START + 2 * MINUTE));
        time(START + HOUR);
        assertThat(sent()).containsExactly(T1 + " ticket.opened +1m from +1m", T1 + " ticket.resolved +2m from +2m");
        hear(Sample.ticketLinked("A", "T-1", START + 2 * HOUR));
        time(START + 2 * HOUR);
        assertThat(sent())
                .containsExactly(
                        T1 + " ticket.linked +120m from +120m again",
                        "A ticket.opened +1m from +120m again",
                        "A ticket.resolved +2m from +120m again");
        hear(Sample.resolved(T1, "T-1", START + 3 * HOUR));
        time(START + 3 * HOUR);
        assertThat(sent()).containsExactly("A ticket.resolved +180m from +180m");
        assertThat(counts()).containsOnly(Map.entry("counted", 1L));
    }

    @Test
    void a_ticket_by_a_foreign_key_moves_when_the_key_is_linked() throws Exception {
        hear(Sample.ticket(STRIPE, "T-1", START + MINUTE));
        time(START + HOUR);
        assertThat(sent()).containsExactly(T1 + " ticket.opened +1m from +1m");
        hear(Sample.linked("A", "stripe:cus_1", START + 2 * HOUR));
        time(START + 2 * HOUR);
        assertThat(sent())
                .containsExactly(T1 + " ticket.linked +120m from +120m again", "A ticket.opened +1m from +120m again");
    }

    @Test
    void a_ticket_belongs_to_the_account_that_its_first_event_names() throws Exception {
        hear(
                Sample.ticket("A", "T-1", START + MINUTE),
                Sample.resolved(T1, "T-1", START + 2 * MINUTE),
                Sample.resolved("B", "T-1", START + 3 * MINUTE));
        time(START + HOUR);
        assertThat(sent())
                .containsExactly(
                        "A ticket.opened +1m from +1m",
                        "A ticket.resolved +2m from +2m",
                        "A ticket.resolved +3m from +3m");
        hear(Sample.ticketLinked("B", "T-1", START + 2 * HOUR));
        time(START + 2 * HOUR);
        assertThat(counts()).containsOnly(Map.entry("duplicate", 1L), Map.entry("duplicate_conflict", 1L));
    }

    @Test
    void a_link_said_twice_is_a_duplicate_and_another_one_a_conflict() throws Exception {
        hear(
                Sample.linked("A", "stripe:cus_1", START),
                Sample.linked("A", "stripe:cus_1", START + MINUTE),
                Sample.linked("B", "stripe:cus_1", START + 2 * MINUTE),
                Sample.billed(STRIPE, "b-1", START + 3 * MINUTE));
        time(START + HOUR);
        assertThat(sent()).containsExactly("A billing.changed +3m from +3m");
        assertThat(counts())
                .containsOnly(
                        Map.entry("counted", 1L), Map.entry("duplicate", 2L), Map.entry("duplicate_conflict", 1L));
    }

    @Test
    void a_merge_is_said_to_all_and_bills_go_to_the_survivor_of_their_time() throws Exception {
        hear(
                Sample.linked("A", "stripe:cus_1", START),
                Sample.merged("A", "B", START + HOUR),
                Sample.merged("B", "C", START + 2 * HOUR),
                Sample.billed(STRIPE, "b-1", START + MINUTE),
                Sample.billed(STRIPE, "b-2", START + 90 * MINUTE),
                Sample.billed(STRIPE, "b-3", START + 3 * HOUR));
        time(START + 3 * HOUR);
        assertThat(sent())
                .containsExactly(
                        "A billing.changed +1m from +1m",
                        "A account.merged +60m from +60m again",
                        "B billing.changed +90m from +90m",
                        "B account.merged +120m from +120m again",
                        "C billing.changed +180m from +180m");
        assertThat(aside(Tags.WORDS))
                .containsExactly(
                        new Word(Word.Kind.MERGED, "A", "B", START + HOUR),
                        new Word(Word.Kind.MERGED, "B", "C", START + 2 * HOUR));
    }

    @Test
    void s1_a_merge_that_closes_a_circle_is_a_dead_letter() throws Exception {
        hear(
                Sample.merged("A", "B", START),
                Sample.merged("B", "C", START + MINUTE),
                Sample.merged("C", "A", START + 2 * MINUTE),
                Sample.merged("D", "D", START + 3 * MINUTE));
        time(START + HOUR);
        assertThat(aside(Tags.DEAD_LETTERS))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(Reason.MERGE_CYCLE));
        assertThat(counts()).containsOnly(Map.entry("counted", 2L), Map.entry("dead:merge_cycle", 2L));
        assertThat(words()).containsExactly("MERGED A", "MERGED B");
    }

    @Test
    void s4_an_erased_account_loses_its_names_and_its_late_events_are_counted() throws Exception {
        hear(
                Sample.linked("A", "stripe:cus_1", START),
                Sample.ticket("A", "T-1", START + MINUTE),
                Sample.merged("X", "A", START + 2 * MINUTE),
                Sample.erased("A", START + HOUR));
        time(START + HOUR);
        sent();
        assertThat(words()).containsExactly("MERGED X", "FORGOTTEN X", "ERASED ?", "ERASED ?");
        counts();
        hear(
                Sample.billed(STRIPE, "b-1", START + 2 * HOUR),
                Sample.resolved(T1, "T-1", START + 2 * HOUR),
                Sample.ticket("X", "T-2", START + 2 * HOUR),
                Sample.linked("A", "stripe:cus_2", START + 2 * HOUR),
                Sample.erased("A", START + 2 * HOUR));
        time(START + 2 * HOUR);
        assertThat(sent()).isEmpty();
        assertThat(counts()).containsOnly(Map.entry("erased", 4L), Map.entry("duplicate", 1L));
    }

    @Test
    void an_erasure_reaches_the_account_and_all_that_were_merged_into_it() throws Exception {
        hear(Sample.merged("X", "A", START), Sample.erased("A", START + HOUR));
        time(START + HOUR);
        assertThat(sent())
                .containsExactly(
                        "X account.merged +0m from +0m again",
                        "A account.erased +60m from +60m again",
                        "X account.erased +60m from +60m again");
    }

    @Test
    void after_thirty_days_nothing_of_an_erased_account_is_known() throws Exception {
        hear(Sample.linked("A", "stripe:cus_1", START), Sample.erased("A", START + HOUR));
        time(START + HOUR);
        assertThat(directory.numKeyedStateEntries()).isEqualTo(2);
        time(START + 31 * DAY);
        assertThat(directory.numKeyedStateEntries()).isZero();
        assertThat(words()).containsExactly("ERASED ?", "FORGOTTEN ?", "FORGOTTEN ?");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_within_what_is_allowed_says_the_same(long seed) throws Exception {
        List<OpsEvent> events = List.of(
                Sample.linked("A", "stripe:cus_1", START + 5 * MINUTE),
                Sample.billed(STRIPE, "b-1", START + 4 * MINUTE),
                Sample.billed(STRIPE, "b-2", START + 6 * MINUTE),
                Sample.merged("A", "B", START + 6 * MINUTE),
                Sample.merged("B", "A", START + 7 * MINUTE),
                Sample.ticket(T1, "T-1", START + MINUTE),
                Sample.ticketLinked("A", "T-1", START + 8 * MINUTE),
                Sample.erased("B", START + 9 * MINUTE),
                Sample.billed(STRIPE, "b-3", START + 10 * MINUTE));
        List<OpsEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        hear(events.toArray(OpsEvent[]::new));
        time(START + HOUR);
        try (var other = harness()) {
            other.open();
            for (OpsEvent event : shuffled) {
                other.processElement(new StreamRecord<>(directed(event), event.timeMillis()));
            }
            other.processWatermark(START + HOUR);
            assertThat(lines(other.extractOutputValues())).isEqualTo(sent()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void what_it_knows_and_what_waits_is_there_after_a_restart() throws Exception {
        hear(
                Sample.linked("A", "stripe:cus_1", START),
                Sample.billed(Name.key("stripe:cus_2"), "b-1", START + MINUTE),
                Sample.ticket(T1, "T-1", START + MINUTE),
                Sample.merged("M", "N", START + 2 * MINUTE),
                Sample.erased("E", START + 3 * MINUTE));
        time(START + 30 * MINUTE);
        hear(Sample.billed(STRIPE, "b-2", START + HOUR));
        directory.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = directory.snapshot(1, 1);
        try (var after = harness()) {
            after.initializeState(state);
            after.open();
            for (OpsEvent event : List.of(
                    Sample.linked("B", "stripe:cus_2", START + 80 * MINUTE),
                    Sample.ticketLinked("M", "T-1", START + 81 * MINUTE),
                    Sample.merged("N", "M", START + 82 * MINUTE),
                    Sample.linked("E", "stripe:cus_3", START + 83 * MINUTE))) {
                after.processElement(new StreamRecord<>(directed(event), event.timeMillis()));
            }
            after.processWatermark(START + 2 * HOUR);
            assertThat(lines(after.extractOutputValues()))
                    .containsExactly(
                            "A billing.changed +60m from +60m",
                            "B billing.changed +1m from +80m",
                            T1 + " ticket.linked +81m from +81m again",
                            "N ticket.opened +1m from +81m again");
            assertThat(after.getSideOutput(Tags.DEAD_LETTERS)).hasSize(1);
            Map<String, Long> all = new TreeMap<>(counts());
            after.getSideOutput(Tags.TALLIES)
                    .forEach(each ->
                            all.merge(each.getValue().measure(), each.getValue().value(), Long::sum));
            all.values().removeIf(count -> count == 0);
            assertThat(all)
                    .containsOnly(Map.entry("counted", 5L), Map.entry("dead:merge_cycle", 1L), Map.entry("erased", 1L));
        }
    }

    private void hear(OpsEvent... events) throws Exception {
        for (OpsEvent event : events) {
            directory.processElement(new StreamRecord<>(directed(event), event.timeMillis()));
        }
    }

    private static Directed directed(OpsEvent event) {
        var origin = new Origin("test", 0, 1, Origin.UNKNOWN);
        var letter = new DeadLetter(origin, null, new byte[] {'?'}, Reason.MERGE_CYCLE, "a circle", SOURCE);
        return Directed.of(event, event.kind() == Kind.MERGED ? letter : null);
    }

    private void time(long millis) throws Exception {
        directory.processWatermark(millis);
    }

    /** What was sent since this was asked before. */
    private List<String> sent() {
        List<Addressed> all = directory.extractOutputValues();
        List<Addressed> news = List.copyOf(all.subList(before.size(), all.size()));
        before.addAll(news);
        return lines(news);
    }

    private static List<String> lines(List<Addressed> events) {
        return events.stream()
                .map(each -> each.account() + " " + each.event().kind().noun() + " +"
                        + (each.event().timeMillis() - START) / MINUTE + "m from +"
                        + (each.fromMillis() - START) / MINUTE + "m" + (each.again() ? " again" : ""))
                .toList();
    }

    private List<String> words() {
        return aside(Tags.WORDS).stream()
                .map(word -> word.kind() + " " + (word.name().length() > 8 ? "?" : word.name()))
                .toList();
    }

    /** Net counts since this was asked before. */
    private Map<String, Long> counts() {
        Map<String, Long> net = new TreeMap<>();
        aside(Tags.TALLIES).forEach(tally -> net.merge(tally.measure(), tally.value(), Long::sum));
        Map<String, Long> since = new TreeMap<>(net);
        counts.forEach((word, count) -> since.merge(word, -count, Long::sum));
        since.values().removeIf(count -> count == 0);
        counts.clear();
        counts.putAll(net);
        return since;
    }

    private <T> List<T> aside(OutputTag<T> tag) {
        var said = directory.getSideOutput(tag);
        return said == null
                ? List.of()
                : said.stream().map(StreamRecord::getValue).toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Directed, Addressed> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new DirectoryOperator(60, CORRECTION_MINUTES),
                each -> each.event().account(),
                Types.STRING);
    }
}
