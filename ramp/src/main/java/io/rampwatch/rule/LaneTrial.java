package io.rampwatch.rule;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.GridEvidence;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.Restarts;
import io.rampwatch.metric.SeasonEvidence;
import io.rampwatch.metric.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lanes of one rule on one channel and nothing around them: no levels, latches, seasons that roll over or
 * corrections. So thousands of simulated ramps can be judged in the time that the {@link RuleBook} takes for a few; on
 * the same input both say breach at the same tick.
 */
public final class LaneTrial {
    private static final double MILLION = 1e6;

    private final StopRule rule;
    private final Edition edition;
    private final Lines lines;
    private final Optional<Lane> slow;
    private final Optional<Lane> live;
    private final Optional<Evidence> evidence;
    private KnownDays days = KnownDays.NONE;
    private LiveRun run = LiveRun.START;

    /**
     * A rule whose limit is a number.
     *
     * @param agreed the plan with this rule as its only one
     * @param channel a channel that it judges
     * @param cap the most events that an account is counted with in evidence
     */
    public LaneTrial(AgreedRules agreed, String channel, int cap) {
        this.rule = agreed.rules().get(0);
        Limit limit = rule.limits().get(channel);
        if (limit == null || limit.kind() != Limit.Kind.NUMBER) {
            throw new IllegalArgumentException("rule " + rule.id() + " has no number as its limit in " + channel);
        }
        this.edition = new Edition(agreed, new RampCalendar(agreed), LevelStanding.Version.IN_FORCE);
        this.lines = new Lines(rule, limit, channel, agreed, edition.calendar(), Map.of());
        this.slow = rule.lane(Lane.Kind.SLOW);
        this.live = rule.lane(Lane.Kind.LIVE);
        long budget = agreed.falsePauses().getOrDefault(channel, AgreedRules.FALSE_PAUSES);
        this.evidence = rule.lane(Lane.Kind.EVIDENCE)
                .map(lane -> new Evidence(lane, lowIsBad(rule), limit.millionths() / MILLION, cap, budget / MILLION));
    }

    private static boolean lowIsBad(StopRule rule) {
        return rule.side() == Side.BELOW || rule.side() == Side.FALLS_TO;
    }

    /** Whether it wants to hear of hours. */
    public boolean bets() {
        return evidence.isPresent();
    }

    /** Whether it wants to look at readings. */
    public boolean looks() {
        return live.isPresent();
    }

    /** Hears a closed day; whether the slow lane holds then. */
    public boolean holds(ClosedDay day) {
        if (slow.isEmpty()) {
            return false;
        }
        days = days.with(new KnownDay(day.dayStartMillis(), day.closedAtMillis(), day.revision(), day.k(), day.n()));
        var line = edition.calendar().line(days, RuleMarks.NEVER);
        return new SlowLane(rule, slow.get(), lines, edition.calendar(), line).holds();
    }

    /** Hears the next closed hour of the season; whether the evidence lane holds then. */
    public boolean holds(ClosedHour hour) {
        return evidence.isPresent() && evidence.get().proven(hour.accounts());
    }

    /** Hears the reading of a full hour; whether the live lane holds then. */
    public boolean holds(Reading reading) {
        if (live.isEmpty()) {
            return false;
        }
        var lane = new LiveLane(rule, live.get(), lines.atLook());
        run = lane.after(run, Sight.of(rule, reading.tickMillis(), reading));
        return lane.holds(run);
    }

    /** What a season has proven so far. */
    private static final class Evidence {
        private final GridEvidence bets;
        private final double threshold;
        private final boolean lowIsBad;
        private SeasonEvidence season = SeasonEvidence.open(Restarts.HOURLY, GridEvidence.STAKES);
        private boolean proven;

        Evidence(Lane lane, boolean lowIsBad, double limit, int cap, double budget) {
            this.lowIsBad = lowIsBad;
            this.bets = GridEvidence.against(lowIsBad ? 1 - limit : limit, cap);
            this.threshold = Threshold.log(budget, 1, lane.confidenceMillionths() / MILLION);
        }

        boolean proven(List<Long> accounts) {
            if (season.periods() == Restarts.HOURLY.starts()) {
                season = SeasonEvidence.open(Restarts.HOURLY, GridEvidence.STAKES);
                proven = false;
            }
            long[] bad = new long[accounts.size()];
            for (int y = 0; y < bad.length; y++) {
                bad[y] = accounts.get(lowIsBad ? bad.length - 1 - y : y);
            }
            season = season.after(bets.logGains(bad));
            proven |= season.log() >= threshold;
            return proven;
        }
    }
}
