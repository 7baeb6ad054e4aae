package io.rampwatch.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The occurrences of one milestone that are worth remembering.
 *
 * <p>Of those at or after the signup only the earliest can ever matter. Before the signup is known (or where an earlier
 * one may still be reported) the latest few are kept: events reach an account in nearly the order in which they
 * happened, so the one that will matter is among the last that came before the signup did.
 */
final class Occurrences {
    /** How many of one name an account keeps. */
    static final int MOST = 8;

    private Occurrences() {}

    /** The list with one more occurrence, cut to what matters; ascending. */
    static List<Long> with(List<Long> known, long atMillis, long signedUpAtMillis) {
        List<Long> all = new ArrayList<>(known);
        int place = Collections.binarySearch(all, atMillis);
        if (place < 0) {
            all.add(-place - 1, atMillis);
        }
        return cut(all, signedUpAtMillis);
    }

    /** What matters of an ascending list, given the signup. */
    static List<Long> cut(List<Long> all, long signedUpAtMillis) {
        int firstAfter = 0;
        while (firstAfter < all.size() && all.get(firstAfter) < signedUpAtMillis) {
            firstAfter++;
        }
        int end = Math.min(firstAfter + 1, all.size());
        return List.copyOf(all.subList(Math.max(0, end - MOST), end));
    }

    /** The earliest at or after a time; {@link AccountState#NEVER} where there is none. */
    static long firstFrom(List<Long> known, long millis) {
        for (long at : known) {
            if (at >= millis) {
                return at;
            }
        }
        return AccountState.NEVER;
    }
}
