package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.SOURCE;
import static io.rampwatch.flink.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.directory.Word;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Pseudonym;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AliasOperatorTest {
    private static final String KEY = "a key";
    private static final Word A_INTO_B = new Word(Word.Kind.MERGED, "A", "B", START + 2 * HOUR);

    private TwoInputStreamOperatorTestHarness<OpsEvent, Word, Addressed> aliases;

    @BeforeEach
    void open() throws Exception {
        aliases = harness();
        aliases.open();
    }

    @AfterEach
    void close() throws Exception {
        aliases.close();
    }

    @Test
    void an_event_waits_until_event_time_has_passed_it_and_goes_to_its_account() throws Exception {
        OpsEvent signup = Sample.signup("A", "partner", START + HOUR + 5);
        hear(signup);
        time(START + HOUR + 4);
        assertThat(sent()).isEmpty();
        time(START + HOUR + 5);
        assertThat(sent()).containsExactly(Addressed.of(signup));
        assertThat(tallies()).containsExactly(held(1), held(-1));
    }

    @Test
    void events_go_on_in_the_order_of_their_time_whatever_the_order_of_arrival() throws Exception {
        List<OpsEvent> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            events.add(Sample.activated("A" + i, START + i * 1_000L));
        }
        List<OpsEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(7));
        hear(shuffled.toArray(OpsEvent[]::new));
        time(START + HOUR);
        assertThat(sent()).extracting(Addressed::event).containsExactlyElementsOf(events);
    }

    @Test
    void from_a_merge_on_events_go_to_the_survivor_and_those_before_it_do_not() throws Exception {
        hear(Sample.activated("A", START + 3 * HOUR), Sample.activated("A", START + HOUR));
        aliases.processElement2(new StreamRecord<>(A_INTO_B));
        time(START + 4 * HOUR);
        assertThat(sent()).extracting(Addressed::account).containsExactly("A", "B");
    }

    @Test
    void merges_of_merges_lead_to_the_last_survivor_of_that_time() throws Exception {
        aliases.processElement2(new StreamRecord<>(A_INTO_B));
        aliases.processElement2(new StreamRecord<>(new Word(Word.Kind.MERGED, "B", "C", START + 4 * HOUR)));
        hear(Sample.activated("A", START + 3 * HOUR), Sample.activated("A", START + 5 * HOUR));
        time(START + 6 * HOUR);
        assertThat(sent()).extracting(Addressed::account).containsExactly("B", "C");
    }

    @Test
    void s4_an_event_of_an_erased_account_is_dropped_and_counted() throws Exception {
        erase("A", START + 2 * HOUR);
        hear(Sample.activated("A", START + HOUR), Sample.activated("A", START + 3 * HOUR));
        time(START + 3 * HOUR);
        assertThat(sent()).extracting(each -> each.event().timeMillis()).containsExactly(START + HOUR);
        hear(Sample.activated("A", START), Sample.activated("B", START));
        time(START + 4 * HOUR);
        assertThat(sent()).hasSize(2);
        assertThat(tallies().stream()
                        .filter(tally -> tally.measure().equals("erased"))
                        .mapToLong(Contribution::value)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void event_time_goes_over_every_tick_on_its_way() throws Exception {
        hear(Sample.activated("A", START + HOUR + 1), Sample.activated("A", START + 3 * HOUR + 1));
        time(START + 4 * HOUR + 7);
        assertThat(aliases.getOutput())
                .map(each -> each instanceof Watermark mark
                        ? "time " + (mark.getTimestamp() - START)
                        : "event " + (((StreamRecord<?>) each).getTimestamp() - START))
                .containsExactly(
                        "event " + (HOUR + 1),
                        "time " + 2 * HOUR,
                        "time " + 3 * HOUR,
                        "event " + (3 * HOUR + 1),
                        "time " + 4 * HOUR,
                        "time " + (4 * HOUR + 7));
    }

    @Test
    void what_is_late_waits_for_the_next_watermark_and_is_known_from_it_on() throws Exception {
        time(START + HOUR);
        OpsEvent late = Sample.activated("A", START);
        hear(late);
        assertThat(sent()).isEmpty();
        time(START + HOUR + 7);
        assertThat(sent()).containsExactly(new Addressed("A", late, START + HOUR + 1, false));
        assertThat(tallies().stream().mapToLong(Contribution::value).sum()).isZero();
    }

    @Test
    void the_end_of_all_time_leaves_nothing_waiting() throws Exception {
        hear(Sample.activated("A", START + HOUR));
        time(Long.MAX_VALUE);
        assertThat(sent()).hasSize(1);
        assertThat(aliases.getOutput().stream().filter(Watermark.class::isInstance))
                .containsExactly(Watermark.MAX_WATERMARK);
    }

    @Test
    void what_waits_and_what_was_said_is_known_after_a_restart() throws Exception {
        aliases.processElement2(new StreamRecord<>(A_INTO_B));
        erase("X", START);
        hear(Sample.activated("A", START + 3 * HOUR), Sample.activated("X", START + 3 * HOUR));
        aliases.getOperator().prepareSnapshotPreBarrier(1);
        try (var after = harness()) {
            after.initializeState(aliases.snapshot(1, 1));
            after.open();
            after.processBothWatermarks(new Watermark(START + 4 * HOUR));
            assertThat(after.extractOutputValues())
                    .extracting(Addressed::account)
                    .containsExactly("B");
            List<Contribution> both = new ArrayList<>(tallies());
            after.getSideOutput(Tags.TALLIES).forEach(each -> both.add(each.getValue()));
            assertThat(both).containsExactlyInAnyOrder(held(2), held(-2), Contribution.tally(SOURCE, "erased", 1));
        }
    }

    @Test
    void what_is_forgotten_is_not_known_any_more() throws Exception {
        aliases.processElement2(new StreamRecord<>(A_INTO_B));
        aliases.processElement2(new StreamRecord<>(new Word(Word.Kind.FORGOTTEN, "A", "", START)));
        hear(Sample.activated("A", START + 3 * HOUR));
        time(START + 4 * HOUR);
        assertThat(sent()).extracting(Addressed::account).containsExactly("A");
    }

    @Test
    void what_the_directory_has_forgotten_since_still_holds_for_what_was_before() throws Exception {
        aliases.processElement2(new StreamRecord<>(A_INTO_B));
        aliases.processElement2(new StreamRecord<>(new Word(Word.Kind.FORGOTTEN, "A", "", START + 5 * HOUR)));
        hear(Sample.activated("A", START + 3 * HOUR), Sample.activated("A", START + 6 * HOUR));
        try (var after = harness()) {
            after.initializeState(aliases.snapshot(1, 1));
            after.open();
            for (var each : List.of(aliases, after)) {
                each.processBothWatermarks(new Watermark(START + 7 * HOUR));
                assertThat(each.extractOutputValues())
                        .extracting(Addressed::account)
                        .containsExactly("B", "A");
            }
        }
    }

    private void erase(String account, long millis) throws Exception {
        String pseudonym = new Pseudonym(KEY).of(account);
        aliases.processElement2(new StreamRecord<>(new Word(Word.Kind.ERASED, pseudonym, KEY, millis)));
    }

    private void hear(OpsEvent... events) throws Exception {
        for (OpsEvent event : events) {
            aliases.processElement1(new StreamRecord<>(event, event.timeMillis()));
        }
    }

    private void time(long millis) throws Exception {
        aliases.processBothWatermarks(new Watermark(millis));
    }

    private List<Addressed> sent() {
        return aliases.extractOutputValues();
    }

    private List<Contribution> tallies() {
        var said = aliases.getSideOutput(Tags.TALLIES);
        return said == null
                ? List.of()
                : said.stream().map(StreamRecord::getValue).toList();
    }

    private static Contribution held(long count) {
        return Contribution.tally(SOURCE, "held", count);
    }

    private static TwoInputStreamOperatorTestHarness<OpsEvent, Word, Addressed> harness() throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(new AliasOperator(60));
    }
}
