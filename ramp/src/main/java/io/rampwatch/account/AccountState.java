package io.rampwatch.account;

import io.rampwatch.event.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one account. It grows with what the account has (tickets, milestones), not with what is sent.
 *
 * @param signedUpAtMillis its signup, epoch milliseconds; {@link #NEVER} while none is known
 * @param counted whether its signup came in time to be counted; an account whose did not belongs to no cohort
 * @param channel the channel of the earliest signup that named one; null while none did
 * @param channelAtMillis the time of that signup; {@link #NEVER} while there is none
 * @param reached occurrences of what conversions need, by name
 * @param facts what was counted, by natural key; without one, by fingerprint and only while it can be corrected
 * @param seen reports that were taken in during the last days
 */
public record AccountState(
        long signedUpAtMillis,
        boolean counted,
        @Nullable String channel,
        long channelAtMillis,
        Map<String, Occurrences> reached,
        Map<String, Fact> facts,
        List<Seen> seen) {
    /** No such time is known. */
    public static final long NEVER = Long.MAX_VALUE;

    /** An account of which nothing is known. */
    public static final AccountState NEW = new AccountState(NEVER, false, null, NEVER, Map.of(), Map.of(), List.of());

    /** Whether its signup is known. */
    public boolean signedUp() {
        return signedUpAtMillis != NEVER;
    }

    /** The channel that its facts count in. */
    String countsIn() {
        return !signedUp() ? Channel.NO_SIGNUP : channel == null ? Channel.UNATTRIBUTED : channel;
    }

    /** Whether nothing is left to remember. */
    public boolean forgettable() {
        return !signedUp() && reached.isEmpty() && facts.isEmpty() && seen.isEmpty();
    }

    AccountState withReached(Map<String, Occurrences> now) {
        return new AccountState(signedUpAtMillis, counted, channel, channelAtMillis, now, facts, seen);
    }

    AccountState withFacts(Map<String, Fact> now) {
        return new AccountState(signedUpAtMillis, counted, channel, channelAtMillis, reached, now, seen);
    }

    AccountState withSeen(List<Seen> now) {
        return new AccountState(signedUpAtMillis, counted, channel, channelAtMillis, reached, facts, now);
    }
}
