package io.rampwatch;

import java.util.ArrayList;
import java.util.List;

/** Figures held against the truth. */
final class Compared {
    private final List<String> different = new ArrayList<>();
    private int figures;

    /** Whole numbers are equal or they are not. */
    void whole(String what, long truth, Object found) {
        figures++;
        if (!Long.valueOf(truth).equals(found)) {
            different.add(what + " is " + truth + ", not " + found);
        }
    }

    /** Decimals may differ by less than the tolerance. */
    void within(double tolerance, String what, double truth, double found) {
        figures++;
        if (!(Math.abs(truth - found) < tolerance)) {
            different.add(what + " is " + truth + ", not " + found);
        }
    }

    int figures() {
        return figures;
    }

    List<String> different() {
        return different;
    }
}
