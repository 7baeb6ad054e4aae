package io.rampwatch.metric;

/**
 * One or more signup days judged together by the slow lane.
 *
 * @param firstDay its first day, counted from 1
 * @param lastDay its last day, counted from 1
 * @param k the numerator over its days
 * @param n the accounts over its days
 * @param verdict what it says
 * @param badInARow bad blocks in a row up to and with this one
 */
public record Block(int firstDay, int lastDay, long k, long n, Verdict verdict, int badInARow) {

    /** What a block says. */
    public enum Verdict {
        /** Beyond the limit. */
        BAD,
        /** Not beyond it. */
        GOOD,
        /** The pool was exhausted below the floor, or the day has no data: no verdict, never a pass. */
        TOO_FEW
    }
}
