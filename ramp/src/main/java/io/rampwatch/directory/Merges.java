package io.rampwatch.directory;

import io.rampwatch.event.Conservation;
import io.rampwatch.event.Name;
import io.rampwatch.event.Reason;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which accounts were merged into which, however often. */
final class Merges {
    /** The word under which a merge that would close a circle is counted. */
    static final String REFUSED = Conservation.dead(Reason.MERGE_CYCLE);

    private final Entries entries;

    Merges(Entries entries) {
        this.entries = entries;
    }

    /** The account that an account is at a time. */
    String survivor(String account, long atMillis) {
        String now = account;
        Entry merged = entries.find(Name.merged(now));
        // a circle is never taken in, so this ends
        while (merged != null && merged.account() != null && atMillis >= merged.atMillis()) {
            now = merged.account();
            merged = entries.find(Name.merged(now));
        }
        return now;
    }

    /** Whether a merge would make an account its own survivor, at whatever time. */
    boolean wouldBeCycle(String absorbed, String survivor) {
        Set<String> passed = new HashSet<>();
        String now = survivor;
        while (now != null && passed.add(now)) {
            if (now.equals(absorbed)) {
                return true;
            }
            now = next(now);
        }
        return false;
    }

    private @Nullable String next(String account) {
        Entry merged = entries.find(Name.merged(account));
        return merged == null ? null : merged.account();
    }
}
