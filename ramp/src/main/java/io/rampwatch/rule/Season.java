package io.rampwatch.rule;

/**
 * From one written decision to the next, at most 14 days: in it the budget of false proven pauses holds.
 *
 * @param startMillis its first full epoch hour; {@link RuleMarks#NEVER} before the first
 * @param rolled whether it began by itself, because the one before had lasted 14 days: a review is due
 * @param sharers how many rules share its budget, fixed when it opened
 */
public record Season(long startMillis, boolean rolled, int sharers) {
    /** 14 days. */
    static final long LENGTH = 336 * Looks.HOUR;

    /** None yet. */
    static final Season NONE = new Season(RuleMarks.NEVER, false, 0);

    /** The season that a decision opens: it begins with the first full hour at or after it. */
    static Season decided(long atMillis, int sharers) {
        return new Season(-Math.floorDiv(-atMillis, Looks.HOUR) * Looks.HOUR, false, sharers);
    }

    boolean open() {
        return startMillis != RuleMarks.NEVER;
    }

    /** The season at a tick: after 14 days without a decision the next begins by itself. */
    Season at(long tickMillis, int sharersNow) {
        if (!open()) {
            return this;
        }
        long over = Math.floorDiv(tickMillis - startMillis, LENGTH);
        return over < 1 ? this : new Season(startMillis + over * LENGTH, true, sharersNow);
    }

    /**
     * The season whose evidence is judged at a tick: where the next began by itself, the one before until its last
     * accounts have matured.
     */
    long judgedMillis(long tickMillis, long closingMinutes) {
        boolean still = rolled && tickMillis < startMillis + Looks.HOUR + closingMinutes * 60_000;
        return still ? startMillis - LENGTH : startMillis;
    }
}
