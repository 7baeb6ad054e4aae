package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Header;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One event in the two modes of CloudEvents, and what stands between them. */
class EventModesTest {
    private static final Origin ORIGIN = new Origin("ramp.events", 3, 7, Origin.UNKNOWN);
    private static final String DATA = "{\"accountId\":\"a1\",\"channel\":\"partner\"}";
    private static final String TIME = "2026-06-01T12:00:00Z";
    private static final String TYPE = "io.rampwatch.account.signed_up.v1";
    private static final byte[] STRUCTURED = """
            {"specversion":"1.0","id":"s1","source":"urn:test","type":"%s","time":"%s","data":%s}""".formatted(TYPE, TIME, DATA).getBytes(UTF_8);

    private final EventReader reader = new EventReader(Map.of());

    @Test
    void binary_mode_gives_the_event_of_structured_mode() {
        assertThat(read(DATA, attributes()).event())
                .isNotNull()
                .isEqualTo(reader.read(null, STRUCTURED, ORIGIN).event());
    }

    @Test
    void the_content_type_decides_where_both_are_said() {
        List<Header> both = attributes();
        both.add(header("content-type", "Application/CloudEvents+json; charset=utf-8"));
        assertThat(reader.read(null, STRUCTURED, both, ORIGIN).event()).isNotNull();
    }

    @Test
    void another_content_type_belongs_to_the_data() {
        List<Header> headers = attributes();
        headers.add(header("content-type", "application/json"));
        assertThat(read(DATA, headers).event()).isNotNull();
    }

    @Test
    void without_any_mark_a_record_is_structured() {
        assertThat(reader.read(null, STRUCTURED, List.of(header("trace", "t")), ORIGIN)
                        .event())
                .isNotNull();
    }

    @Test
    void an_attribute_in_the_data_of_binary_mode_is_none() {
        List<Header> headers = attributes();
        headers.removeIf(header -> header.name().equals("ce_time"));
        assertThat(refused(DATA.replace("}", ",\"time\":\"" + TIME + "\"}"), headers)
                        .reason())
                .isEqualTo(Reason.MISSING_TIME);
    }

    @Test
    void a_second_document_behind_the_data_is_refused() {
        assertThat(refused(DATA + DATA, attributes()).reason()).isEqualTo(Reason.BAD_JSON);
    }

    @Test
    void data_that_is_no_object_is_refused() {
        assertThat(refused("[]", attributes()).reason()).isEqualTo(Reason.NOT_OBJECT);
    }

    @Test
    void an_attribute_twice_is_refused() {
        List<Header> headers = attributes();
        headers.add(header("ce_id", "s2"));
        assertThat(refused(DATA, headers).reason()).isEqualTo(Reason.DUPLICATE_KEY);
    }

    @Test
    void an_attribute_that_is_not_text_is_refused() {
        List<Header> headers = attributes();
        headers.removeIf(header -> header.name().equals("ce_id"));
        headers.add(new Header("ce_id", new byte[] {(byte) 0xff}));
        assertThat(refused(DATA, headers).reason()).isEqualTo(Reason.BAD_UTF8);
    }

    @Test
    void a_tombstone_is_an_empty_value_in_either_mode() {
        assertThat(reader.read(null, null, List.of(), ORIGIN).deadLetter().reason())
                .isEqualTo(Reason.EMPTY_VALUE);
        assertThat(reader.read(null, null, attributes(), ORIGIN).deadLetter().reason())
                .isEqualTo(Reason.EMPTY_VALUE);
    }

    @Test
    void a_refused_record_keeps_its_headers_and_names_its_source() {
        DeadLetter letter = refused("{", attributes());
        assertThat(letter.headers()).hasSize(5);
        assertThat(letter.source()).isEqualTo("urn:test");
        assertThat(letter.value()).isEqualTo("{".getBytes(UTF_8));
    }

    private DeadLetter refused(String data, List<Header> headers) {
        return read(data, headers).deadLetter();
    }

    private Received read(String data, List<Header> headers) {
        return reader.read(null, data.getBytes(UTF_8), headers, ORIGIN);
    }

    private static List<Header> attributes() {
        return new ArrayList<>(List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", "s1"),
                header("ce_source", "urn:test"),
                header("ce_type", TYPE),
                header("ce_time", TIME)));
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(UTF_8));
    }
}
