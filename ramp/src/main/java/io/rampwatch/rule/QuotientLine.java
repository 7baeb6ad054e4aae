package io.rampwatch.rule;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A limit of numerator over denominator: the quotient of two whole numbers, so that nothing is rounded.
 *
 * @param side on which side of it a value is bad
 * @param sums whether numerators are sums in millionths, not counts
 * @param over the limit in millionths times {@code under}
 * @param under what that is divided by, above 0; 1 where the limit is a number
 * @param clear where WATCH is left, in millionths; null for {@code slack} inside the limit
 * @param slack how far inside the limit WATCH is left, in millionths; 0 for at once
 */
record QuotientLine(
        Side side,
        boolean sums,
        BigInteger over,
        BigInteger under,
        @Nullable Long clear,
        long slack) implements Line {
    private static final double MILLION = 1e6;
    private static final BigInteger COUNT = BigInteger.valueOf(1_000_000);

    /** Whether low values are bad. */
    boolean lowIsBad() {
        return side == Side.BELOW || side == Side.FALLS_TO;
    }

    @Override
    public boolean beyond(long k, long n) {
        return beyond(compare(k, n, over, under));
    }

    private boolean beyond(int sign) {
        return switch (side) {
            case ABOVE -> sign > 0;
            case BELOW -> sign < 0;
            case FALLS_TO -> sign <= 0;
            case RISES_TO -> sign >= 0;
        };
    }

    /** Whether k/n lies above, at or below a quotient. */
    private int compare(long k, long n, BigInteger top, BigInteger bottom) {
        BigInteger sum = sums ? BigInteger.valueOf(k) : BigInteger.valueOf(k).multiply(COUNT);
        return sum.multiply(bottom).compareTo(top.multiply(BigInteger.valueOf(n)));
    }

    @Override
    public boolean beyond(double value) {
        return beyond(sign(value - limit()));
    }

    private static int sign(double difference) {
        return Math.abs(difference) <= EQUALITY ? 0 : (int) Math.signum(difference);
    }

    private double limit() {
        return over.doubleValue() / under.doubleValue() / MILLION;
    }

    @Override
    public boolean clear(long k, long n) {
        if (clear == null && slack == 0) {
            return !beyond(k, n);
        }
        int sign = compare(k, n, clearOver(), clear == null ? under : BigInteger.ONE);
        return lowIsBad() ? sign >= 0 : sign <= 0;
    }

    private BigInteger clearOver() {
        if (clear != null) {
            return BigInteger.valueOf(clear);
        }
        return over.add(under.multiply(BigInteger.valueOf(lowIsBad() ? slack : -slack)));
    }

    @Override
    public boolean clear(double value) {
        if (clear == null && slack == 0) {
            return !beyond(value);
        }
        double level = clear == null ? limit() + (lowIsBad() ? slack : -slack) / MILLION : clear / MILLION;
        int sign = sign(value - level);
        return lowIsBad() ? sign >= 0 : sign <= 0;
    }

    @Override
    public double value(long k, long n) {
        return (double) k / n / (sums ? MILLION : 1);
    }

    @Override
    public long millionths(long n) {
        return over.divide(under).longValueExact();
    }
}
