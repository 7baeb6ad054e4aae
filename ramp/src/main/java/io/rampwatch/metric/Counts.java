package io.rampwatch.metric;

/** What every estimator asks of the counts it is given. */
final class Counts {
    private Counts() {}

    /** @throws IllegalArgumentException unless {@code 0 <= part <= whole} */
    static void requireShare(long part, long whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole + " is no share");
        }
    }

    /** @throws IllegalArgumentException when two columns of a table differ in length */
    static void requireSameLength(int one, int other) {
        if (one != other) {
            throw new IllegalArgumentException("columns of " + one + " and " + other + " rows");
        }
    }

    /** @throws IllegalArgumentException when a count is below 0 */
    static void requireCount(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count of " + count);
        }
    }

    /** @throws IllegalArgumentException unless {@code 0 < value < 1} */
    static void requireInside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + " is not between 0 and 1");
        }
    }
}
