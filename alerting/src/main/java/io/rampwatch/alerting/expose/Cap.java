package io.rampwatch.alerting.expose;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how many values a label has: the first come keep their names, the rest is one. Whoever writes events chooses
 * names, and must not choose how large a scrape is.
 */
final class Cap {
    /** The name of all that have none of their own. */
    static final String OTHER = "(other)";

    private static final int MOST_REMEMBERED = 10_000;

    private final int most;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Set<String> folded = ConcurrentHashMap.newKeySet();

    /**
     * A limit.
     *
     * @param most how many names there may be
     * @param always names that have their place from the start
     */
    Cap(int most, Collection<String> always) {
        this.most = most;
        always.stream().limit(most).forEach(named::add);
    }

    /** The label of a name. */
    synchronized String label(String name) {
        if (named.contains(name)) {
            return name;
        }
        if (named.size() < most) {
            named.add(name);
            return name;
        }
        if (folded.size() < MOST_REMEMBERED) {
            folded.add(name);
        }
        return OTHER;
    }

    /** How many names were folded into one. */
    int folded() {
        return folded.size();
    }
}
