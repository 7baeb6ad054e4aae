package io.rampwatch.flink;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * How far event time had come before a restart. Event time itself begins anew then, and what was late before it would
 * not be: an event of an erased account would be taken in.
 */
final class HeardTime {
    private final ListState<Long> kept;

    HeardTime(OperatorStateStore store) throws Exception {
        kept = store.getUnionListState(new ListStateDescriptor<>("heard", Long.class));
    }

    /** Where the task had come that was behind all others; {@link Long#MIN_VALUE} at the very beginning. */
    long recall() throws Exception {
        long behind = Long.MAX_VALUE;
        for (long each : kept.get()) {
            // one that had not begun, or had ended, says nothing
            behind = each == Long.MIN_VALUE || each == Long.MAX_VALUE ? behind : Math.min(behind, each);
        }
        return behind == Long.MAX_VALUE ? Long.MIN_VALUE : behind;
    }

    void keep(long millis) throws Exception {
        kept.update(List.of(millis));
    }
}
