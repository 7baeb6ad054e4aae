package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A good plan, damaged at random: whatever comes of it, it is a plan or problems, and nothing is thrown. */
class MutationTest {
    private static final int PER_SEED = 100;
    private static final String[] ODD = {
        "-1",
        "0",
        "1e9",
        "999999999999999999999",
        "62%",
        "101%",
        "10pp",
        "~",
        "null",
        "yes",
        "''",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "{a: b}",
        "&x y",
        "*x",
        "!!int 3",
        "<<",
        "(all)",
        "\t",
        "\u0000",
        "\uD83D\uDE00",
        "0h",
        "90m",
        "9999999 days",
        "2026-02-30",
        "live 24h",
        "evidence 99%",
        ": ",
        "- ",
        "? ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "#",
        "\n",
        "---",
        "..."
    };

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_plan_is_a_plan_or_problems(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < PER_SEED; i++) {
            byte[] yaml = damaged(Written.bytes(random.nextInt(3) > 0 ? "full.yml" : "faulty.yml"), random);
            var read = PlanReader.read("damaged.yml", yaml);
            assertThat(read.plan() == null).isNotEqualTo(read.problems().isEmpty());
            assertThat(read.problems().toString()).doesNotContain("java.", "Exception");
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static byte[] damaged(byte[] yaml, SplittableRandom random) {
        byte[] bytes = yaml;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = switch (random.nextInt(5)) {
                case 0 -> bit(bytes, random);
                case 1 -> words(bytes, random);
                case 2 -> lines(bytes, random);
                case 3 -> cut(bytes, random);
                default -> swapped(bytes, random);
            };
        }
        return bytes;
    }

    private static byte[] bit(byte[] bytes, SplittableRandom random) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /** A value of the file becomes an odd one. */
    private static byte[] words(byte[] bytes, SplittableRandom random) {
        String[] parts = text(bytes).split("(?<=[ ,:\\[\\]{}\n])");
        parts[random.nextInt(parts.length)] = ODD[random.nextInt(ODD.length)];
        return String.join("", parts).getBytes(StandardCharsets.UTF_8);
    }

    /** A line is lost or comes twice. */
    private static byte[] lines(byte[] bytes, SplittableRandom random) {
        List<String> lines = new ArrayList<>(List.of(text(bytes).split("\n", -1)));
        int at = random.nextInt(lines.size());
        if (random.nextBoolean()) {
            lines.remove(at);
        } else {
            lines.add(random.nextInt(lines.size()), lines.get(at));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] bytes, SplittableRandom random) {
        String text = text(bytes);
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(30));
        return (text.substring(0, from) + text.substring(to)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] swapped(byte[] bytes, SplittableRandom random) {
        String[] lines = text(bytes).split("\n", -1);
        int a = random.nextInt(lines.length);
        int b = random.nextInt(lines.length);
        String line = lines[a];
        lines[a] = lines[b];
        lines[b] = line;
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
