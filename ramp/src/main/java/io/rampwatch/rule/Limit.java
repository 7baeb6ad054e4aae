package io.rampwatch.rule;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule's limit lies for one channel. The rule's {@link Side} says which side of it is bad.
 *
 * <p>Only the parts of its own kind mean something; use the factories.
 *
 * @param kind what it is measured against
 * @param millionths {@link Kind#NUMBER}: the limit of numerator over denominator (a share, events or units per account)
 *     in millionths; {@link Kind#MOVING}: the size of the change in millionths, above 0, of points or relative, whose
 *     direction the side says (only {@link Side#FALLS_TO} and {@link Side#RISES_TO}); {@link Kind#CENSUS}: the least
 *     count, in millionths of 1
 * @param points {@link Kind#MOVING}: whether the change is in points of a share ({@code 10pp}), not relative
 *     ({@code 20%})
 * @param from {@link Kind#MOVING}: what it moves with; null otherwise
 * @param channel {@link From#CHANNEL}: its normalised name; null otherwise
 * @param shareMillionths {@link Kind#CENSUS}: the least share of what is open, in millionths; 0 for none
 * @param baselineMillionths {@link Kind#NUMBER}: the frozen baseline that it was reckoned from ({@code falls_by … from:
 *     baseline}, {@code rises_by …}, {@code outpaces}), in the unit of the limit; null where it was written as a
 *     number. Shown, never reckoned with again
 * @param baselineAccounts on how many accounts that baseline was measured; null like it
 */
public record Limit(
        Kind kind,
        long millionths,
        boolean points,
        @Nullable From from,
        @Nullable String channel,
        long shareMillionths,
        @Nullable Long baselineMillionths,
        @Nullable Long baselineAccounts)
        implements Serializable {

    /** What a limit is measured against. */
    public enum Kind {
        /** A number, fixed when the plan was armed. */
        NUMBER,
        /** A value that moves with time: slow and live lanes only, never evidence. */
        MOVING,
        /** A count of what is open: beyond at max(count, share of open rounded up). With {@link Side#RISES_TO} only. */
        CENSUS
    }

    /** What a moving limit moves with. */
    public enum From {
        /**
         * The same channel, the seven calendar days before: of a (pooled) day the seven before its first day, of a look
         * the seven closed days before it.
         */
        PREVIOUS_7_DAYS,
        /** Another channel: of a (pooled) day the same days, of a look its seven latest closed days. */
        CHANNEL,
        /** The sum of the other declared channels, with the same days as {@link #CHANNEL}. */
        OTHER_CHANNELS
    }

    /** A number. */
    public static Limit number(long millionths) {
        return new Limit(Kind.NUMBER, millionths, false, null, null, 0, null, null);
    }

    /** A number that was reckoned from a frozen baseline. */
    public static Limit fromBaseline(long millionths, long baselineMillionths, long accounts) {
        return new Limit(Kind.NUMBER, millionths, false, null, null, 0, baselineMillionths, accounts);
    }

    /** A change against the seven days before. */
    public static Limit previous7Days(long changeMillionths, boolean points) {
        return moving(changeMillionths, points, From.PREVIOUS_7_DAYS, null);
    }

    /** A change against another channel. */
    public static Limit channel(String name, long changeMillionths, boolean points) {
        return moving(changeMillionths, points, From.CHANNEL, name);
    }

    /** A change against all other declared channels together. */
    public static Limit otherChannels(long changeMillionths, boolean points) {
        return moving(changeMillionths, points, From.OTHER_CHANNELS, null);
    }

    /**
     * {@code over_target: {at_least: 3, share: 5%}}: at least 3 of what is open, and at least 5 % of it, is too old.
     *
     * @param atLeast the least count, 1 or more
     * @param shareMillionths the least share, 50 000 for 5 %; 0 for none
     */
    public static Limit census(long atLeast, long shareMillionths) {
        return new Limit(
                Kind.CENSUS, Math.multiplyExact(atLeast, 1_000_000L), false, null, null, shareMillionths, null, null);
    }

    private static Limit moving(long change, boolean points, From from, @Nullable String channel) {
        if (change < 1) {
            throw new IllegalArgumentException("a change of " + change + " millionths");
        }
        return new Limit(Kind.MOVING, change, points, from, channel, 0, null, null);
    }
}
