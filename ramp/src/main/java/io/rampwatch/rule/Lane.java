package io.rampwatch.rule;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One way to prove a breach. A rule has one or more of them, at most one of each kind, and any one that holds is a
 * breach; the level names every one that holds.
 *
 * <p>Only the parts of its own kind mean something; the others are 0 and false. Use the factories.
 *
 * @param kind how it proves
 * @param count days in a row of {@link Kind#SLOW}, hours of {@link Kind#LIVE}, minutes of {@link Kind#HELD}; 0 for
 *     {@link Kind#EVIDENCE}
 * @param business of {@link Kind#SLOW}: whether only business days of the calendar are judged; the other days are
 *     skipped, neither counting nor breaking
 * @param confidenceMillionths of {@link Kind#EVIDENCE}: the rule's own confidence, 990 000 for 99 %; 0 otherwise
 */
public record Lane(Kind kind, int count, boolean business, long confidenceMillionths) implements Serializable {

    /** How a lane proves. */
    public enum Kind {
        /** Closed days in a row, small ones pooled. Wants k and n of closed days: any metric that has them. */
        SLOW,
        /**
         * The early view beyond the limit at every look, one look at each full epoch hour. Holds after {@code count}
         * looks in a row in period form, or after twice as many in any form.
         */
        LIVE,
        /** The present value beyond the limit at every tick for so many minutes, without a break. */
        HELD,
        /** A bet on mature accounts against a limit that is a number; of conversions and events per account only. */
        EVIDENCE
    }

    /** @throws IllegalArgumentException for numbers that its kind cannot have */
    public Lane {
        boolean evidence = kind == Kind.EVIDENCE;
        if (evidence ? confidenceMillionths < 1 || confidenceMillionths > 999_999 : count < 1) {
            throw new IllegalArgumentException(kind + " of " + count + " at " + confidenceMillionths + " millionths");
        }
    }

    /** {@code 2 days}: closed calendar days (pooled) in a row. */
    public static Lane days(int days) {
        return new Lane(Kind.SLOW, days, false, 0);
    }

    /** {@code 2 business days}. */
    public static Lane businessDays(int days) {
        return new Lane(Kind.SLOW, days, true, 0);
    }

    /** {@code live 24h}. */
    public static Lane live(int hours) {
        return new Lane(Kind.LIVE, hours, false, 0);
    }

    /** {@code 90m}: minutes at every tick. */
    public static Lane held(int minutes) {
        return new Lane(Kind.HELD, minutes, false, 0);
    }

    /** {@code evidence 99%}. */
    public static Lane evidence(long confidenceMillionths) {
        return new Lane(Kind.EVIDENCE, 0, false, confidenceMillionths);
    }

    /**
     * As the plan writes it: {@code 2 days}, {@code 1 business day}, {@code live 24h}, {@code 90m}, {@code evidence
     * 99%}.
     */
    public String words() {
        return switch (kind) {
            case SLOW -> count + (business ? " business day" : " day") + (count == 1 ? "" : "s");
            case LIVE -> "live " + count + "h";
            case HELD -> count + "m";
            case EVIDENCE ->
                "evidence "
                        + BigDecimal.valueOf(confidenceMillionths, 4)
                                .stripTrailingZeros()
                                .toPlainString() + "%";
        };
    }
}
