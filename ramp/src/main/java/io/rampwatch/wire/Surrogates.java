package io.rampwatch.wire;

/** Whether the surrogates of a text come in pairs. Half a pair has no UTF-8, and two different ids would become one. */
final class Surrogates {
    private Surrogates() {}

    static boolean arePaired(String text) {
        return arePaired(text.toCharArray(), 0, text.length());
    }

    static boolean arePaired(char[] text, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; i++) {
            if (Character.isSurrogate(text[i])) {
                if (i + 1 == end || !Character.isSurrogatePair(text[i], text[i + 1])) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
