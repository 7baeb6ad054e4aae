package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Header;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The door for mapped topics: what goes on, what becomes a dead letter, and that the counts add up. */
class FeedReaderTest {
    private static final String GOOD =
            "{\"id\":\"1\",\"time\":\"2026-06-14T11:00:00Z\",\"account\":\"a\",\"kind\":\"active\"}";
    private static final String BATCH = """
            name: batch
            source: urn:batch
            input: {topics: [batch, batch.more], split: '', tombstones: skip, unmatched: %s}
            defaults: {id: /id, time: {path: /time, as: iso}, accountId: /account}
            rules:
              - {name: noise, when: {path: /kind, eq: noise}, ignore: true}
              - {when: {path: /kind, eq: active}, emit: account.active}
            """;

    private final Mapping batch = Feed.of(BATCH.formatted("all")).mapping();
    private final FeedReader reader = FeedReader.of(List.of(batch), Map.of());

    @Test
    void the_good_elements_of_an_array_go_on_and_the_record_is_a_dead_letter_once() {
        var read = read("[" + GOOD + ",{\"kind\":\"active\"},5,{\"kind\":\"noise\"},{}]");
        assertThat(read).hasSize(2);
        assertThat(read.get(0).event()).isNotNull();
        DeadLetter letter = read.get(1).deadLetter();
        assertThat(letter.reason()).isEqualTo(Reason.MISSING_ID);
        assertThat(letter.element()).isEqualTo(1);
        assertThat(letter.mapping()).isEqualTo(batch.label());
        assertThat(letter.source()).isEqualTo("urn:batch");
        assertThat(counts(read))
                .isEqualTo(Map.of(
                        "in",
                        5L,
                        "mapped",
                        2L,
                        "events",
                        2L,
                        "dead:missing_id",
                        1L,
                        "dead:not_object",
                        1L,
                        "ignored",
                        1L,
                        "ignored:noise",
                        1L,
                        "unmatched",
                        1L));
    }

    @Test
    void a_record_of_which_nothing_goes_on_is_counted_all_the_same() {
        assertThat(read("[{\"kind\":\"noise\"}]")).singleElement().satisfies(only -> {
            assertThat(only.event()).isNull();
            assertThat(only.deadLetter()).isNull();
            assertThat(only.counts().words()).isEqualTo(Map.of("in", 1L, "ignored", 1L, "ignored:noise", 1L));
        });
        assertThat(counts(read("[]"))).isEqualTo(Map.of("in", 1L, "ignored", 1L, "ignored:(empty)", 1L));
        assertThat(counts(read(null))).isEqualTo(Map.of("in", 1L, "ignored", 1L, "ignored:(tombstone)", 1L));
    }

    @Test
    void what_cannot_be_decoded_is_one_dead_record_of_the_mapping_s_source() {
        var read = read("[1,");
        assertThat(counts(read)).isEqualTo(Map.of("in", 1L, "dead:bad_json", 1L));
        assertThat(read.get(0).deadLetter().source()).isEqualTo("urn:batch");
        assertThat(read.get(0).deadLetter().element()).isEqualTo(DeadLetter.WHOLE);
    }

    @Test
    void an_unmatched_record_is_counted_once_and_written_as_the_mapping_says() {
        assertThat(counts(read("[{}]"))).isEqualTo(Map.of("in", 1L, "unmatched", 1L));
        assertThat(letters("all", 3_000)).isEqualTo(3_000);
        assertThat(letters("none", 3_000)).isZero();
        // 30 are to be expected of 30,000; far off would be another share than one in 1,000
        assertThat(letters("sample", 30_000)).isBetween(15L, 50L).isEqualTo(letters("sample", 30_000));
    }

    private static long letters(String policy, int records) {
        var sampling = FeedReader.of(List.of(Feed.of(BATCH.formatted(policy)).mapping()), Map.of());
        return LongStream.range(0, records)
                .mapToObj(offset ->
                        sampling.read(null, "[{}]".getBytes(UTF_8), List.of(), new Origin("batch", 2, offset, 0)))
                .flatMap(List::stream)
                .map(Received::deadLetter)
                .filter(Objects::nonNull)
                .peek(letter -> assertThat(letter.reason()).isEqualTo(Reason.NO_RULE_MATCHED))
                .count();
    }

    @Test
    void a_topic_without_mapping_and_a_record_that_says_it_is_a_cloud_event_are_read_as_events() {
        String event = """
                {"specversion":"1.0","id":"e","source":"urn:crm","type":"io.rampwatch.account.active.v1",\
                "time":"2026-06-14T11:00:00Z","data":{"accountId":"a"}}""";
        var structured = List.of(new Header("content-type", "application/cloudevents+json".getBytes(UTF_8)));
        assertThat(reader.read(null, event.getBytes(UTF_8), List.of(), new Origin("ramp.events", 0, 0, Feed.ARRIVAL)))
                .singleElement()
                .satisfies(read -> assertThat(read.event().source()).isEqualTo("urn:crm"))
                .satisfies(read -> assertThat(read.counts()).isNull());
        assertThat(reader.read(null, event.getBytes(UTF_8), structured, new Origin("batch", 0, 0, Feed.ARRIVAL))
                        .get(0)
                        .event())
                .isNotNull();
        assertThat(read(event).get(0).deadLetter().reason()).isEqualTo(Reason.NOT_OBJECT);
    }

    @Test
    void two_mappings_of_one_topic_are_refused() {
        assertThatThrownBy(() -> FeedReader.of(
                        List.of(batch, Feed.of(BATCH.formatted("none")).mapping()), Map.of()))
                .hasMessage("the topic batch has two mappings: batch and batch");
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_comes_both_laws_hold(long seed) {
        var random = new SplittableRandom(seed);
        var everything =
                FeedReader.of(Payloads.MAPPERS.stream().map(Mapper::mapping).toList(), Map.of());
        var topics = Payloads.MAPPERS.stream()
                .map(mapper -> mapper.mapping().input().topics().get(0))
                .toList();
        Map<String, Long> words = new HashMap<>();
        long events = 0;
        for (int i = 0; i < 200; i++) {
            var origin = new Origin(topics.get(random.nextInt(topics.size())), 0, i, Feed.ARRIVAL);
            byte[] value = random.nextInt(20) == 0 ? null : Damage.to(Payloads.any(random), random);
            for (Received read : everything.read(null, value, List.of(), origin)) {
                read.counts().words().forEach((word, count) -> words.merge(word, count, Long::sum));
                events += read.event() == null ? 0 : 1;
            }
        }
        words.put("counted", events);
        var law = new Conservation(words);
        assertThat(law.recordsResidual()).isZero();
        assertThat(law.eventsResidual()).isZero();
    }

    private List<Received> read(String value) {
        return reader.read(
                null, value == null ? null : value.getBytes(UTF_8), List.of(), new Origin("batch", 0, 7, Feed.ARRIVAL));
    }

    private static Map<String, Long> counts(List<Received> read) {
        Map<String, Long> words = new HashMap<>();
        read.forEach(each -> each.counts().words().forEach((word, count) -> words.merge(word, count, Long::sum)));
        return words;
    }
}
