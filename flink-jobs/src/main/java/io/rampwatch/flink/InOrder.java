package io.rampwatch.flink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.ListState;

/**
 * What waits until event time has come to it, in the order in which it is due: whatever the order of arrival was, as
 * long as it was allowed.
 */
final class InOrder<T> {
    private final ToLongFunction<T> due;
    private final Function<T, String> source;
    private final PriorityQueue<T> waiting;
    private final Map<String, Long> held = new HashMap<>();

    /**
     * Nothing waits.
     *
     * @param due from which event time on an element waits no more
     * @param order further order of elements that are due at one time
     * @param source whose element it is
     */
    InOrder(ToLongFunction<T> due, Comparator<T> order, Function<T, String> source) {
        this.due = due;
        this.source = source;
        waiting = new PriorityQueue<>(Comparator.comparingLong(due).thenComparing(order));
    }

    void add(T element) {
        waiting.add(element);
        held.merge(source.apply(element), 1L, Long::sum);
    }

    /** Takes out what is due at a time, earliest first. */
    List<T> until(long millis) {
        List<T> taken = new ArrayList<>();
        for (T first = waiting.peek(); first != null && due.applyAsLong(first) <= millis; first = waiting.peek()) {
            waiting.remove();
            taken.add(first);
            held.merge(source.apply(first), -1L, Long::sum);
        }
        return taken;
    }

    /** When the first is due; {@link Long#MAX_VALUE} for none. */
    long earliest() {
        T first = waiting.peek();
        return first == null ? Long.MAX_VALUE : due.applyAsLong(first);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** By how many of each source more or fewer wait than when this was asked before. */
    Map<String, Long> held() {
        Map<String, Long> since = Map.copyOf(held);
        held.clear();
        return since;
    }

    void keep(ListState<T> state) throws Exception {
        state.update(List.copyOf(waiting));
    }

    /** What waited before a restart; that it waits was said then. */
    void recall(ListState<T> state) throws Exception {
        state.get().forEach(waiting::add);
    }
}
