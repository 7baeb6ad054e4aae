package io.rampwatch.rule;

/** On which side of a limit a value is bad, and whether the limit itself is. */
public enum Side {
    /** {@code above}: the limit itself is still good. */
    ABOVE("above"),
    /** {@code below}: the limit itself is still good. */
    BELOW("below"),
    /** {@code falls_by}: a fall of exactly 10.0 points is a fall by 10. */
    FALLS_TO("at or below"),
    /** {@code rises_by}: a rise of exactly 20 % is a rise by 20 %. */
    RISES_TO("at or above");

    private final String words;

    Side(String words) {
        this.words = words;
    }

    /** As a person says it, such as {@code at or below}. */
    public String words() {
        return words;
    }

    /**
     * Whether k of n lies beyond a limit, in whole numbers: a rounded rate would decide equality by accident.
     *
     * @param k a count
     * @param n what it was counted on, above 0
     * @param limitMillionths the limit of k/n in millionths
     * @throws ArithmeticException where the products do not fit 64 bits
     */
    public boolean beyond(long k, long n, long limitMillionths) {
        return beyondSum(Math.multiplyExact(k, 1_000_000L), n, limitMillionths);
    }

    /**
     * Whether a sum over n lies beyond a limit.
     *
     * @param sumMillionths a sum in millionths of its unit
     * @param n on how many it was summed, above 0
     * @param limitMillionths the limit for one of them, in millionths
     * @throws ArithmeticException where the product does not fit 64 bits
     */
    public boolean beyondSum(long sumMillionths, long n, long limitMillionths) {
        int sign = Long.compare(sumMillionths, Math.multiplyExact(limitMillionths, n));
        return switch (this) {
            case ABOVE -> sign > 0;
            case BELOW -> sign < 0;
            case FALLS_TO -> sign <= 0;
            case RISES_TO -> sign >= 0;
        };
    }
}
