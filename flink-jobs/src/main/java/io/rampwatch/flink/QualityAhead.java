package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/**
 * What is said of the quality of all input before event time has come so far: a tick that is still to come must not
 * know what a later one is the first to know.
 */
final class QualityAhead {
    /** How often each was said. */
    static final MapStateDescriptor<Ahead, Long> WAITING =
            new MapStateDescriptor<>("quality-ahead", Ahead.class, Long.class);

    private final BroadcastState<Ahead, Long> waiting;

    QualityAhead(BroadcastState<Ahead, Long> waiting) {
        this.waiting = waiting;
    }

    void keep(Contribution said, long tickMillis) throws Exception {
        var ahead = new Ahead(tickMillis, said);
        Long times = waiting.get(ahead);
        waiting.put(ahead, times == null ? 1 : times + 1);
    }

    /** Takes out what ticks up to this one may know. */
    List<Contribution> taken(long tickMillis) throws Exception {
        List<Contribution> known = until(waiting, tickMillis);
        if (!known.isEmpty()) {
            List<Ahead> gone = new ArrayList<>();
            waiting.entries().forEach(each -> {
                if (each.getKey().tickMillis() <= tickMillis) {
                    gone.add(each.getKey());
                }
            });
            for (Ahead ahead : gone) {
                waiting.remove(ahead);
            }
        }
        return known;
    }

    /** What ticks up to this one may know, and waits still. */
    static List<Contribution> until(ReadOnlyBroadcastState<Ahead, Long> waiting, long tickMillis) throws Exception {
        List<Contribution> known = new ArrayList<>();
        for (Map.Entry<Ahead, Long> each : waiting.immutableEntries()) {
            Ahead ahead = each.getKey();
            if (ahead.tickMillis() <= tickMillis) {
                known.add(ahead.said().cell().times(ahead.said().value() * each.getValue()));
            }
        }
        return known;
    }
}
