package io.rampwatch.foresight;

import java.util.SplittableRandom;

/**
 * What becomes of one account: the chance of 0, 1, 2 … events within the horizon.
 *
 * <p>Accounts are independent of each other. Real ones share bad days: simulated figures are those of a good world.
 */
final class Behaviour {
    /** The most events of one account that are simulated. */
    private static final int MOST = 12;

    private final double[] chances;

    private Behaviour(double[] chances) {
        this.chances = chances;
    }

    /**
     * One event or none.
     *
     * @param share of accounts with one, from 0 to 1
     */
    static Behaviour share(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(share + " is no share");
        }
        return new Behaviour(new double[] {1 - share, share});
    }

    /**
     * Any number of events, Poisson.
     *
     * @param mean events per account, 0 or more
     */
    static Behaviour mean(double mean) {
        if (!(mean >= 0)) {
            throw new IllegalArgumentException(mean + " events an account");
        }
        double[] chances = new double[MOST + 1];
        double left = 1;
        double next = StrictMath.exp(-mean);
        for (int y = 0; y < MOST; y++) {
            chances[y] = Math.min(left, next);
            left -= chances[y];
            next *= mean / (y + 1);
        }
        chances[MOST] = left;
        return new Behaviour(chances);
    }

    /** How many different outcomes there are. */
    int outcomes() {
        return chances.length;
    }

    /** Adds so many accounts to a histogram of outcomes, and says how many events they have. */
    long draw(SplittableRandom random, long accounts, long[] histogram) {
        long left = accounts;
        double chance = 1;
        long events = 0;
        for (int y = 0; y < chances.length && left > 0; y++) {
            long these = y == chances.length - 1
                    ? left
                    : Binomial.draw(random, left, Math.min(1, chances[y] / Math.max(chance, chances[y])));
            histogram[y] += these;
            events += y * these;
            left -= these;
            chance -= chances[y];
        }
        return events;
    }
}
