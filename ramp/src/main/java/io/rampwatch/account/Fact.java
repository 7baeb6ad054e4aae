package io.rampwatch.account;

import org.jspecify.annotations.Nullable;

/**
 * One counted fact of an account.
 *
 * @param name the event's name
 * @param atMillis when it happened, epoch milliseconds
 * @param millionths its amount in millionths; 0 where it has none
 * @param keyed whether it has a natural key and so is remembered for good: it can be reported again at any time
 * @param counted whether it counts in the sums of the account's channel: not when it came too late, nor when its time
 *     for corrections was over before the channel became known
 * @param order by which of two reports the last word is known: when it was recorded, or its version
 * @param code the reason code; of spend its currency code; null for none
 * @param voided whether it was taken back for good, as a ticket that was spam
 */
public record Fact(
        String name,
        long atMillis,
        long millionths,
        boolean keyed,
        boolean counted,
        long order,
        @Nullable String code,
        boolean voided) {
    /**
     * The one that holds of two reports of one fact: the one recorded later, else the earlier, unless what was said can
     * no longer be changed.
     */
    Fact or(Fact reported) {
        return !voided && counted && reported.counted && reported.replaces(this) ? reported : this;
    }

    private boolean replaces(Fact known) {
        if (order != known.order) {
            return order > known.order;
        }
        return atMillis < known.atMillis || (atMillis == known.atMillis && millionths < known.millionths);
    }

    /** The same fact, no longer counted if it happened before a minute. */
    Fact from(long minute) {
        boolean still = counted && Math.floorDiv(atMillis, 60_000L) >= minute;
        return new Fact(name, atMillis, millionths, keyed, still, order, code, voided);
    }

    /** The same fact, taken back, where it can no longer be taken out of what was counted. */
    Fact asVoided() {
        return new Fact(name, atMillis, millionths, keyed, counted, order, code, true);
    }

    /** The same fact, taken back. */
    Fact takenBack() {
        return new Fact(name, atMillis, millionths, keyed, false, order, code, true);
    }
}
