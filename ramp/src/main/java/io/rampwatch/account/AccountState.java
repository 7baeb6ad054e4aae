package io.rampwatch.account;

import io.rampwatch.event.Channel;
import io.rampwatch.event.OpsEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one account. It grows with what the account has (tickets, milestones), not with what is sent.
 *
 * @param signedUpAtMillis its signup, epoch milliseconds; {@link #NEVER} while none is known
 * @param signupRecordedMillis when that signup was recorded; {@link OpsEvent#UNRECORDED} where that is not said
 * @param counted whether its signup came in time to be counted; an account whose did not belongs to no cohort
 * @param absorbed whether it was merged into another: a duplicate is no new account
 * @param claim the word on its channel that holds; null while none named one
 * @param plan the word on its plan type that holds; null while none named one, and where nobody asks for it
 * @param reached occurrences of what conversions need, by name
 * @param facts what was counted, by natural key; without one, by fingerprint and only while it can be corrected
 * @param seen reports that were taken in during the last days
 */
public record AccountState(
        long signedUpAtMillis,
        long signupRecordedMillis,
        boolean counted,
        boolean absorbed,
        @Nullable Claim claim,
        @Nullable Claim plan,
        Map<String, Occurrences> reached,
        Map<String, Fact> facts,
        List<Seen> seen) {
    /** No such time is known. */
    public static final long NEVER = Long.MAX_VALUE;

    /** An account of which nothing is known. */
    public static final AccountState NEW =
            new AccountState(NEVER, OpsEvent.UNRECORDED, false, false, null, null, Map.of(), Map.of(), List.of());

    /** Whether its signup is known. */
    public boolean signedUp() {
        return signedUpAtMillis != NEVER;
    }

    /** Whether it is one of those that are counted as new accounts, and can convert. */
    boolean isSubject() {
        return counted && !absorbed;
    }

    /** The channel that its facts count in. */
    String countsIn() {
        boolean own = claim != null && claim.weight() == Claim.OWN;
        if (!signedUp() && !own) {
            return Channel.NO_SIGNUP;
        }
        return claim == null ? Channel.UNATTRIBUTED : claim.name();
    }

    /** The plan type that its facts count under, beside its channel; null while its signup is not known. */
    @Nullable
    String planType() {
        if (!signedUp()) {
            return null;
        }
        return plan == null ? Channel.NO_PLAN : plan.name();
    }

    /** Whether nothing is left to remember. */
    public boolean forgettable() {
        return !signedUp() && !absorbed && claim == null && reached.isEmpty() && facts.isEmpty() && seen.isEmpty();
    }

    AccountState withSignup(long atMillis, long recordedMillis, boolean counts) {
        return new AccountState(atMillis, recordedMillis, counts, absorbed, claim, plan, reached, facts, seen);
    }

    AccountState withClaim(@Nullable Claim now) {
        return new AccountState(
                signedUpAtMillis, signupRecordedMillis, counted, absorbed, now, plan, reached, facts, seen);
    }

    AccountState withPlan(@Nullable Claim now) {
        return new AccountState(
                signedUpAtMillis, signupRecordedMillis, counted, absorbed, claim, now, reached, facts, seen);
    }

    AccountState withReached(Map<String, Occurrences> now) {
        return new AccountState(
                signedUpAtMillis, signupRecordedMillis, counted, absorbed, claim, plan, now, facts, seen);
    }

    AccountState withFacts(Map<String, Fact> now) {
        return new AccountState(
                signedUpAtMillis, signupRecordedMillis, counted, absorbed, claim, plan, reached, now, seen);
    }

    AccountState withSeen(List<Seen> now) {
        return new AccountState(
                signedUpAtMillis, signupRecordedMillis, counted, absorbed, claim, plan, reached, facts, now);
    }

    /** The same account, merged into another one. */
    AccountState merged() {
        return new AccountState(
                signedUpAtMillis, signupRecordedMillis, counted, true, claim, plan, reached, facts, seen);
    }
}
