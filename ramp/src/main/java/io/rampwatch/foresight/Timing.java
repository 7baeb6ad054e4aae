package io.rampwatch.foresight;

import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.NormalQuantile;

/**
 * When an event comes after the signup: lognormal, cut at the horizon, half of them within a twelfth of it (2 h of a
 * day). A plan says nothing about it, so this is the same for every metric, and is said beside each figure.
 */
final class Timing {
    /** Which part of the horizon the median is of the uncut distribution. */
    static final double MEDIAN = 1.0 / 12;

    /** Standard deviation of the logarithm. */
    private static final double SPREAD = 1.2;

    private Timing() {}

    /**
     * The chance that an event of the horizon comes in the bins up to and with each.
     *
     * @return one for each bin of the horizon, ascending; the last is 1
     */
    static double[] cumulative(Horizon horizon) {
        double[] chances = new double[horizon.bins()];
        double all = before((double) horizon.withinMinutes(), horizon);
        for (int bin = 0; bin < chances.length; bin++) {
            chances[bin] = before((double) horizon.binEndMinutes().get(bin), horizon) / all;
        }
        return chances;
    }

    private static double before(double minutes, Horizon horizon) {
        double z = StrictMath.log(minutes / (MEDIAN * horizon.withinMinutes())) / SPREAD;
        double low = 0;
        double high = 1;
        // the quantile is known to 16 digits; fifty halvings bring its inverse
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (middle > 0 && middle < 1 && NormalQuantile.of(middle) < z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
