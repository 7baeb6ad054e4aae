package io.rampwatch.standalone;

import io.rampwatch.rule.State;

/** Colours for a terminal that has them; the words say the same without. */
enum Paint {
    /** A terminal with colours. */
    COLOURS,
    /** Plain text. */
    PLAIN;

    private static final String RESET = "\u001b[0m";

    String of(State state, String text) {
        return switch (state) {
            case OK -> in("32", text);
            case WATCH -> in("33", text);
            case RESTART_READY -> in("36", text);
            case UNKNOWN -> in("90", text);
            case BREACH -> in("1;37;41", text);
        };
    }

    String dim(String text) {
        return in("90", text);
    }

    String bold(String text) {
        return in("1", text);
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
