package io.rampwatch.standalone;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody else's bytes on a terminal: nothing that drives it, and nothing that opens a door elsewhere. */
final class Hidden {
    private static final int MOST = 16 * 1024;
    private static final String SECRET_NAME =
            "[^\"]*(?:authori[sz]ation|cookie|token|secret|passw|api[_-]?key|credential|signature|session|private)[^\"]*";
    private static final Pattern HEADER = Pattern.compile(SECRET_NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMBER = Pattern.compile(
            "(\"" + SECRET_NAME + "\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"?|[-0-9][^,}\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOSE = Pattern.compile(
            "(?i:bearer|basic)\\s+[A-Za-z0-9+/._~-]{8,}=*|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9._-]+|\\b[srp]k_(?:live|test)_[A-Za-z0-9]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]");

    private Hidden() {}

    /** The value of a header. */
    static String header(String name, byte @Nullable [] value) {
        if (value != null && HEADER.matcher(name).matches()) {
            return "(hidden, " + value.length + " bytes)";
        }
        return bytes(value);
    }

    /** Bytes as text where they are text, else in hex; secrets that are known by their names or their form hidden. */
    static String bytes(byte @Nullable [] value) {
        if (value == null) {
            return "(none)";
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException noText) {
            int shown = Math.min(value.length, MOST / 2);
            return "(not UTF-8, in hex) " + HexFormat.of().formatHex(value, 0, shown) + rest(value.length - shown);
        }
        String masked =
                LOOSE.matcher(MEMBER.matcher(text).replaceAll("$1\"(hidden)\"")).replaceAll("(hidden)");
        String printable = UNPRINTABLE.matcher(masked).replaceAll("?");
        int shown = Math.min(printable.length(), MOST);
        return printable.substring(0, shown) + rest(printable.length() - shown);
    }

    private static String rest(int more) {
        return more == 0 ? "" : " … and " + more + " more";
    }
}
