package io.rampwatch.wire;

import java.util.HexFormat;

/**
 * Escaped surrogates of JSON, which must come in pairs: half a pair has no UTF-8, and two different ids would become
 * one where it is replaced.
 *
 * <p>A half cannot stand unescaped in text that was decoded strictly, so that escapes are all there is to look at.
 */
final class Surrogates {
    private static final int ESCAPE = 6;

    private Surrogates() {}

    /**
     * Turns each half pair into a character of private use, {@code D800} into {@code E800}, so that the text can be
     * walked to its end whatever a JSON library thinks of halves.
     *
     * @param text JSON, or what claims to be; changed in place
     * @return whether there was any
     */
    static boolean mend(char[] text, int from, int end) {
        boolean mended = false;
        int at = from;
        while (at < end) {
            int unit = escaped(text, at, end);
            if (unit < 0) {
                // an escaped backslash begins no escape
                at += text[at] == '\\' ? 2 : 1;
            } else if (!Character.isSurrogate((char) unit)) {
                at += ESCAPE;
            } else if (pair(unit, escaped(text, at + ESCAPE, end))) {
                at += 2 * ESCAPE;
            } else {
                text[at + 2] = 'e';
                mended = true;
                at += ESCAPE;
            }
        }
        return mended;
    }

    private static boolean pair(int high, int low) {
        return low >= 0 && Character.isSurrogatePair((char) high, (char) low);
    }

    /** The UTF-16 unit of an escape such as a backslash and {@code ud83d}; -1 where there is none. */
    private static int escaped(char[] text, int at, int end) {
        if (at + ESCAPE > end || text[at] != '\\' || text[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            if (!HexFormat.isHexDigit(text[i])) {
                return -1;
            }
            unit = unit * 16 + HexFormat.fromHexDigit(text[i]);
        }
        return unit;
    }
}
