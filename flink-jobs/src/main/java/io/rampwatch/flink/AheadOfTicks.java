package io.rampwatch.flink;

import io.rampwatch.account.Cell;
import io.rampwatch.account.Contribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;

/**
 * What a channel hears before it may know it. Tasks of accounts run apart: one may have passed a tick that another has
 * not, and what it takes back then was still true at that tick. What lies after the tick before its own is invisible to
 * earlier ticks anyway; all else waits for its own, and is added up by then, so that nobody sees in what portions it
 * came.
 */
final class AheadOfTicks {
    private static final long MINUTE = 60_000;

    private final Ticks ticks;
    private final ListState<Ahead> waiting;

    AheadOfTicks(Ticks ticks, ListState<Ahead> waiting) {
        this.ticks = ticks;
        this.waiting = waiting;
    }

    /** Whether a contribution has to wait for its tick. */
    boolean holds(Contribution said, long tickMillis, long watermark) {
        long before = ticks.before(tickMillis);
        return before > watermark || said.effectMinute() * MINUTE < before;
    }

    void keep(Contribution said, long tickMillis) throws Exception {
        waiting.add(new Ahead(tickMillis, said));
    }

    /** Takes out what ticks up to this one may know: of each cell the sum, where it is one. */
    List<Contribution> until(long tickMillis) throws Exception {
        List<Ahead> still = new ArrayList<>();
        Map<Cell, Long> sums = new HashMap<>();
        for (Ahead ahead : waiting.get()) {
            if (ahead.tickMillis() <= tickMillis) {
                sums.merge(ahead.said().cell(), ahead.said().value(), Long::sum);
            } else {
                still.add(ahead);
            }
        }
        if (!sums.isEmpty()) {
            waiting.update(still);
        }
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> sum.getKey().times(sum.getValue()))
                .toList();
    }
}
