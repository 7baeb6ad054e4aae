package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Received;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good events with random damage: 10,000 records, 100 a seed. */
class EventReaderPropertyTest {
    private static final List<String> SCRAPS = List.of(
            "\\ud800",
            "\\udc00",
            "\\u0000",
            "\\",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "NaN",
            "1e400",
            "1e999999999",
            "-",
            "0",
            "\uFEFF",
            " ",
            "é",
            "😀",
            "\"data\":{}",
            "\"id\":",
            "(all)",
            "{{x}}",
            "2999",
            "+01:00");

    private final EventReader reader = new EventReader(Map.of());

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_record_is_an_event_or_a_dead_letter_and_both_only_where_it_can_be_refused_later(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            byte[] value = damaged(good(random), random);
            var text = new String(value, UTF_8);
            Received read = reader.read(null, value, Line.ORIGIN);
            boolean later = read.event() != null && read.event().kind() == Kind.MERGED;
            assertThat(read.event() == null || later).as(text).isEqualTo(read.deadLetter() != null);
            if (read.event() != null) {
                assertThat(Again.read(read.event())).as(text).isEqualTo(read.event());
            } else {
                check(requireNonNull(read.deadLetter()), value, text);
            }
            assertThat(reader.read(null, value, Line.ORIGIN))
                    .as(text)
                    .usingRecursiveComparison()
                    .isEqualTo(read);
        }
    }

    private static void check(DeadLetter letter, byte[] value, String text) {
        assertThat(letter.value()).as(text).isSameAs(value);
        assertThat(letter.detail()).as(text).hasSizeBetween(1, 200).doesNotContain("reader failed");
    }

    private static byte[] good(SplittableRandom random) {
        var kinds = Kind.values();
        var line =
                Line.of(kinds[random.nextInt(kinds.length)]).data("planned", Map.of("name", List.of("Pro", 1.5, true)));
        return (random.nextBoolean() ? line.data("channel", "partner-acme").data("reasonCode", "import_é") : line)
                .bytes();
    }

    /** Mostly one small wound: a record that is torn to pieces tells little. */
    private static byte[] damaged(byte[] good, SplittableRandom random) {
        byte[] value = good;
        for (int wounds = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(4); wounds > 0 && value.length > 0; wounds--) {
            int at = random.nextInt(value.length);
            int to = Math.min(value.length, at + random.nextInt(4));
            value = switch (random.nextInt(8)) {
                case 0 -> with(value, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> with(value, at, to, new byte[0]);
                case 2 -> with(value, at, at, slice(value, random));
                case 3 -> with(value, at, to, scrap(random));
                case 4 -> with(value, at, at + 1, new byte[] {(byte) random.nextInt(' ', 127)});
                default -> with(value, at, at + 1, new byte[] {(byte) random.nextInt('0', '9' + 1)});
            };
        }
        return value;
    }

    private static byte[] scrap(SplittableRandom random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(UTF_8);
    }

    private static byte[] slice(byte[] value, SplittableRandom random) {
        int from = random.nextInt(value.length);
        return Arrays.copyOfRange(value, from, from + random.nextInt(value.length - from + 1));
    }

    private static byte[] with(byte[] value, int from, int to, byte[] instead) {
        var out = new ByteArrayOutputStream();
        out.write(value, 0, from);
        out.writeBytes(instead);
        out.write(value, to, value.length - to);
        return out.toByteArray();
    }
}
