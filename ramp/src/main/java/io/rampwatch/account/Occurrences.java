package io.rampwatch.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The occurrences of one milestone that are worth remembering.
 *
 * <p>Of those at or after the signup the earliest matters, and the next few in case a correction moves the signup to a
 * later time. Before the signup is known (or where an earlier one may still be reported) the latest few are kept:
 * events reach an account in nearly the order in which they happened, so the one that will matter is among the last
 * that came before the signup did.
 *
 * @param millis when it occurred, epoch milliseconds, ascending; at most {@link #MOST}
 */
public record Occurrences(List<Long> millis) {
    /** How many of one name an account keeps. */
    public static final int MOST = 8;

    /** How many of these lie after the one that matters. */
    private static final int AFTER = 3;

    /** None. */
    static final Occurrences NONE = new Occurrences(List.of());

    /** With one more, cut to what matters given the signup. */
    Occurrences with(long atMillis, long signedUpAtMillis) {
        List<Long> all = new ArrayList<>(millis);
        int place = Collections.binarySearch(all, atMillis);
        if (place < 0) {
            all.add(-place - 1, atMillis);
        }
        return new Occurrences(all).cut(signedUpAtMillis);
    }

    /** What matters, given the signup. */
    Occurrences cut(long signedUpAtMillis) {
        int firstAfter = 0;
        while (firstAfter < millis.size() && millis.get(firstAfter) < signedUpAtMillis) {
            firstAfter++;
        }
        int end = Math.min(firstAfter + 1 + AFTER, millis.size());
        return new Occurrences(List.copyOf(millis.subList(Math.max(0, end - MOST), end)));
    }

    /** The earliest at or after a time; {@link AccountState#NEVER} where there is none. */
    long firstFrom(long from) {
        for (long at : millis) {
            if (at >= from) {
                return at;
            }
        }
        return AccountState.NEVER;
    }
}
