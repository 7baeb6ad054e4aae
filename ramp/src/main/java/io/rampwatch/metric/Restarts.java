package io.rampwatch.metric;

/**
 * How the one euro of a season is spread over the starts of its bets, so that a change is found after a good week, too.
 *
 * <p>Evidence that only looks at the whole history is blind to a change: after a good week it needed more than 7,000
 * accounts. The weights add up to 1, and what lies ahead counts with its weight, so the promise holds for the sum.
 *
 * @param starts how many starts there are, 1 or more
 * @param atOnce share of the euro that is added to the first start, from 0 to 1; the rest is shared out evenly
 * @see <a href="https://arxiv.org/abs/2203.03532">Shin, Ramdas and Rinaldo, e-detectors</a>
 */
public record Restarts(int starts, double atOnce) {
    /** A season of 14 days with a start each hour, half the euro at once. */
    public static final Restarts HOURLY = new Restarts(336, 0.5);

    /** Fourteen daily starts of equal weight, as {@link Pace} uses them. */
    public static final Restarts DAILY = new Restarts(14, 0);

    /** @throws IllegalArgumentException when an argument is out of its range */
    public Restarts {
        if (starts < 1 || !(atOnce >= 0 && atOnce <= 1)) {
            throw new IllegalArgumentException(starts + " starts with " + atOnce + " at once");
        }
    }

    /** ln of the weight of a start, counted from 0. */
    double logWeight(int start) {
        double even = (1 - atOnce) / starts;
        return StrictMath.log(start == 0 ? even + atOnce : even);
    }

    /** ln of the weights that still lie ahead after so many starts; minus infinity when none does. */
    double logAhead(int started) {
        return started == 0 ? 0 : StrictMath.log(Math.max(0, starts - started) * (1 - atOnce) / starts);
    }
}
