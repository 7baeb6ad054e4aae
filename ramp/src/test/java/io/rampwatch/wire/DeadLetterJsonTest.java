package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterJsonTest {

    @Test
    void a_dead_letter_is_one_line_in_a_fixed_order() {
        assertThat(new String(DeadLetterJson.write(Samples.deadLetter()), UTF_8))
                .isEqualTo("{\"schema\":\"rampwatch.dead-letter.v1\",\"topic\":\"ramp.events\",\"partition\":3,"
                        + "\"offset\":42,\"timestamp\":\"2011-09-30T23:00:00.005Z\",\"source\":\"(unknown)\","
                        + "\"reason\":\"bad_json\",\"stage\":\"decode\",\"detail\":\"not JSON at character 0\","
                        + "\"key\":\"AP8=\",\"value\":\"aGVsbG8=\"}");
    }

    @Test
    void what_there_was_not_is_null() {
        assertThat(new String(DeadLetterJson.write(Samples.tombstone()), UTF_8))
                .contains("\"timestamp\":null,")
                .endsWith("\"key\":null,\"value\":null}");
    }

    @Test
    void a_dead_letter_comes_back_as_it_was() {
        assertThat(again(Samples.deadLetter())).usingRecursiveComparison().isEqualTo(Samples.deadLetter());
        assertThat(again(Samples.tombstone())).usingRecursiveComparison().isEqualTo(Samples.tombstone());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_comes_back(Reason reason) {
        var letter = new DeadLetter(Line.ORIGIN, null, null, reason, "why", "urn:a");
        assertThat(again(letter)).isEqualTo(letter);
    }

    @Test
    void a_record_that_was_too_large_to_read_is_not_too_large_to_keep() {
        // base64 of this is longer than what JSON libraries read by default
        byte[] value = new byte[16 << 20];
        var letter = again(new DeadLetter(Line.ORIGIN, null, value, Reason.TOO_LARGE, "large", "(unknown)"));
        assertThat(Arrays.equals(letter.value(), value)).isTrue();
    }

    @Test
    void another_major_version_and_broken_base64_are_refused() {
        var text = new String(DeadLetterJson.write(Samples.deadLetter()), UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeadLetterJson.read(text.replace(".v1", ".v2").getBytes(UTF_8)))
                .withMessage("schema is 'rampwatch.dead-letter.v2', this program reads 'rampwatch.dead-letter.v1'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeadLetterJson.read(text.replace("AP8=", "A*").getBytes(UTF_8)))
                .withMessage("rampwatch.dead-letter.v1.key: \"A*\" is not base64");
    }

    private static DeadLetter again(DeadLetter letter) {
        return DeadLetterJson.read(DeadLetterJson.write(letter));
    }
}
