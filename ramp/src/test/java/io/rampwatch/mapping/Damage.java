package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;

/** Random damage to a record: mostly one small wound, because a record that is torn to pieces tells little. */
final class Damage {
    private static final List<String> SCRAPS = List.of(
            "\\ud800",
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
            "false",
            "NaN",
            "1e400",
            "1e999999999",
            "-",
            "0",
            "\uFEFF",
            " ",
            "é",
            "😀",
            "\"id\":",
            "(all)",
            "{{x}}",
            "2999",
            "[]",
            "{}",
            "\"0\"");

    private Damage() {}

    static byte[] to(byte[] good, SplittableRandom random) {
        byte[] value = good;
        for (int wounds = random.nextInt(4); wounds > 0 && value.length > 0; wounds--) {
            int at = random.nextInt(value.length);
            int to = Math.min(value.length, at + random.nextInt(6));
            value = switch (random.nextInt(5)) {
                case 0 -> with(value, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> with(value, at, to, new byte[0]);
                case 2 ->
                    with(
                            value,
                            at,
                            to,
                            SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(UTF_8));
                case 3 -> with(value, at, at + 1, new byte[] {(byte) random.nextInt(' ', 127)});
                default -> with(value, at, at + 1, new byte[] {(byte) random.nextInt('0', '9' + 1)});
            };
        }
        return value;
    }

    private static byte[] with(byte[] value, int from, int to, byte[] instead) {
        var out = new ByteArrayOutputStream();
        out.write(value, 0, from);
        out.writeBytes(instead);
        out.write(value, to, value.length - to);
        return out.toByteArray();
    }
}
