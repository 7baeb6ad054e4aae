package io.rampwatch.wire;

import static io.rampwatch.wire.Door.accepted;
import static io.rampwatch.wire.Door.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage decode: what is no JSON object in UTF-8. */
class EventDecodeTest {
    private static final int LIMIT = 256 * 1024;

    @Test
    void a_tombstone_and_an_empty_line_are_empty_values() {
        var letter = new EventReader(Map.of()).read(null, null, Line.ORIGIN).deadLetter();
        assertThat(letter)
                .hasToString(new DeadLetter(Line.ORIGIN, null, null, Reason.EMPTY_VALUE, "no value", "(unknown)")
                        .toString());
        assertThat(refused("")).isEqualTo("empty_value: 0 bytes");
    }

    @Test
    void a_record_at_the_limit_is_read_and_one_byte_more_is_too_large() {
        var bare = Line.signup().with("x", "").bytes().length;
        assertThat(accepted(Line.signup().with("x", "y".repeat(LIMIT - bare)))).isEqualTo(accepted(Line.signup()));
        assertThat(refused(Line.signup().with("x", "y".repeat(LIMIT - bare + 1))))
                .isEqualTo("too_large: 262145 bytes, at most 262144 are read");
    }

    @Test
    void a_large_record_leaves_the_reader_fit_for_the_next() {
        accepted(Line.signup().with("x", "é".repeat(60_000)));
        assertThat(accepted(Line.signup().data("accountId", "é")))
                .isEqualTo(accepted(Line.signup().data("accountId", "é")));
    }

    @Test
    void what_is_not_utf_8_is_refused_and_never_replaced() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(ISO_8859_1);
        assertThat(refused(latin)).isEqualTo("bad_utf8: not UTF-8 at byte 6");
        assertThat(refused(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'})).isEqualTo("bad_utf8: not UTF-8 at byte 1");
        assertThat(refused(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
                .startsWith("bad_utf8");
        assertThat(refused(new byte[] {'{', '}', (byte) 0xe2, (byte) 0x82})).startsWith("bad_utf8");
    }

    @Test
    void bad_utf_8_comes_before_bad_json() {
        assertThat(refused(new byte[] {'{', '{', (byte) 0xff})).isEqualTo("bad_utf8: not UTF-8 at byte 2");
    }

    @Test
    void a_byte_order_mark_is_stripped_once() {
        var text = Line.signup().text();
        var read = new EventReader(Map.of()).read(null, ("\uFEFF" + text).getBytes(UTF_8), Line.ORIGIN);
        assertThat(read.event()).isEqualTo(accepted(Line.signup()));
        assertThat(refused("\uFEFF\uFEFF" + text)).startsWith("bad_json");
        assertThat(refused("\uFEFF")).isEqualTo("bad_json: no document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                " ",
                "{\"specversion\":\"1.0\",\"id\":\"x\"",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} 2",
                "[] []",
                "1 1",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.1}",
                "{\"a\":0x1}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\ud8\"}",
                "{\"a\":1}\u0000",
                "{\"a\":1}//",
                "[1,2",
                "}",
                "nul"
            })
    void what_is_not_one_json_document_is_bad_json(String line) {
        assertThat(refused(line)).startsWith("bad_json: ");
    }

    @Test
    void a_refusal_says_where_and_quotes_nothing() {
        assertThat(refused("{\"secret\":topsecret}")).isEqualTo("bad_json: not JSON at character 10");
        assertThat(refused("{\"a\":1}{\"b\":2}")).isEqualTo("bad_json: a second document");
    }

    @Test
    void a_number_of_a_thousand_digits_is_read_and_a_longer_one_is_not() {
        assertThat(accepted(Line.signup().with("x", Line.raw("1".repeat(1_000)))))
                .isEqualTo(accepted(Line.signup()));
        assertThat(refused(Line.signup().with("x", Line.raw("1".repeat(1_001)))))
                .startsWith("bad_json: ");
        assertThat(refused(Line.signup().data("x", Line.raw("0." + "1".repeat(5_000)))))
                .startsWith("bad_json: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":1}                      | 1",
                "{\"a\":1,\"\\u0061\":1}                | 1",
                "{\"a\":{\"b\":1,\"c\":2,\"b\":null}}   | 2",
                "[{\"b\":[{\"c\":1,\"c\":2}]}]          | 4",
                "{\"a\":{\"b\":1},\"b\":{},\"a\":[]}    | 1"
            })
    void a_name_twice_in_one_object_is_refused_at_any_level(String line, int level) {
        assertThat(refused(line)).isEqualTo("duplicate_key: a name twice in one object, at level " + level);
    }

    @Test
    void a_name_twice_in_two_objects_is_fine() {
        assertThat(refused("[{\"a\":{\"a\":1}},{\"a\":{\"a\":1}}]")).startsWith("not_object");
    }

    @Test
    void sixty_four_levels_are_read_and_one_more_is_too_deep() {
        assertThat(accepted(Line.signup().with("x", nested(63)))).isEqualTo(accepted(Line.signup()));
        assertThat(refused(Line.signup().with("x", nested(64)))).isEqualTo("too_deep: more than 64 levels");
        assertThat(refused("[".repeat(100_000))).isEqualTo("too_deep: more than 64 levels");
        assertThat(refused("{\"a\":".repeat(40_000))).isEqualTo("too_deep: more than 64 levels");
    }

    @Test
    void of_the_faults_of_one_pass_the_first_is_named() {
        assertThat(refused("{\"a\":1,\"a\":2,?")).startsWith("duplicate_key");
        assertThat(refused("{\"a\":1,?,\"a\":2")).startsWith("bad_json");
        assertThat(refused("[".repeat(65) + "?")).startsWith("too_deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"\\ud800\"}",
                "{\"a\":{\"b\":[\"x\\udc00\\ud800y\"]}}",
                "{\"\\udfff\":1}",
                "[\"\\ud83d\"]",
                "\"\\ud83d\\ud83d\\ude00\""
            })
    void half_a_surrogate_pair_is_refused_wherever_it_stands(String line) {
        assertThat(refused(line)).isEqualTo("bad_utf8: an escaped surrogate without its pair");
    }

    @Test
    void a_whole_surrogate_pair_is_a_character_escaped_or_not() {
        assertThat(accepted(Line.signup().data("accountId", Line.raw("\"\\ud83d\\ude00\""))))
                .isEqualTo(accepted(Line.signup().data("accountId", "😀")));
    }

    @Test
    void what_comes_later_in_one_pass_still_goes_before_half_a_pair() {
        assertThat(refused("{\"a\":\"\\ud800\",")).startsWith("bad_json");
        assertThat(refused("{\"a\":\"\\ud800\",\"a\":1}")).startsWith("duplicate_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "true", "12", "1e400", "\"x\"", "[{\"specversion\":\"1.0\"}]"})
    void a_document_that_is_no_object_is_refused(String line) {
        assertThat(refused(line)).isEqualTo("not_object: the document is not an object");
    }

    private static Object nested(int levels) {
        return Line.raw("[".repeat(levels) + "]".repeat(levels));
    }
}
