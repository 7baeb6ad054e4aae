package io.rampwatch.account;

/**
 * One counted fact of an account.
 *
 * @param name the event's name
 * @param atMillis when it happened, epoch milliseconds
 * @param millionths its amount in millionths; 0 where it has none
 * @param keyed whether it has a natural key and so is remembered for good: it can be reported again at any time
 * @param counted whether it counts in the sums of the account's channel: not when it came too late, nor when its time
 *     for corrections was over before the channel became known
 */
public record Fact(String name, long atMillis, long millionths, boolean keyed, boolean counted) {
    /** The one that holds of two reports of one fact: the earlier, unless what was said can no longer be changed. */
    Fact or(Fact reported) {
        boolean earlier =
                reported.atMillis < atMillis || (reported.atMillis == atMillis && reported.millionths < millionths);
        return counted && reported.counted && earlier ? reported : this;
    }

    /** The same fact, no longer counted if it happened before a minute. */
    Fact from(long minute) {
        return new Fact(name, atMillis, millionths, keyed, counted && Math.floorDiv(atMillis, 60_000L) >= minute);
    }
}
