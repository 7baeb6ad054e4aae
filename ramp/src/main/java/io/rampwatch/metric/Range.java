package io.rampwatch.metric;

import java.math.BigInteger;

/**
 * A number that is known within a range, none of it below 0.
 *
 * @param leastMillionths its lower end, in millionths of the unit
 * @param mostMillionths its upper end; the same where it is known exactly
 */
public record Range(long leastMillionths, long mostMillionths) {
    private static final long MILLION = 1_000_000;

    /** Nothing at all. */
    public static final Range NONE = new Range(0, 0);

    /** @throws IllegalArgumentException for a range below 0, or one that ends before it begins */
    public Range {
        if (leastMillionths < 0 || mostMillionths < leastMillionths) {
            throw new IllegalArgumentException("no range from " + leastMillionths + " to " + mostMillionths);
        }
    }

    /** A whole number of units. */
    public static Range of(long units) {
        long millionths = Math.multiplyExact(units, MILLION);
        return new Range(millionths, millionths);
    }

    /**
     * An estimate with its interval, the lower end cut at 0.
     *
     * @param low lower limit, in units
     * @param high upper limit, in units
     */
    public static Range between(double low, double high) {
        return new Range(Math.max(0, Math.round(low * MILLION)), Math.max(0, Math.round(high * MILLION)));
    }

    /** The product, rounded to the millionth, halves up. */
    public Range times(Range other) {
        return new Range(
                quotient(
                        BigInteger.valueOf(leastMillionths).multiply(BigInteger.valueOf(other.leastMillionths)),
                        MILLION),
                quotient(
                        BigInteger.valueOf(mostMillionths).multiply(BigInteger.valueOf(other.mostMillionths)),
                        MILLION));
    }

    /** A part of it, rounded to the millionth, halves up. */
    public Range over(long parts) {
        return new Range(
                quotient(BigInteger.valueOf(leastMillionths), parts),
                quotient(BigInteger.valueOf(mostMillionths), parts));
    }

    /** The sum. */
    public Range plus(Range other) {
        return new Range(
                Math.addExact(leastMillionths, other.leastMillionths),
                Math.addExact(mostMillionths, other.mostMillionths));
    }

    private static long quotient(BigInteger of, long by) {
        return of.add(BigInteger.valueOf(by / 2)).divide(BigInteger.valueOf(by)).longValueExact();
    }
}
