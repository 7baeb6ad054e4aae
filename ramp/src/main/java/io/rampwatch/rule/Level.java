package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one channel at one tick, with the numbers behind it.
 *
 * <p>Numerator, denominator, streak and needed are those of the lane at its head: the first of the plan's lanes that
 * holds, else the first that has a value, else the first.
 *
 * @param channel the channel
 * @param rule the rule's id; {@link #MANUAL} for a pause that a person declared
 * @param ruleVersion the hash of the rule's definition
 * @param metric the id of the metric that it judges
 * @param kind the shape of that metric: of an amount the numerator is in millionths
 * @param tickMillis the event time of the tick, epoch milliseconds
 * @param state the verdict
 * @param cause why there is none; null unless the state is {@link State#UNKNOWN}
 * @param sinceMillis the tick since which state and cause hold
 * @param numerator of the last judged value; null where it has none
 * @param denominator of the last judged value; null before the first
 * @param side on which side of the limit a value is bad
 * @param limitMillionths the limit of numerator over denominator, in millionths; of a moving limit and a census the
 *     limit as it is now (0 where that is not known)
 * @param streak how many bad days, looks or minutes in a row there are
 * @param needed how many make a breach
 * @param then what a breach means
 * @param planHash the hash of the plan that was in force
 * @param figures all numbers
 * @param standing what stands around it
 */
public record Level(
        String channel,
        String rule,
        String ruleVersion,
        String metric,
        MetricKind kind,
        long tickMillis,
        State state,
        @Nullable Cause cause,
        long sinceMillis,
        @Nullable Long numerator,
        @Nullable Long denominator,
        Side side,
        long limitMillionths,
        int streak,
        int needed,
        StopRule.Then then,
        String planHash,
        LevelFigures figures,
        LevelStanding standing) {
    /** The rule of a pause that a person declared. */
    public static final String MANUAL = "(manual)";

    /** A level of which only the head is known. */
    public Level(
            String channel,
            String rule,
            String ruleVersion,
            String metric,
            MetricKind kind,
            long tickMillis,
            State state,
            @Nullable Cause cause,
            long sinceMillis,
            @Nullable Long numerator,
            @Nullable Long denominator,
            Side side,
            long limitMillionths,
            int streak,
            int needed,
            StopRule.Then then,
            String planHash) {
        this(
                channel,
                rule,
                ruleVersion,
                metric,
                kind,
                tickMillis,
                state,
                cause,
                sinceMillis,
                numerator,
                denominator,
                side,
                limitMillionths,
                streak,
                needed,
                then,
                planHash,
                LevelFigures.NONE,
                LevelStanding.NONE);
    }

    /**
     * What was judged, in the unit of the limit: of an amount the numerator is in millionths. Null where nothing was.
     */
    public @Nullable Double value() {
        if (figures.value() != null) {
            return figures.value();
        }
        Long k = numerator;
        Long n = denominator;
        if (k == null || n == null || n == 0) {
            return null;
        }
        return (double) k / n / (kind == MetricKind.AMOUNT_PER_SUBJECT ? 1e6 : 1);
    }

    /**
     * Whether it may open or keep an episode: a breach (or its way back) of the version in force, of a rule that pauses
     * or holds and is no shadow.
     */
    public boolean stops() {
        boolean stopped = state == State.BREACH || state == State.RESTART_READY;
        return stopped
                && then != StopRule.Then.WATCH
                && !standing.shadow()
                && standing.version() == LevelStanding.Version.IN_FORCE;
    }
}
