package io.rampwatch.rule;

import io.rampwatch.metric.GridEvidence;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.Restarts;
import io.rampwatch.metric.SeasonEvidence;
import io.rampwatch.metric.StrongestStart;
import io.rampwatch.metric.Threshold;
import io.rampwatch.rule.KnownHours.KnownHour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Bets on mature accounts, hour by hour of a season, that the limit is broken. It can prove a breach, never an OK. */
final class EvidenceLane {
    private static final double MILLION = 1e6;

    private final StopRule rule;
    private final Lane lane;
    private final long limitMillionths;
    private final double threshold;
    private final long seasonMillis;
    private final List<KnownHour> hours;
    private final KnownHours known;

    /**
     * The lane in a season.
     *
     * @param alphaMillionths the channel's budget
     * @param sharers how many rules share it
     */
    EvidenceLane(
            StopRule rule,
            Lane lane,
            long limitMillionths,
            KnownHours known,
            long seasonMillis,
            long alphaMillionths,
            int sharers) {
        this.rule = rule;
        this.lane = lane;
        this.limitMillionths = limitMillionths;
        this.threshold =
                Threshold.log(alphaMillionths / MILLION, Math.max(1, sharers), lane.confidenceMillionths() / MILLION);
        this.seasonMillis = seasonMillis;
        this.known = known;
        this.hours = known.hours();
    }

    private boolean lowIsBad() {
        return rule.side() == Side.BELOW || rule.side() == Side.FALLS_TO;
    }

    /** Accounts by bad events: where low is bad, what counts is that an account did not get there. */
    private long[] bad(List<Long> accounts) {
        long[] bad = new long[accounts.size()];
        for (int y = 0; y < bad.length; y++) {
            bad[y] = accounts.get(lowIsBad() ? bad.length - 1 - y : y);
        }
        return bad;
    }

    /** The evidence at a tick: hours that have closed by then are in it. */
    EvidenceMark at(@Nullable EvidenceMark before, long tickMillis, long closingMinutes) {
        EvidenceMark mark =
                before == null || before.seasonMillis() != seasonMillis ? EvidenceMark.opened(seasonMillis) : before;
        int closed = (int) Math.max(
                0,
                Math.min(
                        Restarts.HOURLY.starts(),
                        Math.floorDiv(tickMillis - closingMinutes * 60_000 - seasonMillis, Looks.HOUR)));
        boolean corrected = known.touchedMillis() < seasonMillis + mark.periods() * Looks.HOUR
                && known.touchedMillis() >= seasonMillis;
        if (closed <= mark.periods() && !corrected) {
            return mark;
        }
        Optional<GridEvidence> bets = bets(corrected ? 0 : mark.periods(), closed);
        return bets.isEmpty() ? mark : reckoned(mark, bets.get(), closed, tickMillis, corrected);
    }

    /** All hours of a metric have the same outcomes; those that are bet on now say which. */
    private Optional<GridEvidence> bets(int from, int to) {
        int cap = 1;
        int end = place(seasonMillis + to * Looks.HOUR);
        for (int hour = place(seasonMillis + from * Looks.HOUR); hour < end; hour++) {
            cap = Math.max(cap, hours.get(hour).accounts().size() - 1);
        }
        double limit = (lowIsBad() ? MILLION - limitMillionths : limitMillionths) / MILLION;
        return limit > 0 && limit < cap ? Optional.of(GridEvidence.against(limit, cap)) : Optional.empty();
    }

    private EvidenceMark reckoned(
            EvidenceMark mark, GridEvidence bets, int closed, long tickMillis, boolean corrected) {
        boolean anew = corrected || mark.logStakes().isEmpty();
        SeasonEvidence evidence = anew
                ? SeasonEvidence.open(Restarts.HOURLY, GridEvidence.STAKES)
                : SeasonEvidence.resume(
                        Restarts.HOURLY,
                        mark.periods(),
                        mark.logStakes().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
        double largest = mark.largestLog();
        for (int hour = anew ? 0 : mark.periods(); hour < closed; hour++) {
            evidence = evidence.after(bets.logGains(hour(hour)));
            largest = Math.max(largest, evidence.log());
        }
        long[] sum =
                anew ? sum(new long[0], 0, evidence.periods()) : sum(known(mark), mark.periods(), evidence.periods());
        return told(mark, bets, evidence, sum, largest, tickMillis, mark.corrected() || corrected);
    }

    private EvidenceMark told(
            EvidenceMark mark,
            GridEvidence bets,
            SeasonEvidence evidence,
            long[] sum,
            double largest,
            long tickMillis,
            boolean corrected) {
        List<Double> stakes = new ArrayList<>();
        for (double stake : evidence.logStakes()) {
            stakes.add(stake);
        }
        boolean first = largest >= threshold && mark.provenMillis() == null;
        long accounts = 0;
        long events = 0;
        for (int y = 0; y < sum.length; y++) {
            accounts += sum[y];
            events += y * sum[y];
        }
        return new EvidenceMark(
                seasonMillis,
                evidence.periods(),
                List.copyOf(stakes),
                largest,
                first ? (Long) tickMillis : mark.provenMillis(),
                first ? strongest(bets, evidence.periods()) : mark.sinceMillis(),
                lowIsBad() ? inverse(sum) : limit(sum),
                lowIsBad() ? upper(sum) : share(sum) ? otherSide(sum) : null,
                lowIsBad() ? accounts - events : events,
                accounts,
                corrected);
    }

    private long[] hour(int period) {
        int place = place(seasonMillis + period * Looks.HOUR);
        boolean there = place < hours.size() && hours.get(place).startMillis() == seasonMillis + period * Looks.HOUR;
        return there ? bad(hours.get(place).accounts()) : new long[0];
    }

    /** Where the first hour at or after a time lies. */
    private int place(long millis) {
        int from = 0;
        int to = hours.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (hours.get(middle).startMillis() < millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Accounts by bad events, as a mark has them: of a share alone its two sums say all. */
    private long[] known(EvidenceMark mark) {
        long others = mark.accounts() - mark.sum();
        return lowIsBad() ? new long[] {mark.sum(), others} : new long[] {others, mark.sum()};
    }

    /**
     * Accounts of the season by bad events up to an hour, not including it. A season has 336 hours in as many places of
     * memory: where the hours before are summed already, they are left in peace.
     *
     * @param before the sums of the first hours
     * @param from how many hours are in them
     */
    private long[] sum(long[] before, int from, int to) {
        boolean whole = rule.kind() != MetricKind.CONVERSION;
        long[] sum = whole ? new long[0] : before;
        int end = place(seasonMillis + to * Looks.HOUR);
        for (int hour = place(seasonMillis + (whole ? 0 : from) * Looks.HOUR); hour < end; hour++) {
            List<Long> accounts = hours.get(hour).accounts();
            int outcomes = accounts.size();
            if (outcomes > sum.length) {
                sum = Arrays.copyOf(sum, outcomes);
            }
            for (int y = 0; y < outcomes; y++) {
                sum[y] += accounts.get(lowIsBad() ? outcomes - 1 - y : y);
            }
        }
        return sum;
    }

    private static boolean share(long[] sum) {
        return sum.length == 2;
    }

    private double alpha() {
        return StrictMath.exp(-threshold);
    }

    private @Nullable Double limit(long[] badEvents) {
        OptionalDouble lower = GridEvidence.lowerLimitOfMean(badEvents, alpha());
        return lower.isPresent() ? (Double) lower.getAsDouble() : null;
    }

    /** Of a share whose low values are bad: its upper limit is what the bad events have at least. */
    private @Nullable Double upper(long[] sum) {
        Double lower = limit(sum);
        return lower == null ? null : (Double) (1 - lower);
    }

    /** Of a share whose low values are bad: its lower limit. */
    private @Nullable Double inverse(long[] sum) {
        return share(sum) ? limit(new long[] {sum[1], sum[0]}) : null;
    }

    /** Of a share whose high values are bad: its upper limit. */
    private @Nullable Double otherSide(long[] sum) {
        Double lower = limit(new long[] {sum[1], sum[0]});
        return lower == null ? null : (Double) (1 - lower);
    }

    private @Nullable Long strongest(GridEvidence bets, int periods) {
        List<double[]> gains = new ArrayList<>();
        for (int period = 0; period < periods; period++) {
            gains.add(bets.logGains(hour(period)));
        }
        var start = StrongestStart.of(Restarts.HOURLY, gains);
        return start.isPresent() ? (Long) (seasonMillis + start.getAsInt() * Looks.HOUR) : null;
    }

    /** What it says. */
    LaneWord word(EvidenceMark mark) {
        boolean empty = mark.accounts() == 0;
        var reading = new LaneReading(
                lane.kind(),
                lane.words(),
                mark.provenMillis() != null,
                empty ? Cause.IMMATURE : null,
                0,
                0,
                "accounts",
                empty ? null : (Double) ((double) mark.sum() / mark.accounts()),
                mark.low(),
                mark.high(),
                empty ? null : (Long) mark.sum(),
                empty ? null : (Long) mark.accounts(),
                null,
                Threshold.confidence(mark.largestLog()),
                Shares.rounded(StrictMath.exp(threshold)),
                mark.sinceMillis(),
                mark.corrected());
        return new LaneWord(reading, false, false, Optional.empty());
    }
}
