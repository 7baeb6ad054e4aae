package io.rampwatch.metric;

import java.util.List;
import java.util.OptionalInt;

/**
 * The start of a season whose stakes hold the most evidence: "proven on the accounts since Tuesday 14:00".
 *
 * <p>The interval of the whole season may still contain the limit when a breach has been proven after a good week; this
 * says since when the accounts are bad.
 */
public final class StrongestStart {
    private StrongestStart() {}

    /**
     * The strongest start, the earliest of equals.
     *
     * @param logGains of each period of the season in order, one gain for each stake
     * @return the period of that start, counted from 0; empty without periods
     */
    public static OptionalInt of(Restarts restarts, List<double[]> logGains) {
        int strongest = -1;
        double most = Double.NEGATIVE_INFINITY;
        double[] since = logGains.isEmpty() ? new double[0] : new double[logGains.get(0).length];
        for (int start = logGains.size() - 1; start >= 0; start--) {
            Counts.requireSameLength(since.length, logGains.get(start).length);
            for (int j = 0; j < since.length; j++) {
                since[j] += logGains.get(start)[j];
            }
            double held = start < restarts.starts() ? restarts.logWeight(start) + LogSum.ofMean(since) : most;
            if (start < restarts.starts() && held >= most) {
                most = held;
                strongest = start;
            }
        }
        return strongest < 0 ? OptionalInt.empty() : OptionalInt.of(strongest);
    }
}
