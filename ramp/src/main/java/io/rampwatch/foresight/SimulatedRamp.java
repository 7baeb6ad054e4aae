package io.rampwatch.foresight;

import io.rampwatch.metric.Horizon;
import java.util.SplittableRandom;

/**
 * One simulated ramp: signups by bucket of time, their events by age, and accounts by outcome for each hour. Minutes
 * count from the start of the ramp.
 */
final class SimulatedRamp {
    private static final int HOUR = 60;

    private final Traffic traffic;
    private final Horizon horizon;
    private final int length;

    /** Where each age bin ends, minutes. */
    private final int[] ages;

    /** Signups of buckets before each, so that a sum over buckets is a difference. */
    private final long[] signups;

    /** By age bin: accounts at risk in buckets before each. */
    private final long[][] atRisk;

    /** By age bin: events in buckets before each. */
    private final long[][] events;

    /** By hour of signup: accounts by outcome. */
    private final long[][] outcomes;

    private SimulatedRamp(Traffic traffic, Horizon horizon, int outcomes) {
        this.traffic = traffic;
        this.horizon = horizon;
        this.length = (int) (traffic.days() * Traffic.DAY / horizon.bucketMinutes());
        this.ages = horizon.binEndMinutes().stream().mapToInt(Math::toIntExact).toArray();
        this.signups = new long[length + 1];
        this.atRisk = new long[horizon.bins()][length + 1];
        this.events = new long[horizon.bins()][length + 1];
        this.outcomes = new long[traffic.days() * 24][outcomes];
    }

    /**
     * Draws a ramp.
     *
     * @param once whether an account is at risk no more after its event: a conversion
     * @param timing when events come, as {@link Timing#cumulative} says
     */
    static SimulatedRamp draw(
            SplittableRandom random, Traffic traffic, Horizon horizon, double[] timing, boolean once) {
        int outcomes = Math.max(traffic.before().outcomes(), traffic.after().outcomes());
        var ramp = new SimulatedRamp(traffic, horizon, outcomes);
        for (int bucket = 0; bucket < ramp.length; bucket++) {
            ramp.fill(random, bucket, timing, once);
        }
        return ramp;
    }

    private void fill(SplittableRandom random, int bucket, double[] timing, boolean once) {
        long start = bucket * horizon.bucketMinutes();
        long end = start + horizon.bucketMinutes();
        long all = 0;
        // a bucket may hold more than one hour, and the change lies within one
        for (long from = start; from < end; ) {
            long to = Math.min(end, (from / HOUR + 1) * HOUR);
            if (from < traffic.changeMinute() && traffic.changeMinute() < to) {
                to = traffic.changeMinute();
            }
            long accounts = traffic.upTo(to) - traffic.upTo(from);
            var behaviour = from < traffic.changeMinute() ? traffic.before() : traffic.after();
            all += behaviour.draw(random, accounts, outcomes[(int) (from / HOUR)]);
            from = to;
        }
        signups[bucket + 1] = traffic.upTo(end);
        spread(random, bucket, all, timing, once);
    }

    /** Spreads the events of a bucket over their ages. */
    private void spread(SplittableRandom random, int bucket, long all, double[] timing, boolean once) {
        long accounts = signups[bucket + 1] - signups[bucket];
        long[] row = new long[timing.length];
        if (all <= 2L * timing.length) {
            for (long event = 0; event < all; event++) {
                row[bin(timing, random.nextDouble())]++;
            }
        } else {
            long left = all;
            double before = 0;
            for (int bin = 0; bin < timing.length; bin++) {
                row[bin] = bin == timing.length - 1
                        ? left
                        : Binomial.draw(random, left, Math.min(1, (timing[bin] - before) / (1 - before)));
                left -= row[bin];
                before = timing[bin];
            }
        }
        long left = accounts;
        for (int bin = 0; bin < timing.length; bin++) {
            atRisk[bin][bucket + 1] = atRisk[bin][bucket] + left;
            events[bin][bucket + 1] = events[bin][bucket] + row[bin];
            left -= once ? row[bin] : 0;
        }
    }

    private static int bin(double[] timing, double uniform) {
        int bin = 0;
        while (timing[bin] <= uniform && bin < timing.length - 1) {
            bin++;
        }
        return bin;
    }

    /** Signups in [from, to). */
    long signups(long from, long to) {
        return traffic.upTo(to) - traffic.upTo(from);
    }

    /** Accounts of an hour, by outcome. Not a copy. */
    long[] outcomes(int hour) {
        return outcomes[hour];
    }

    /** How many hours of signups there are. */
    int hours() {
        return outcomes.length;
    }

    /** Accounts at risk by age bin, over cells completed in (after, by] of buckets that begin at or after a minute. */
    long[] atRisk(long after, long by, long from) {
        return sums(atRisk, after, by, from);
    }

    /** Events by age bin, as {@link #atRisk(long, long, long)}. */
    long[] events(long after, long by, long from) {
        return sums(events, after, by, from);
    }

    private long[] sums(long[][] table, long after, long by, long from) {
        long[] sums = new long[ages.length];
        int size = Math.toIntExact(horizon.bucketMinutes());
        int start = bound(Math.floorDiv(Math.toIntExact(from) + size - 1, size));
        for (int bin = 0; bin < sums.length; bin++) {
            // the last bucket of which the cell is complete: its end lies at or before by − age
            int last = bound(Math.floorDiv(Math.toIntExact(by) - ages[bin], size));
            int first = Math.max(bound(Math.floorDiv(Math.toIntExact(after) - ages[bin], size)), start);
            sums[bin] = last > first ? table[bin][last] - table[bin][first] : 0;
        }
        return sums;
    }

    private int bound(int bucket) {
        return Math.max(0, Math.min(length, bucket));
    }
}
