package io.rampwatch.metric;

import java.util.Arrays;
import java.util.List;

/**
 * Evidence over a season with restarts: the mean over the stakes of every start so far, plus what lies ahead.
 *
 * <p>A period is what passes between two starts, an hour for {@link Restarts#HOURLY}. The evidence is a pure function
 * of the gains of the periods in their order; the running stakes are kept only so that a period costs one step. Rebuilt
 * from the first period they come out with the same bits.
 *
 * <p>To look inside the running period, ask {@code evidence.after(gains so far).log()} and forget the copy: the promise
 * holds for any number of looks. Periods beyond the last start add accounts but no start.
 */
public final class SeasonEvidence {
    private final Restarts restarts;
    private final int periods;
    private final double[] logStakes;

    private SeasonEvidence(Restarts restarts, int periods, double[] logStakes) {
        this.restarts = restarts;
        this.periods = periods;
        this.logStakes = logStakes;
    }

    /**
     * A season in which nothing has been seen yet.
     *
     * @param stakes how many stakes each start has, 1 or more
     */
    public static SeasonEvidence open(Restarts restarts, int stakes) {
        if (stakes < 1) {
            throw new IllegalArgumentException(stakes + " stakes");
        }
        double[] nothing = new double[stakes];
        Arrays.fill(nothing, Double.NEGATIVE_INFINITY);
        return new SeasonEvidence(restarts, 0, nothing);
    }

    /**
     * A season taken up where it was left.
     *
     * @param periods how many periods have passed
     * @param logStakes {@link #logStakes()} as it was then
     */
    public static SeasonEvidence resume(Restarts restarts, int periods, double[] logStakes) {
        if (periods < 0 || logStakes.length == 0) {
            throw new IllegalArgumentException(periods + " periods and " + logStakes.length + " stakes");
        }
        return new SeasonEvidence(restarts, periods, logStakes.clone());
    }

    /**
     * A season seen from its start.
     *
     * @param logGains of each period in order, one gain for each stake
     * @throws IllegalArgumentException when the periods have not all the same number of stakes, or there is none
     */
    public static SeasonEvidence of(Restarts restarts, List<double[]> logGains) {
        SeasonEvidence evidence = open(restarts, logGains.isEmpty() ? 1 : logGains.get(0).length);
        for (double[] gains : logGains) {
            evidence = evidence.after(gains);
        }
        return evidence;
    }

    /**
     * The evidence one period later. This one stays as it is.
     *
     * @param logGains what the accounts of the period add to each stake, natural logarithm
     * @throws IllegalArgumentException when there is not one gain for each stake
     */
    public SeasonEvidence after(double[] logGains) {
        Counts.requireSameLength(logStakes.length, logGains.length);
        double[] next = logStakes.clone();
        double logWeight = periods < restarts.starts() ? restarts.logWeight(periods) : Double.NEGATIVE_INFINITY;
        for (int j = 0; j < next.length; j++) {
            next[j] = LogSum.of(next[j], logWeight) + logGains[j];
        }
        return new SeasonEvidence(restarts, periods + 1, next);
    }

    /** ln of the evidence; 0 before anything has been seen. */
    public double log() {
        return LogSum.of(LogSum.ofMean(logStakes), restarts.logAhead(periods));
    }

    /** How many periods have passed. */
    public int periods() {
        return periods;
    }

    /** ln of each stake, all starts together: what to keep for {@link #resume}. A copy. */
    public double[] logStakes() {
        return logStakes.clone();
    }
}
