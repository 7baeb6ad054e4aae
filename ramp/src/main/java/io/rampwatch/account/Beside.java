package io.rampwatch.account;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account stands for that only some events change: outcomes, what its tickets reached and which are open, what
 * was spent. Of an event that changes none of it nothing is looked at.
 */
final class Beside {
    private Beside() {}

    /**
     * What the state stands for there where the event may have changed it.
     *
     * @param key the key of the event's fact
     */
    static Map<Cell, Long> of(Measures measures, AccountState state, OpsEvent event, String key) {
        if (event.kind() == Kind.SPEND_REPORTED) {
            return Spend.of(state, key, Math.floorDiv(event.timeMillis(), 60_000L));
        }
        Map<Cell, Long> cells = new HashMap<>(Outcomes.of(measures, state));
        if (Revision.isWide(event) || measures.lifecycles().contains(event.name())) {
            Lifecycles.of(measures, state, subject(event, key))
                    .forEach((cell, value) -> cells.merge(cell, value, Long::sum));
        }
        if (Revision.isWide(event) || Reasons.concerns(event.name())) {
            Reasons.of(state).forEach((cell, value) -> cells.merge(cell, value, Long::sum));
        }
        return cells;
    }

    /** A word on the account changes where all of them count. */
    private static @Nullable String subject(OpsEvent event, String key) {
        return Revision.isWide(event) ? null : Lifecycles.subject(event.name(), event.timeMillis(), key);
    }
}
